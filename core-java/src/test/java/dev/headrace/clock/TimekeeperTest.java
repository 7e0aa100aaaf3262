package dev.headrace.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Registration;
import dev.headrace.testsupport.ReportedFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimekeeperTest {
  private static final Duration LONG = Duration.ofSeconds(Long.MAX_VALUE);

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Nested
  class Manual {
    private final ManualTimekeeper time = new ManualTimekeeper();
    private final List<String> done = new ArrayList<>();

    private Runnable says(String what) {
      return () -> done.add(what + " at " + time.nanos() / 1_000_000_000);
    }

    @Test
    void doesWhatIsDueInOrderEachAtItsMoment() {
      time.after(seconds(3), says("c"));
      time.after(seconds(1), says("a"));
      time.after(seconds(3), says("d"));
      time.after(seconds(2), says("b"));

      time.advance(seconds(3));

      assertThat(done).containsExactly("a at 1", "b at 2", "c at 3", "d at 3");
      assertThat(time.nanos()).isEqualTo(3_000_000_000L);
    }

    @Test
    void leavesWhatIsNotDue() {
      time.after(seconds(3), says("c"));
      time.advance(Duration.ofNanos(2_999_999_999L));
      assertThat(done).isEmpty();
      time.advance(Duration.ofNanos(1));
      assertThat(done).containsExactly("c at 3");
    }

    @Test
    void doesWhatIsAskedForMeanwhile() {
      time.after(seconds(1), () -> time.after(seconds(1), says("again")));
      time.advance(seconds(5));
      assertThat(done).containsExactly("again at 2");
      assertThat(time.nanos()).isEqualTo(5_000_000_000L);
    }

    @Test
    void leavesOutWhatWasTakenBack() {
      Registration first = time.after(seconds(1), says("a"));
      time.after(seconds(1), says("b"));
      first.close();
      first.close();
      time.advance(seconds(1));
      first.close();
      assertThat(done).containsExactly("b at 1");
    }

    @Test
    void whatIsDueAtOnceWaitsToBeRun() {
      time.after(Duration.ZERO, says("now"));
      time.after(seconds(-5), says("long ago"));
      assertThat(done).isEmpty();
      time.runDue();
      assertThat(done).containsExactly("now at 0", "long ago at 0");
    }

    @Test
    void whatNeverComesDueIsNoTrouble() {
      time.advance(seconds(10));
      time.after(LONG, says("never"));
      time.advance(seconds(1_000_000));
      assertThat(done).isEmpty();
      assertThat(time.pending()).isEqualTo(1);
      assertThat(time).hasToString("manual time at PT277H46M50S, 1 tasks waiting");
    }

    @Test
    void refusesToGoBack() {
      assertThatThrownBy(() -> time.advance(seconds(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("time can't go on by PT-1S: it goes forward");
    }

    @Test
    void oneThreadWaitsForWhatAnotherAsksFor() throws Exception {
      CompletableFuture<String> told = new CompletableFuture<>();
      Thread other =
          new Thread(() -> time.after(seconds(1), () -> told.complete("done")), "asking");
      other.start();
      time.awaitPending(1);
      other.join();
      time.advance(seconds(1));
      assertThat(told).isCompletedWithValue("done");
    }
  }

  @Nested
  class Real {
    @Test
    void doesItOnItsOwnThreadAndNotBefore() {
      try (RealTimekeeper time = Timekeeper.start(task -> new Thread(task, "the timer"))) {
        long begun = time.nanos();
        CompletableFuture<Long> at = new CompletableFuture<>();
        CompletableFuture<String> where = new CompletableFuture<>();
        time.after(
            Duration.ofMillis(5),
            () -> {
              where.complete(Thread.currentThread().getName());
              at.complete(time.nanos());
            });
        assertThat(at.join() - begun).isGreaterThanOrEqualTo(5_000_000L);
        assertThat(where.join()).isEqualTo("the timer");
      }
    }

    @Test
    void leavesOutWhatWasTakenBackAndWhatWaitsWhenClosed() {
      RealTimekeeper time = Timekeeper.start(task -> new Thread(task, "the timer"));
      Registration later = time.after(seconds(3600), () -> {});
      time.after(LONG, () -> {});
      assertThat(time).hasToString("real time, 2 tasks waiting");
      later.close();
      assertThat(time).hasToString("real time, 1 tasks waiting");
      time.close();
      time.close();
      assertThatThrownBy(() -> time.after(seconds(1), () -> {}))
          .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void logsWhatFailsAndGoesOn() throws Exception {
      ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
      try {
        Timekeeper time = Timekeeper.on(timer);
        CountDownLatch after = new CountDownLatch(1);
        time.after(
            Duration.ZERO,
            () -> {
              throw new IllegalStateException("broken");
            });
        time.after(Duration.ZERO, after::countDown);
        after.await();
        assertThat(ReportedFailures.take())
            .singleElement()
            .asString()
            .contains("what was to be done later failed")
            .contains("broken");
      } finally {
        timer.shutdown();
      }
    }
  }
}
