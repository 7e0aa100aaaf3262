package dev.headrace.driver.inbox;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.headrace.Handler;
import dev.headrace.world.World;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** What a poll sees of offers, and of closing. What is not named is forbidden. */
public final class InboxEvents {
  private InboxEvents() {}

  /** An inbox with its poller, which writes the events that come out in a row. */
  private static final class Box {
    final Inbox<int[]> inbox;
    final InboxPoller<int[]> poller;
    boolean woken;
    int seen;

    Box(Inbox<int[]> inbox) {
      this.inbox = inbox;
      World world = World.builder().build();
      poller = inbox.poller(world, Handler.of(event -> seen = seen * 10 + event[0]));
    }

    static Box bounded() {
      return new Box(Inbox.bounded("stress", 3, WhenFull.REJECT));
    }

    static Box conflating() {
      return new Box(Inbox.conflating("stress", 3, WhenFull.REJECT, event -> "key"));
    }

    /** What is written before an offer is there for whoever takes the event. */
    Offer offer(int number) {
      int[] event = new int[1];
      event[0] = number;
      return inbox.offer(event);
    }

    int poll() {
      poller.poll();
      return seen;
    }

    /** Closes the inbox and polls until it is empty. */
    int drain() {
      inbox.close();
      while (!inbox.isEmpty()) {
        poller.poll();
      }
      return seen;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"12, 12", "0, 12", "1, 12"},
      expect = ACCEPTABLE,
      desc = "All come, in order, each once.")
  @State
  public static class InOrder {
    private final Box box = Box.bounded();

    @Actor
    public void offers() {
      box.offer(1);
      box.offer(2);
    }

    @Actor
    public void polls(II_Result seen) {
      seen.r1 = box.poll();
    }

    @Arbiter
    public void comesAfter(II_Result seen) {
      seen.r2 = box.poll();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"12", "21"},
      expect = ACCEPTABLE,
      desc = "Nothing is lost, and nothing comes twice.")
  @State
  public static class OfTwoThreads {
    private final Box box = Box.bounded();

    @Actor
    public void offersOne() {
      box.offer(1);
    }

    @Actor
    public void offersTwo() {
      box.offer(2);
    }

    @Arbiter
    public void polls(I_Result seen) {
      seen.r1 = box.poll();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 12", "2, 2", "0, 2"},
      expect = ACCEPTABLE,
      desc = "The newest is seen, and none after a newer one.")
  @State
  public static class TheNewest {
    private final Box box = Box.conflating();

    @Actor
    public void offers() {
      box.offer(1);
      box.offer(2);
    }

    @Actor
    public void polls(II_Result seen) {
      seen.r1 = box.poll();
    }

    @Arbiter
    public void comesAfter(II_Result seen) {
      seen.r2 = box.poll();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 1", "0, 0"},
      expect = ACCEPTABLE,
      desc = "What was let in came out before the inbox was closed and empty.")
  @State
  public static class ClosedAndEmpty {
    private final Box box = Box.bounded();

    @Actor
    public void offers(II_Result seen) {
      seen.r1 = box.offer(1).isIn() ? 1 : 0;
    }

    @Actor
    public void drains(II_Result seen) {
      seen.r2 = box.drain();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 1", "0, 0"},
      expect = ACCEPTABLE,
      desc = "The same where keys conflate.")
  @State
  public static class ClosedAndEmptyByKey {
    private final Box box = Box.conflating();

    @Actor
    public void offers(II_Result seen) {
      seen.r1 = box.offer(1).isIn() ? 1 : 0;
    }

    @Actor
    public void drains(II_Result seen) {
      seen.r2 = box.drain();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 0", "1, 1", "0, 1"},
      expect = ACCEPTABLE,
      desc = "Seen, or woken for: never neither.")
  @State
  public static class AWakeUp {
    private final Box box = Box.bounded();

    public AWakeUp() {
      box.poller.wakes(() -> box.woken = true);
      box.poll();
      box.woken = false;
    }

    @Actor
    public void offers() {
      box.offer(1);
    }

    @Actor
    public void polls(II_Result seen) {
      seen.r1 = box.poll();
    }

    @Arbiter
    public void comesAfter(II_Result seen) {
      seen.r2 = box.woken ? 1 : 0;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 0", "1, 1", "0, 1"},
      expect = ACCEPTABLE,
      desc = "The same where the oldest is dropped.")
  @State
  public static class AWakeUpWhereTheOldestIsDropped {
    private final Box box = new Box(Inbox.bounded("stress", 1, WhenFull.DROP_OLDEST));

    public AWakeUpWhereTheOldestIsDropped() {
      box.poller.wakes(() -> box.woken = true);
      box.poll();
      box.woken = false;
    }

    @Actor
    public void offers() {
      box.offer(1);
    }

    @Actor
    public void polls(II_Result seen) {
      seen.r1 = box.poll();
    }

    @Arbiter
    public void comesAfter(II_Result seen) {
      seen.r2 = box.woken ? 1 : 0;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 1", "1, 2", "0, 2"},
      expect = ACCEPTABLE,
      desc = "A waker that comes meanwhile is called, and again for what its poll missed.")
  @State
  public static class AWakerThatComes {
    private final Box box = Box.bounded();
    private final AtomicInteger woken = new AtomicInteger();

    @Actor
    public void offers() {
      box.offer(1);
    }

    @Actor
    public void comesAndPolls(II_Result seen) {
      box.poller.wakes(woken::incrementAndGet);
      seen.r1 = box.poll();
    }

    @Arbiter
    public void comesAfter(II_Result seen) {
      seen.r2 = woken.get();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"12, 0", "12, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "What a poll that was woken for another event misses, the next is woken for.")
  @State
  public static class AnotherWakeUp {
    private final Box box = Box.bounded();

    public AnotherWakeUp() {
      box.poller.wakes(() -> box.woken = true);
      box.poll();
      box.offer(1);
      box.woken = false;
    }

    @Actor
    public void offers() {
      box.offer(2);
    }

    @Actor
    public void polls(II_Result seen) {
      seen.r1 = box.poll();
    }

    @Arbiter
    public void comesAfter(II_Result seen) {
      seen.r2 = box.woken ? 1 : 0;
    }
  }
}
