package dev.headrace.driver.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.FailedStep;
import dev.headrace.Handler;
import dev.headrace.clock.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The wheel does what a sorted map would, whatever is done to it and wherever. */
class TimerWheelModelTest {
  private static final int OPERATIONS = 20_000;

  @TestFactory
  Stream<DynamicTest> doesWhatASortedMapDoes() {
    long first = System.nanoTime();
    return LongStream.range(first, first + 12)
        .mapToObj(
            seed -> DynamicTest.dynamicTest("seed " + seed, () -> new Trial(seed).run(OPERATIONS)));
  }

  /** The number of a timer's place, and its deadline. */
  private record Place(long deadline, long order) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return deadline != other.deadline
          ? Long.compare(deadline, other.deadline)
          : Long.compare(order, other.order);
    }
  }

  /** A timer beside what the model knows of it. Deadlines of the model count from the origin. */
  private static final class Twin {
    private final int id;
    private final Timer timer;
    private Place place = new Place(0, -1);
    private long skipped;

    Twin(int id, Handler<TimerEvent> handler, Random random) {
      this.id = id;
      Duration period = Duration.ofNanos(1 + random.nextInt(1 << random.nextInt(24)));
      this.timer =
          switch (random.nextInt(12)) {
            case 0 -> Timer.withFixedDelay(period, handler);
            case 1 -> Timer.atFixedRate(period, MissedFirings.SKIP, handler);
            case 2 -> Timer.atFixedRate(period, MissedFirings.COALESCE, handler);
            // Slow ones, or a long jump would have them fire for ever.
            case 3 -> Timer.atFixedRate(Duration.ofMillis(20), MissedFirings.CATCH_UP, handler);
            default -> Timer.of(handler);
          };
      timer.named("timer " + id);
    }

    @Override
    public String toString() {
      return timer.name();
    }
  }

  private static final class Deliberate extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Trial {
    private final long seed;
    private final Random random;
    private final long origin;
    private final ManualClock time = ManualClock.startingAt(0);
    private final TimerWheel wheel;
    private final int capacity;

    /** How many bits distances have where timers crowd together; 0 where they are of any size. */
    private final int bits;

    private final List<Twin> twins = new ArrayList<>();
    private final TreeMap<Place, Twin> model = new TreeMap<>();

    private long now;
    private long orders;
    private int depth;

    // The poll under way.
    private long begin;
    private long pollNow;
    private int budget;
    private boolean failing;

    Trial(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.origin =
          switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> Long.MAX_VALUE - random.nextInt(1 << 24);
            default -> random.nextLong();
          };
      time.setElapsed(Duration.ofNanos(origin));
      time.sync();
      this.capacity = random.nextInt(4) > 0 ? Integer.MAX_VALUE : 50;
      this.wheel = TimerWheel.create(time.clock(), capacity);
      this.bits = random.nextInt(3) == 0 ? 0 : 8 + random.nextInt(26);
      int timers = bits == 0 ? 1 << random.nextInt(11) : 2000;
      for (int i = 0; i < timers; i++) {
        twins.add(new Twin(i, handler(i), random));
      }
      for (int i = 0; i < timers; i++) {
        schedule();
      }
    }

    private Handler<TimerEvent> handler(int id) {
      return Handler.of("h" + id, event -> fired(twins.get(id), event));
    }

    void run(int operations) {
      for (int i = 0; i < operations; i++) {
        try {
          operation();
          check();
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError("seed " + seed + ", operation " + i, e);
        }
      }
    }

    private void operation() {
      int choice = random.nextInt(20);
      if (choice < 9) {
        schedule();
      } else if (choice < 11) {
        cancel();
      } else if (choice < 13) {
        reschedule();
      } else if (choice < 15) {
        setNow(now + (distance() >>> (bits == 0 ? 0 : 6)));
      } else if (choice == 15 && random.nextInt(10) == 0) {
        setNow(now - distance());
      } else {
        poll(random.nextInt(3) == 0 ? random.nextInt(8) : Integer.MAX_VALUE);
      }
    }

    private void setNow(long nanos) {
      now = nanos;
      time.setElapsed(Duration.ofNanos(origin + now));
      time.sync();
    }

    private Twin any() {
      return twins.get(random.nextInt(twins.size()));
    }

    /** From a nanosecond to a minute, and all in between as often; now and then by whole ticks. */
    private long distance() {
      long distance = random.nextLong() >>> (bits == 0 ? 28 + random.nextInt(36) : 64 - bits);
      return random.nextInt(4) == 0 ? distance & -1024 : distance;
    }

    private long deadline() {
      int choice = random.nextInt(20);
      if (choice == 0) {
        return now + (random.nextLong() >>> random.nextInt(20)) / 4;
      }
      return choice == 1 ? now : choice < 4 ? now - distance() : now + distance();
    }

    private void schedule() {
      Twin twin = any();
      long deadline = deadline();
      boolean room = twin.timer.isPending() || model.size() < capacity;
      boolean scheduled =
          random.nextBoolean()
              ? wheel.trySchedule(origin + deadline, twin.timer)
              : wheel.trySchedule(Duration.ofNanos(deadline - now), twin.timer);
      assertThat(scheduled).isEqualTo(room);
      if (room) {
        place(twin, deadline);
      }
    }

    private void place(Twin twin, long deadline) {
      model.remove(twin.place, twin);
      twin.place = new Place(deadline, orders++);
      twin.skipped = 0;
      model.put(twin.place, twin);
    }

    private void cancel() {
      Twin twin = any();
      assertThat(wheel.cancel(twin.timer)).isEqualTo(model.remove(twin.place, twin));
    }

    private void reschedule() {
      Twin twin = any();
      if (twin.timer.isPending()) {
        long deadline = deadline();
        wheel.reschedule(origin + deadline, twin.timer);
        place(twin, deadline);
      }
    }

    private void poll(int limit) {
      long outerBegin = begin;
      long outerNow = pollNow;
      int outerBudget = budget;
      begin = orders;
      pollNow = now;
      budget = limit;
      depth++;
      try {
        int fired = wheel.poll(origin + now, limit);
        assertThat(fired).isEqualTo(limit - budget);
        assertThat(budget == 0 || due() == null).as("all due have fired").isTrue();
      } catch (Deliberate e) {
        assertThat(failing).isTrue();
        assertThat(FailedStep.of(e)).isNotEmpty();
        failing = false;
      } finally {
        depth--;
        begin = outerBegin;
        pollNow = outerNow;
        budget = outerBudget;
      }
    }

    /** The one to fire next; those that skip firings are moved first. */
    private Map.Entry<Place, Twin> due() {
      while (true) {
        Map.Entry<Place, Twin> due = null;
        for (Map.Entry<Place, Twin> entry :
            model.headMap(new Place(pollNow, Long.MAX_VALUE)).entrySet()) {
          if (entry.getKey().order() < begin) {
            due = entry;
            break;
          }
        }
        if (due == null || !skips(due.getValue())) {
          return due;
        }
      }
    }

    private boolean skips(Twin twin) {
      Timer timer = twin.timer;
      long missed = timer.period == 0 ? 0 : (pollNow - twin.place.deadline()) / timer.period;
      if (timer.repeat != Timer.Repeat.FROM_DEADLINE
          || timer.missedFirings != MissedFirings.SKIP
          || missed == 0) {
        return false;
      }
      twin.skipped += missed;
      move(twin, twin.place.deadline() + missed * timer.period);
      return true;
    }

    private void move(Twin twin, long deadline) {
      model.remove(twin.place);
      twin.place = new Place(deadline, twin.place.order());
      model.put(twin.place, twin);
    }

    private void fired(Twin twin, TimerEvent event) {
      Map.Entry<Place, Twin> due = due();
      assertThat(due).as("something is due").isNotNull();
      assertThat(due.getValue()).isSameAs(twin);
      assertThat(budget--).isPositive();
      assertThat(event.timer()).isSameAs(twin.timer);
      assertThat(event.deadline()).isEqualTo(origin + twin.place.deadline());
      assertThat(event.now()).isEqualTo(origin + pollNow);
      assertThat(event.lateness()).isEqualTo(pollNow - twin.place.deadline());
      assertThat(event.missed()).isEqualTo(repeat(twin));
      check();
      if (depth < 3) {
        for (int i = random.nextInt(4); i > 0; i--) {
          operation();
          check();
        }
      }
      assertThat(event.timer()).isSameAs(twin.timer);
      if (random.nextInt(20) == 0) {
        failing = true;
        throw new Deliberate();
      }
    }

    /** Moves what repeats to its next firing, ends what does not; gives how many were missed. */
    private long repeat(Twin twin) {
      Timer timer = twin.timer;
      long deadline = twin.place.deadline();
      switch (timer.repeat) {
        case NEVER -> model.remove(twin.place);
        case FROM_POLL -> move(twin, pollNow + timer.period);
        case FROM_DEADLINE -> {
          long missed = twin.skipped;
          twin.skipped = 0;
          if (timer.missedFirings == MissedFirings.COALESCE) {
            missed = (pollNow - deadline) / timer.period;
            deadline += missed * timer.period;
          }
          move(twin, deadline + timer.period);
          return missed;
        }
      }
      return 0;
    }

    private void check() {
      assertThat(wheel.size()).isEqualTo(model.size());
      assertThat(wheel.isFull()).isEqualTo(model.size() == capacity);
      if (model.isEmpty()) {
        assertThat(wheel.nextDeadline()).isEmpty();
        assertThat(wheel.nanosToNext(origin + now)).isEqualTo(Long.MAX_VALUE);
      } else {
        long first = model.firstKey().deadline();
        assertThat(wheel.nextDeadline()).hasValue(origin + first);
        assertThat(wheel.nanosToNext(origin + now)).isEqualTo(Math.max(0, first - now));
      }
      if (random.nextInt(500) == 0) {
        assertThat(wheel.pending())
            .containsExactlyElementsOf(model.values().stream().map(twin -> twin.timer).toList());
      }
    }
  }
}
