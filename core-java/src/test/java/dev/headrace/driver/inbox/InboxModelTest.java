package dev.headrace.driver.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.testing.RecordingHandler;
import dev.headrace.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Inboxes against a plain map in the order of insertion: random offers, polls and a close. */
class InboxModelTest {
  record Event(int key, int number) {}

  /** What a conflating inbox should do; a bounded one is the same with keys that never recur. */
  private static final class Model {
    final Map<Integer, Event> waiting = new LinkedHashMap<>();
    final int capacity;
    final WhenFull whenFull;
    boolean closed;
    int dropped;

    Model(int capacity, WhenFull whenFull) {
      this.capacity = capacity;
      this.whenFull = whenFull;
    }

    Offer offer(Event event) {
      if (closed) {
        return Offer.CLOSED;
      }
      if (waiting.replace(event.key(), event) != null) {
        return Offer.CONFLATED;
      }
      Offer offer = waiting.size() < capacity ? Offer.ACCEPTED : full();
      if (offer.isIn()) {
        waiting.put(event.key(), event);
      }
      return offer;
    }

    private Offer full() {
      if (whenFull == WhenFull.REJECT) {
        return Offer.REJECTED;
      }
      dropped++;
      if (whenFull == WhenFull.DROP_LATEST) {
        return Offer.DROPPED;
      }
      waiting.remove(waiting.keySet().iterator().next());
      return Offer.DROPPED_OLDEST;
    }

    List<Event> poll(int limit) {
      List<Event> polled = new ArrayList<>(waiting.values());
      polled = polled.subList(0, Math.min(limit, polled.size()));
      polled.forEach(event -> waiting.remove(event.key()));
      return polled;
    }
  }

  @ParameterizedTest
  @EnumSource
  void boundedInboxesDoWhatTheModelDoes(WhenFull whenFull) {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int capacity = 1 + random.nextInt(20);
      check(seed, random, Inbox.bounded("it", capacity, whenFull), whenFull, Integer.MAX_VALUE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void conflatingInboxesDoWhatTheModelDoes(WhenFull whenFull) {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int capacity = 1 + random.nextInt(20);
      Inbox<Event> inbox = Inbox.conflating("it", capacity, whenFull, Event::key);
      check(seed, random, inbox, whenFull, 1 + random.nextInt(5 * capacity));
    }
  }

  private void check(int seed, Random random, Inbox<Event> inbox, WhenFull whenFull, int keys) {
    Model model = new Model(inbox.capacity(), whenFull);
    RecordingHandler<Event> seen = RecordingHandler.create("seen");
    InboxPoller<Event> poller = inbox.poller(World.builder().build(), seen);
    int closeAt = random.nextInt(600);
    for (int i = 0; i < 500; i++) {
      String where = "seed " + seed + ", step " + i;
      if (i == closeAt) {
        inbox.close();
        model.closed = true;
      } else if (random.nextInt(inbox.capacity() + 1) == 0) {
        int limit = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(4);
        seen.clear();
        List<Event> expected = model.poll(limit);
        assertThat(poller.poll(limit)).as(where).isEqualTo(expected.size());
        assertThat(seen.events()).as(where).isEqualTo(expected);
      } else {
        int key = keys == Integer.MAX_VALUE ? i : random.nextInt(keys);
        Event event = new Event(key, i);
        assertThat(inbox.offer(event)).as(where).isEqualTo(model.offer(event));
      }
      assertThat(inbox.size()).as(where).isEqualTo(model.waiting.size());
      assertThat(inbox.dropped()).as(where).isEqualTo(model.dropped);
    }
  }
}
