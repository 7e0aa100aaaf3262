package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A runner that is told to stop before it has asked, so that it is interrupted. */
class AwaitStopTest {
  private final List<String> said = new CopyOnWriteArrayList<>();

  private void stopBeforeItAsks(Hook<Run<Object>> runner) throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(1);
    Container<Object> desk =
        Container.withoutState()
            .add(
                "feed",
                feed ->
                    feed.run(
                        run -> {
                          runs.countDown();
                          while (!Thread.currentThread().isInterrupted()) {
                            Thread.onSpinWait();
                          }
                          runner.call(run);
                        }))
            .build("desk");
    desk.start();
    runs.await();
    assertThat(desk.shutdown().isClean()).isTrue();
  }

  @Test
  void waitingReturnsAndTheInterruptIsOver() throws Exception {
    stopBeforeItAsks(
        run -> {
          run.awaitStop();
          said.add("stopped, interrupted: " + Thread.currentThread().isInterrupted());
        });
    assertThat(said).containsExactly("stopped, interrupted: false");
  }

  @Test
  void aPauseReturnsAndTheInterruptIsOver() throws Exception {
    stopBeforeItAsks(run -> said.add("stopped: " + run.awaitStop(Duration.ofDays(1))));
    assertThat(said).containsExactly("stopped: true");
  }

  @Test
  void whoInterruptsForAnotherReasonIsHeard() throws Exception {
    Container<Object> desk =
        Container.withoutState()
            .listen(new ContainerListener() {})
            .add(
                "feed",
                feed ->
                    feed.run(
                        run -> {
                          Thread.currentThread().interrupt();
                          try {
                            run.awaitStop();
                          } catch (InterruptedException e) {
                            said.add("interrupted");
                          }
                        }))
            .build("desk");
    desk.start();
    while (desk.state("feed") != ProviderState.COMPLETED) {
      Thread.onSpinWait();
    }
    desk.shutdown();
    assertThat(said).containsExactly("interrupted");
  }
}
