package dev.headrace.internal.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A ring against a plain queue: random puts and takes, and a close. */
class RingModelTest {

  @TestFactory
  List<DynamicTest> aRingDoesWhatAQueueDoes() {
    return LongStream.of(1, 42, new Random().nextLong())
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> compare(seed)))
        .toList();
  }

  private void compare(long seed) {
    Random random = new Random(seed);
    for (int capacity = 1; capacity <= 33; capacity++) {
      Ring<Integer> ring = new Ring<>(capacity);
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
        assertThat(ring.hasNext()).as(where).isEqualTo(!model.isEmpty());
        if (step == 1_900) {
          ring.close();
        }
      }
    }
  }

  @Test
  void aTakeMayBeKeptFromWhatCameLater() {
    Ring<String> ring = new Ring<>(3);
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
