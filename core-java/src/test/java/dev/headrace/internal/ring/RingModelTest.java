package dev.headrace.internal.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ring against a plain queue: random puts and takes, and a close. */
class RingModelTest {

  enum Kind {
    FOR_ONE_TAKER {
      @Override
      <E> Ring<E> ring(int capacity) {
        return Ring.forOneTaker(capacity);
      }
    },
    FOR_ANY_TAKER {
      @Override
      <E> Ring<E> ring(int capacity) {
        return Ring.forAnyTaker(capacity);
      }
    };

    abstract <E> Ring<E> ring(int capacity);
  }

  @TestFactory
  Stream<DynamicTest> aRingDoesWhatAQueueDoes() {
    return Stream.of(Kind.values())
        .flatMap(
            kind ->
                LongStream.of(1, 42, new Random().nextLong())
                    .mapToObj(
                        seed ->
                            DynamicTest.dynamicTest(
                                kind + ", seed " + seed, () -> compare(kind, seed))));
  }

  private void compare(Kind kind, long seed) {
    Random random = new Random(seed);
    for (int capacity = 1; capacity <= 33; capacity++) {
      Ring<Integer> ring = kind.ring(capacity);
      Deque<Integer> model = new ArrayDeque<>();
      assertThat(ring.capacity()).isEqualTo(capacity);
      for (int step = 0; step < 2_000; step++) {
        String where = "capacity %d, step %d of seed %d".formatted(capacity, step, seed);
        boolean filling = (step / 100) % 2 == 0; // so that it is full at times, and empty
        if (random.nextInt(4) == 0 != filling) {
          boolean fits = model.size() < capacity;
          Ring.Put expected =
              ring.isClosed() ? Ring.Put.CLOSED : fits ? Ring.Put.DONE : Ring.Put.FULL;
          assertThat(ring.put(step)).as(where).isEqualTo(expected);
          if (expected == Ring.Put.DONE) {
            model.add(step);
          }
        } else {
          assertThat(ring.take()).as(where).isEqualTo(model.poll());
        }
        assertThat(ring.size()).as(where).isEqualTo(model.size());
        assertThat(ring.isEmpty()).as(where).isEqualTo(model.isEmpty());
        assertThat(ring.isBefore(ring.end())).as(where).isEqualTo(!model.isEmpty());
        if (step == 1_900) {
          ring.close();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTakeMayBeKeptFromWhatCameLater(Kind kind) {
    Ring<String> ring = kind.ring(3);
    for (int round = 0; round < 10; round++) {
      ring.put("before");
      long end = ring.end();
      ring.put("after");
      assertThat(ring.take(end)).isEqualTo("before");
      assertThat(ring.take(end)).isNull();
      assertThat(ring.take()).isEqualTo("after");
    }
  }
}
