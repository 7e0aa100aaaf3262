package dev.headrace.driver.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Handler;
import dev.headrace.testing.RecordingHandler;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.Key;
import dev.headrace.world.Res;
import dev.headrace.world.TypeRef;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InboxTest {
  record Quote(String symbol, int price) {}

  /** What both kinds do alike is tested with keys that are all different. */
  enum Kind {
    BOUNDED {
      @Override
      <E> Inbox<E> inbox(int capacity, WhenFull whenFull) {
        return Inbox.bounded("quotes", capacity, whenFull);
      }
    },
    CONFLATING {
      @Override
      <E> Inbox<E> inbox(int capacity, WhenFull whenFull) {
        return Inbox.conflating("quotes", capacity, whenFull, event -> event);
      }
    };

    abstract <E> Inbox<E> inbox(int capacity, WhenFull whenFull);
  }

  private final World world = World.builder().build();
  private final RecordingHandler<Object> seen = RecordingHandler.create("seen");

  @ParameterizedTest
  @EnumSource
  void aPollRunsTheHandlerForEachEventInOrder(Kind kind) {
    Inbox<Integer> inbox = kind.inbox(4, WhenFull.REJECT);
    InboxPoller<Integer> poller = inbox.poller(world, seen);
    for (int round = 0; round < 5; round++) {
      assertThat(poller.poll()).isZero();
      for (int i = 0; i < 3; i++) {
        assertThat(inbox.offer(i)).isEqualTo(Offer.ACCEPTED);
      }
      assertThat(poller.poll()).isEqualTo(3);
      assertThat(seen.events()).containsExactly(0, 1, 2);
      seen.clear();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSequenceIsAdvancedBeforeEachEvent(Kind kind) {
    Inbox<Long> inbox = kind.inbox(4, WhenFull.REJECT);
    InboxPoller<Long> poller =
        inbox.poller(world, Handler.of(event -> seen.run(world.sequence().get())));
    inbox.offer(7L);
    inbox.offer(8L);
    poller.poll();
    assertThat(seen.events()).containsExactly(1L, 2L);
    assertThat(poller.poll()).isZero();
    assertThat(world.sequence().get()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aLimitLeavesTheRest(Kind kind) {
    Inbox<Integer> inbox = kind.inbox(4, WhenFull.REJECT);
    InboxPoller<Integer> poller = inbox.poller(world, seen);
    for (int i = 0; i < 3; i++) {
      inbox.offer(i);
    }
    assertThat(poller.poll(0)).isZero();
    assertThat(poller.poll(2)).isEqualTo(2);
    assertThat(seen.events()).containsExactly(0, 1);
    assertThat(poller.poll(2)).isEqualTo(1);
    assertThat(seen.events()).containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOfferedDuringAPollWaitsForTheNext(Kind kind) {
    for (WhenFull whenFull : WhenFull.values()) {
      Inbox<Integer> inbox = kind.inbox(2, whenFull);
      InboxPoller<Integer> poller =
          inbox.poller(
              world,
              Handler.of(
                  event -> {
                    inbox.offer(event + 1);
                    inbox.offer(event + 10);
                    inbox.offer(event + 100);
                  }));
      inbox.offer(1);
      inbox.offer(2);
      assertThat(poller.poll()).isBetween(1, 2);
      assertThat(inbox.size()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailingHandlerKeepsTheRest(Kind kind) {
    Inbox<Integer> inbox = kind.inbox(4, WhenFull.REJECT);
    IllegalStateException failure = new IllegalStateException("no");
    InboxPoller<Integer> poller =
        inbox.poller(
            world,
            Handler.of(
                event -> {
                  seen.run(event);
                  if (event == 1) {
                    throw failure;
                  }
                }));
    for (int i = 0; i < 4; i++) {
      inbox.offer(i);
    }
    assertThatThrownBy(poller::poll).isSameAs(failure);
    assertThat(seen.events()).containsExactly(0, 1);
    assertThat(poller.poll()).isEqualTo(2);
    assertThat(seen.events()).containsExactly(0, 1, 2, 3);
  }

  @ParameterizedTest
  @EnumSource
  void aFullOneSaysWhatBecameOfTheEvent(Kind kind) {
    Inbox<Integer> rejecting = kind.inbox(1, WhenFull.REJECT);
    Inbox<Integer> oldest = kind.inbox(1, WhenFull.DROP_OLDEST);
    Inbox<Integer> newest = kind.inbox(1, WhenFull.DROP_LATEST);
    for (Inbox<Integer> inbox : List.of(rejecting, oldest, newest)) {
      assertThat(inbox.offer(1)).isEqualTo(Offer.ACCEPTED);
    }
    assertThat(rejecting.offer(2)).isEqualTo(Offer.REJECTED);
    assertThat(oldest.offer(2)).isEqualTo(Offer.DROPPED_OLDEST);
    assertThat(newest.offer(2)).isEqualTo(Offer.DROPPED);
    assertThat(List.of(rejecting.dropped(), oldest.dropped(), newest.dropped()))
        .containsExactly(0L, 1L, 1L);
    for (Inbox<Integer> inbox : List.of(rejecting, oldest, newest)) {
      assertThat(inbox.poller(world, seen).poll()).isOne();
    }
    assertThat(seen.events()).containsExactly(1, 2, 1);
  }

  @ParameterizedTest
  @EnumSource
  void aClosedOneRefusesAndStillGivesOutWhatIsIn(Kind kind) {
    for (WhenFull whenFull : WhenFull.values()) {
      seen.clear();
      Inbox<Integer> inbox = kind.inbox(1, whenFull);
      inbox.offer(1);
      inbox.close();
      inbox.close();
      assertThat(inbox.isClosed()).isTrue();
      assertThat(inbox.offer(2)).isEqualTo(Offer.CLOSED);
      assertThat(inbox.offer(1)).isEqualTo(Offer.CLOSED);
      assertThat(inbox.size()).isOne();
      assertThat(inbox.poller(world, seen).poll()).isOne();
      assertThat(inbox.isEmpty()).isTrue();
      assertThat(inbox.offer(3)).isEqualTo(Offer.CLOSED);
      assertThat(seen.events()).containsExactly(1);
      assertThat(inbox.dropped()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theWakerIsCalledOnceForAnyNumberOfEvents(Kind kind) {
    Inbox<Integer> inbox = kind.inbox(8, WhenFull.REJECT);
    InboxPoller<Integer> poller = inbox.poller(world, seen);
    int[] woken = {0};
    inbox.offer(-1);
    poller.wakes(() -> woken[0]++);
    assertThat(woken[0]).isOne();
    poller.poll();
    inbox.offer(0);
    inbox.offer(1);
    inbox.offer(2);
    assertThat(woken[0]).isEqualTo(2);
    poller.poll(2);
    assertThat(woken[0]).as("for what is left").isEqualTo(3);
    poller.poll();
    poller.poll();
    assertThat(woken[0]).isEqualTo(3);
    inbox.offer(3);
    assertThat(woken[0]).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void theWakerIsCalledForWhatAFailedPollLeftAndForWhatAHandlerOffers(Kind kind) {
    Inbox<Integer> inbox = kind.inbox(8, WhenFull.REJECT);
    int[] woken = {0};
    InboxPoller<Integer> failing =
        inbox.poller(
            world,
            Handler.of(
                event -> {
                  throw new IllegalStateException("no");
                }));
    failing.wakes(() -> woken[0]++);
    inbox.offer(0);
    inbox.offer(1);
    assertThatThrownBy(failing::poll).isInstanceOf(IllegalStateException.class);
    assertThat(woken[0]).isEqualTo(3);
    inbox.poller(world, Handler.of(event -> inbox.offer(event + 1))).poll();
    assertThat(woken[0]).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void offersAndPollsAllocateNothing(Kind kind) {
    for (WhenFull whenFull : WhenFull.values()) {
      Inbox<String> inbox = kind.inbox(2, whenFull);
      int[] counts = {0, 0};
      InboxPoller<String> poller =
          inbox.poller(world, Handler.of(event -> counts[0]++)).wakes(() -> counts[1]++);
      assertThat(
              Memory.allocatedPerRun(
                  () -> {
                    inbox.offer("a");
                    inbox.offer("b");
                    inbox.offer("c");
                    poller.poll(1);
                    inbox.offer("b");
                    poller.poll();
                  }))
          .isZero();
      assertThat(counts[0]).isPositive();
    }
  }

  @Test
  void whatWasPolledIsNotHeld() {
    Inbox<Object> inbox = Kind.BOUNDED.inbox(4, WhenFull.REJECT);
    Inbox<Object> byKey = Inbox.conflating("by key", 4, WhenFull.REJECT, event -> "key");
    Object event = new Object();
    WeakReference<Object> held = new WeakReference<>(event);
    inbox.offer(event);
    byKey.offer(event);
    inbox.poller(world, Handler.of(e -> {})).poll();
    byKey.poller(world, Handler.of(e -> {})).poll();
    event = null;
    Memory.collect(List.of(held));
    assertThat(held.get()).isNull();
  }

  @Test
  void theNewestOfAKeyTakesThePlaceOfTheFirst() {
    Inbox<Quote> inbox = Inbox.conflating("quotes", 4, WhenFull.REJECT, Quote::symbol);
    assertThat(inbox.offer(new Quote("EURUSD", 1))).isEqualTo(Offer.ACCEPTED);
    assertThat(inbox.offer(new Quote("USDJPY", 2))).isEqualTo(Offer.ACCEPTED);
    assertThat(inbox.offer(new Quote("EURUSD", 3))).isEqualTo(Offer.CONFLATED);
    assertThat(inbox.size()).isEqualTo(2);
    InboxPoller<Quote> poller = inbox.poller(world, seen);
    poller.poll(1);
    assertThat(inbox.offer(new Quote("EURUSD", 4))).isEqualTo(Offer.ACCEPTED);
    poller.poll();
    assertThat(seen.events())
        .containsExactly(new Quote("EURUSD", 3), new Quote("USDJPY", 2), new Quote("EURUSD", 4));
    assertThat(inbox.dropped()).isZero();
  }

  @Test
  void aFullOneStillConflates() {
    for (WhenFull whenFull : WhenFull.values()) {
      Inbox<Quote> inbox = Inbox.conflating("quotes", 1, whenFull, Quote::symbol);
      inbox.offer(new Quote("EURUSD", 1));
      assertThat(inbox.offer(new Quote("EURUSD", 2))).isEqualTo(Offer.CONFLATED);
    }
  }

  @Test
  void keysThatComeAndGoTakeNoMoreRoomThanTwiceThoseThatMayWait() {
    ConflatingInbox<Integer> inbox =
        (ConflatingInbox<Integer>)
            Inbox.<Integer>conflating("orders", 4, WhenFull.DROP_OLDEST, event -> event);
    InboxPoller<Integer> poller = inbox.poller(world, seen);
    for (int i = 0; i < 1_000; i++) {
      inbox.offer(i);
      if (i % 7 == 0) {
        poller.poll();
      }
      assertThat(inbox.known()).isLessThanOrEqualTo(8);
    }
    poller.poll();
    assertThat(seen.events().size() + inbox.dropped()).isEqualTo(1_000);
  }

  static final Key<Inbox<Quote>> QUOTES = Key.of(new TypeRef<Inbox<Quote>>() {});

  static void feed(Res<Inbox<Quote>> quotes, Integer price) {
    quotes.get().offer(new Quote("EURUSD", price));
  }

  @Test
  void installedItIsAResourceThatTheWorldCloses() {
    Inbox<Quote> quotes = Inbox.bounded("quotes", 4, WhenFull.REJECT);
    WorldBuilder builder = World.builder();
    InboxPoller<Quote> poller = builder.install(quotes.into(QUOTES, seen));
    World built = builder.build();
    built.handler(InboxTest::feed).run(5);
    poller.poll();
    assertThat(seen.events()).containsExactly(new Quote("EURUSD", 5));
    assertThat(built.sequence().get()).isOne();
    built.close();
    assertThat(quotes.isClosed()).isTrue();
  }

  @Test
  void anyCapacityIsKeptToExactly() {
    for (Kind kind : Kind.values()) {
      for (int capacity : new int[] {1, 2, 3, 5, 8, 100}) {
        Inbox<Integer> inbox = kind.inbox(capacity, WhenFull.REJECT);
        assertThat(inbox.capacity()).isEqualTo(capacity);
        for (int i = 0; i < capacity; i++) {
          assertThat(inbox.offer(i)).isEqualTo(Offer.ACCEPTED);
        }
        assertThat(inbox.offer(capacity)).isEqualTo(Offer.REJECTED);
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inbox.bounded("quotes", 0, WhenFull.REJECT))
        .withMessage("inbox quotes can't hold 0 events: give it a capacity of 1 to 1073741824");
  }

  @Test
  void anEventAndAKeyMustNotBeNull() {
    Inbox<Quote> inbox = Inbox.conflating("quotes", 1, WhenFull.REJECT, Quote::symbol);
    assertThatNullPointerException().isThrownBy(() -> inbox.offer(null));
    assertThatNullPointerException().isThrownBy(() -> inbox.offer(new Quote(null, 1)));
    assertThat(inbox.isEmpty()).isTrue();
  }

  @Test
  void theTextSaysHowFullItIs() {
    Inbox<Integer> inbox = Inbox.bounded("quotes", 2, WhenFull.DROP_LATEST);
    inbox.offer(1);
    inbox.offer(2);
    inbox.offer(3);
    assertThat(inbox).hasToString("inbox quotes (2 of 2, 1 dropped)");
    inbox.close();
    assertThat(inbox.poller(world, seen))
        .hasToString("poller of inbox quotes (2 of 2, 1 dropped, closed) for handler seen");
  }
}
