package dev.headrace.driver.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Handler;
import dev.headrace.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many threads offer, one polls. */
class InboxThreadsTest {
  private static final int PRODUCERS = 4;
  private static final int EVENTS = 30_000;

  record Event(int producer, int number) {}

  private final World world = World.builder().build();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger running = new AtomicInteger(PRODUCERS);

  private List<Thread> start(Consumer<Integer> producer) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < PRODUCERS; i++) {
      int number = i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  producer.accept(number);
                } catch (Throwable e) {
                  failures.add(e);
                } finally {
                  running.decrementAndGet();
                }
              },
              "producer-" + i);
      threads.add(thread);
      thread.start();
    }
    return threads;
  }

  private void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
  }

  /** Checks that the events of each producer come in order, none twice, and counts them. */
  private static final class Orderly extends Handler<Event> {
    final int[] last = new int[PRODUCERS];
    int count;

    Orderly() {
      Arrays.fill(last, -1);
    }

    @Override
    public void run(Event event) {
      assertThat(event.number()).isGreaterThan(last[event.producer()]);
      last[event.producer()] = event.number();
      count++;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REJECT, 1",
    "REJECT, 5",
    "REJECT, 64",
    "DROP_OLDEST, 1",
    "DROP_OLDEST, 3",
    "DROP_OLDEST, 64",
    "DROP_LATEST, 8"
  })
  void nothingIsLostOrDoubledAndEachThreadsEventsComeInOrder(WhenFull whenFull, int capacity)
      throws InterruptedException {
    Inbox<Event> inbox = Inbox.bounded("events", capacity, whenFull);
    Orderly orderly = new Orderly();
    InboxPoller<Event> poller = inbox.poller(world, orderly);
    AtomicLong in = new AtomicLong();
    AtomicLong newestDropped = new AtomicLong();
    AtomicLong oldestDropped = new AtomicLong();
    List<Thread> threads =
        start(
            producer -> {
              for (int i = 0; i < EVENTS; i++) {
                Event event = new Event(producer, i);
                Offer offer = inbox.offer(event);
                while (offer == Offer.REJECTED) {
                  Thread.yield();
                  offer = inbox.offer(event);
                }
                (offer.isIn() ? in : newestDropped).incrementAndGet();
                if (offer == Offer.DROPPED_OLDEST) {
                  oldestDropped.incrementAndGet();
                }
              }
            });
    while (running.get() > 0 || !inbox.isEmpty()) {
      poller.poll();
    }
    join(threads);
    assertThat(in.get() + newestDropped.get()).isEqualTo((long) PRODUCERS * EVENTS);
    assertThat(orderly.count).isEqualTo(in.get() - (inbox.dropped() - newestDropped.get()));
    assertThat(inbox.dropped() - newestDropped.get())
        .isGreaterThanOrEqualTo(oldestDropped.get()); // one offer may have to drop several
    if (whenFull == WhenFull.DROP_OLDEST) {
      assertThat(orderly.last).as("the last event of all is never dropped").contains(EVENTS - 1);
    }
    if (whenFull == WhenFull.REJECT) {
      assertThat(orderly.count).isEqualTo(PRODUCERS * EVENTS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REJECT, 64, 16, false",
    "REJECT, 4, 16, false",
    "DROP_OLDEST, 4, 16, false",
    "DROP_OLDEST, 1, 5, false",
    "REJECT, 4, 16, true",
    "DROP_OLDEST, 4, 16, true",
    "DROP_OLDEST, 1, 2, true",
  })
  void theNewestOfEachKeyIsSeenAndNoneGoesBack(
      WhenFull whenFull, int capacity, int keys, boolean shared) throws InterruptedException {
    Inbox<Event> inbox =
        Inbox.conflating(
            "events",
            capacity,
            whenFull,
            event -> (shared ? 0 : keys * event.producer()) + event.number() % keys);
    int[][] last = new int[PRODUCERS][keys];
    int[] count = {0};
    InboxPoller<Event> poller =
        inbox.poller(
            world,
            Handler.of(
                event -> {
                  int key = event.number() % keys;
                  assertThat(event.number()).isGreaterThanOrEqualTo(last[event.producer()][key]);
                  last[event.producer()][key] = event.number();
                  count[0]++;
                }));
    AtomicLong conflated = new AtomicLong();
    List<Thread> threads =
        start(
            producer -> {
              for (int i = 0; i < EVENTS; i++) {
                Event event = new Event(producer, i);
                Offer offer = inbox.offer(event);
                while (offer == Offer.REJECTED) {
                  Thread.yield();
                  offer = inbox.offer(event);
                }
                if (offer == Offer.CONFLATED) {
                  conflated.incrementAndGet();
                }
              }
            });
    while (running.get() > 0 || !inbox.isEmpty()) {
      poller.poll();
    }
    join(threads);
    long accounted = count[0] + inbox.dropped() + conflated.get();
    if (shared && whenFull == WhenFull.DROP_OLDEST) {
      // An offer that dropped the oldest and then found its key waiting says only the former.
      assertThat(accounted).isBetween((long) count[0], (long) PRODUCERS * EVENTS);
    } else {
      assertThat(accounted).isEqualTo((long) PRODUCERS * EVENTS);
    }
    for (int key = 0; key < keys && whenFull == WhenFull.REJECT; key++) {
      int newest = EVENTS - 1 - key;
      List<Integer> seen = Arrays.stream(last).map(of -> of[newest % keys]).toList();
      if (shared) {
        assertThat(seen).contains(newest);
      } else {
        assertThat(seen).containsOnly(newest);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"bounded", "conflating"})
  void onceClosedAndEmptyNothingThatWasAcceptedIsLeft(String kind) throws InterruptedException {
    for (int round = 0; round < 200; round++) {
      Inbox<Event> inbox =
          kind.equals("bounded")
              ? Inbox.bounded("events", 1024, WhenFull.DROP_OLDEST)
              : Inbox.conflating("events", 1024, WhenFull.DROP_OLDEST, event -> event);
      AtomicLong in = new AtomicLong();
      int[] count = {0};
      InboxPoller<Event> poller = inbox.poller(world, Handler.of(event -> count[0]++));
      running.set(PRODUCERS);
      List<Thread> threads =
          start(
              producer -> {
                int i = 0;
                while (inbox.offer(new Event(producer, i++)).isIn()) {
                  in.incrementAndGet();
                }
              });
      while (count[0] < 50) {
        poller.poll();
      }
      inbox.close();
      while (!inbox.isEmpty()) {
        poller.poll();
      }
      int drained = count[0];
      join(threads);
      assertThat(drained + inbox.dropped()).isEqualTo(in.get());
      assertThat(poller.poll()).isZero();
    }
  }

  @Test
  void noEventIsLeftBehindWithoutAWakeUp() throws InterruptedException {
    Inbox<Event> inbox = Inbox.bounded("events", 4, WhenFull.REJECT);
    Orderly orderly = new Orderly();
    Semaphore woken = new Semaphore(0);
    InboxPoller<Event> poller = inbox.poller(world, orderly).wakes(woken::release);
    List<Thread> threads =
        start(
            producer -> {
              for (int i = 0; i < EVENTS; i++) {
                while (!inbox.offer(new Event(producer, i)).isIn()) {
                  Thread.yield();
                }
              }
            });
    while (orderly.count < PRODUCERS * EVENTS) {
      woken.acquire(); // hangs, until the test's time is over, if a wake-up is lost
      poller.poll(3);
    }
    join(threads);
  }
}
