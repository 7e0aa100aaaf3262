package dev.headrace.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Handler;
import dev.headrace.clock.EventClock;
import dev.headrace.clock.ManualClock;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.Sequence;
import dev.headrace.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
  static final class Log {
    final List<String> lines = new ArrayList<>();
  }

  static void onOrder(Sequence sequence, Res<EventClock> clock, ResMut<Log> log, String order) {
    log.get().lines.add(sequence.get() + " at " + clock.get().nanos() + ": " + order);
  }

  private final ManualClock time = ManualClock.startingAt(0);
  private final World world = World.builder().add(time.clock()).add(new Log()).build();
  private final Journal<String> journal = Journal.create();

  @Test
  void aReplayIsLikeTheFirstTime() {
    Handler<String> live = world.handler(JournalTest::onOrder);
    Handler<String> recorded = journal.recording(world.sequence(), time.clock(), live);
    assertThat(recorded.name()).isEqualTo(live.name());
    for (String order : List.of("a", "b", "c")) {
      time.advance(10);
      time.sync();
      world.sequence().advance();
      recorded.run(order);
      world.sequence().advance();
    }
    ManualClock again = ManualClock.startingAt(0);
    again.setElapsed(Duration.ofNanos(10));
    World another = World.builder().add(again.clock()).add(new Log()).build();
    journal.replay(another.sequence(), again, another.handler(JournalTest::onOrder));
    List<String> first = world.res(Log.class).get().lines;
    assertThat(first).containsExactly("1 at 10: a", "3 at 20: b", "5 at 30: c");
    assertThat(another.res(Log.class).get().lines).isEqualTo(first);
    assertThat(journal).hasToString("journal of 3 events");
  }

  @Test
  void withoutAClockTheNumbersAreKept() {
    RecordingHandler<String> target = RecordingHandler.create("target");
    Handler<String> recorded = journal.recording(world.sequence(), target);
    world.sequence().set(7);
    recorded.run("a");
    assertThat(journal.entries()).containsExactly(new Journal.Entry<>(7, 0, "a"));
    List<Long> numbers = new ArrayList<>();
    world.sequence().reset();
    journal.replay(world.sequence(), Handler.of(event -> numbers.add(world.sequence().get())));
    assertThat(numbers).containsExactly(7L);
    assertThat(target.events()).containsExactly("a");
  }

  @Test
  void aFailureEndsTheReplayAndIsWrittenDownLive() {
    Handler<String> failing =
        Handler.of(
            event -> {
              throw new IllegalStateException(event);
            });
    Handler<String> recorded = journal.recording(world.sequence(), failing);
    assertThatThrownBy(() -> recorded.run("a")).hasMessage("a");
    journal.add(9, 5, "b");
    assertThat(journal.entries()).hasSize(2);
    assertThatThrownBy(() -> journal.replay(world.sequence(), failing)).hasMessage("a");
    assertThat(world.sequence().get()).isZero();
  }
}
