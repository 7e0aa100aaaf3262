package dev.headrace.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.ForeignHandleException;
import dev.headrace.Handler;
import dev.headrace.StaleHandleException;
import dev.headrace.flow.Pipeline;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReactorsTest {
  record InstrumentId(int number) {}

  record StrategyId(int number) {}

  record Limits(int max) {}

  static final class Quote {
    int made;
  }

  private final WorldBuilder builder = World.builder().add(new Limits(5));
  private final Reactors reactors = builder.install(Reactors::installInto);
  private final World world = builder.build();
  private final Source a = reactors.newSource("a");
  private final Source b = reactors.newSource("b");
  private final List<String> log = new ArrayList<>();

  private Handler<Source> says(String name) {
    return Handler.of(name, cause -> log.add(name));
  }

  private List<String> dispatched() {
    log.clear();
    reactors.dispatch();
    return log;
  }

  // ---- waking

  @Test
  void aReactorRunsOnceHoweverOftenItWasWoken() {
    reactors.add(says("one")).subscribe(a).subscribe(b);
    reactors.mark(b);
    reactors.mark(a);
    reactors.mark(a);
    assertThat(reactors.wokenCount()).isEqualTo(1);
    assertThat(dispatched()).containsExactly("one");
    assertThat(reactors.dispatch()).isFalse();
  }

  @Test
  void theOrderIsThatOfTheFirstWaking() {
    reactors.add(says("one")).subscribe(a);
    reactors.add(says("two")).subscribe(b).subscribe(a);
    reactors.add(says("three")).subscribe(b);
    reactors.mark(b);
    reactors.mark(a);
    assertThat(dispatched()).containsExactly("two", "three", "one");
  }

  @Test
  void aReactorIsToldWhatWokeItFirst() {
    List<Source> causes = new ArrayList<>();
    Reactor reactor = reactors.add(Handler.of(causes::add)).subscribe(a).subscribe(b);
    reactors.mark(b);
    reactors.mark(a);
    reactors.dispatch();
    assertThat(causes).containsExactly(b);
    assertThat(reactor.lastCause()).isSameAs(b);
    assertThat(reactor.runs()).isEqualTo(1);
  }

  @Test
  void subscribingLaterWakesNobodyAndTwiceIsOnce() {
    reactors.mark(a);
    Reactor reactor = reactors.add(says("one")).subscribe(a).subscribe(a);
    assertThat(reactor.sources()).containsExactly(a);
    assertThat(dispatched()).isEmpty();
  }

  @Test
  void whoUnsubscribesStillRunsIfItWasWoken() {
    Reactor reactor = reactors.add(says("one")).subscribe(a);
    reactors.mark(a);
    reactor.unsubscribe(a).unsubscribe(b);
    assertThat(dispatched()).containsExactly("one");
    reactors.mark(a);
    assertThat(dispatched()).isEmpty();
  }

  // ---- while reactors run

  @Test
  void marksMadeMeanwhileCountForTheNextDispatch() {
    reactors
        .add(
            Handler.of(
                cause -> {
                  log.add("one");
                  if (log.size() < 5) {
                    reactors.mark(a);
                  }
                }))
        .subscribe(a);
    reactors.add(says("two")).subscribe(a);
    reactors.mark(a);
    assertThat(dispatched()).containsExactly("one", "two");
    assertThat(dispatched()).containsExactly("one", "two");
    assertThat(reactors.isAnyWoken()).isTrue();
  }

  @Test
  void whoIsWokenAgainBeforeItIsReachedIsToldOneCauseAfterTheOther() {
    List<Source> causes = new ArrayList<>();
    reactors.add(Handler.of(cause -> reactors.mark(b))).subscribe(a);
    reactors.add(Handler.of(causes::add)).subscribe(a).subscribe(b);
    reactors.mark(a);
    reactors.dispatch();
    assertThat(causes).containsExactly(a);
    reactors.dispatch();
    assertThat(causes).containsExactly(a, b);
    assertThat(reactors.isAnyWoken()).isFalse();
  }

  @Test
  void whatIsAddedMeanwhileIsNotPartOfThisDispatch() {
    Reactor[] added = new Reactor[1];
    reactors
        .add(
            Handler.of(
                cause -> {
                  if (added[0] == null) {
                    added[0] = reactors.add(says("new")).subscribe(a);
                    reactors.mark(a);
                  }
                }))
        .subscribe(a);
    reactors.mark(a);
    assertThat(dispatched()).isEmpty();
    assertThat(dispatched()).containsExactly("new");
  }

  @Test
  void whatIsRemovedMeanwhileStillRunsAndIsGoneThen() {
    Reactor[] later = new Reactor[1];
    Reactor first =
        reactors.add(
            Handler.of(
                cause -> {
                  log.add("first");
                  later[0].close();
                  later[0].close();
                }));
    first.subscribe(a);
    later[0] = reactors.add(says("later")).subscribe(a);
    reactors.mark(a);
    assertThat(dispatched()).containsExactly("first", "later");
    assertThat(later[0].isRemoved()).isTrue();
    assertThat(a.reactorsWoken()).containsExactly(first);
    assertThat(reactors.reactors()).containsExactly(first);
  }

  @Test
  void aReactorMayRemoveItself() {
    Reactor reactor = reactors.reserve().subscribe(a);
    reactor.fill(
        Handler.of(
            cause -> {
              reactor.close();
              log.add("last words");
            }));
    reactors.mark(a);
    assertThat(dispatched()).containsExactly("last words");
    reactors.mark(a);
    assertThat(dispatched()).isEmpty();
  }

  @Test
  void aReactorCannotDispatch() {
    reactors.add(Handler.of(cause -> reactors.dispatch())).subscribe(a);
    reactors.mark(a);
    assertThatIllegalStateException()
        .isThrownBy(reactors::dispatch)
        .withMessageContaining("mark a source");
    assertThat(reactors.dispatch()).isFalse();
  }

  // ---- removing

  @Test
  void whoWasWokenAndRemovedDoesNotRun() {
    Reactor reactor = reactors.add(says("gone")).subscribe(a);
    reactors.mark(a);
    reactor.close();
    Reactor next = reactors.add(says("next")).subscribe(b);
    log.clear();
    assertThat(reactors.dispatch()).isTrue();
    assertThat(log).isEmpty();
    assertThat(next.runs()).isZero();
    assertThatThrownBy(() -> reactor.subscribe(a)).isInstanceOf(StaleHandleException.class);
    assertThatThrownBy(() -> reactor.fill(says("again"))).isInstanceOf(StaleHandleException.class);
    assertThat(reactor).hasToString("reactor (removed)");
  }

  @Test
  void aRemovedSourceWakesNobodyButWhoItHasWokenRuns() {
    Reactor reactor = reactors.add(says("one")).subscribe(a).subscribe(b);
    reactors.mark(a);
    reactors.remove(a);
    reactors.remove(a);
    assertThat(dispatched()).containsExactly("one");
    reactors.mark(a);
    reactor.subscribe(a);
    assertThat(dispatched()).isEmpty();
    assertThat(reactor.sources()).containsExactly(b);
    reactors.mark(b);
    assertThat(dispatched()).containsExactly("one");
    assertThat(reactors.sources()).containsExactly(b);
    assertThat(a).hasToString("source a (removed)");
  }

  @Test
  void whatBelongsToOthersIsRefused() {
    Source foreign = Reactors.of(world).newSource("foreign");
    assertThatThrownBy(() -> reactors.mark(foreign)).isInstanceOf(ForeignHandleException.class);
    assertThatThrownBy(() -> reactors.remove(foreign)).isInstanceOf(ForeignHandleException.class);
    assertThatThrownBy(() -> reactors.add(says("x")).subscribe(foreign))
        .isInstanceOf(ForeignHandleException.class);
    assertThatThrownBy(() -> reactors.put("key", foreign))
        .isInstanceOf(ForeignHandleException.class);
  }

  // ---- reserving

  @Test
  void aReservedReactorIsCountedAndDoesNothingUntilItIsFilled() {
    Reactor reactor = reactors.reserve().subscribe(a);
    assertThat(reactor).hasToString("reactor (reserved)");
    reactors.mark(a);
    assertThat(dispatched()).isEmpty();
    reactor.fill(says("now"));
    assertThatIllegalStateException().isThrownBy(() -> reactor.fill(says("again")));
    reactors.mark(a);
    assertThat(dispatched()).containsExactly("now");
    assertThat(reactor).hasToString("reactor now");
  }

  // ---- keys

  @Test
  void keysOfDifferentClassesAreDifferent() {
    Source instrument = reactors.source(new InstrumentId(1));
    Source strategy = reactors.source(new StrategyId(1));
    assertThat(instrument).isNotSameAs(strategy);
    assertThat(reactors.source(new InstrumentId(1))).isSameAs(instrument);
    assertThat(reactors.find(new InstrumentId(2))).isNull();
    reactors.put(new InstrumentId(1), strategy);
    assertThat(reactors.source(new InstrumentId(1))).isSameAs(strategy);
    assertThat(reactors.forget(new InstrumentId(1))).isSameAs(strategy);
    assertThat(reactors.forget(new InstrumentId(1))).isNull();
    reactors.remove(strategy);
    assertThat(reactors.find(new StrategyId(1))).isNull();
  }

  // ---- asking

  @Test
  void theGraphShowsWhoIsWokenByWhat() {
    Reactor one = reactors.add(says("one")).subscribe(b).subscribe(a);
    reactors.add(says("two")).subscribe(b);
    Reactor reserved = reactors.reserve();
    assertThat(one.name()).isEqualTo("one");
    assertThat(reserved.name()).isEmpty();
    assertThat(reactors.graph().toText().lines().map(String::strip))
        .containsExactly(
            "reactors",
            "0 source a",
            "1 source b",
            "2 reactor one ← 1, 0",
            "3 reactor two ← 1",
            "4 reactor");
  }

  // ---- budgets and failures

  @Test
  void aBudgetLeavesTheRestInLine() {
    for (String name : List.of("1", "2", "3")) {
      reactors.add(says(name)).subscribe(a);
    }
    reactors.mark(a);
    assertThat(reactors.dispatch(2)).isEqualTo(2);
    reactors.mark(a);
    assertThat(log).containsExactly("1", "2");
    assertThat(dispatched()).containsExactly("3", "1", "2");
    assertThatIllegalArgumentException().isThrownBy(() -> reactors.dispatch(0));
  }

  @Test
  void untilIdleGoesOnAndGivesUp() {
    int[] left = {3};
    reactors
        .add(
            Handler.of(
                cause -> {
                  if (left[0]-- > 0) {
                    reactors.mark(a);
                  }
                }))
        .subscribe(a);
    reactors.mark(a);
    assertThat(reactors.dispatchUntilIdle(2)).isFalse();
    assertThat(reactors.dispatchUntilIdle(2)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> reactors.dispatchUntilIdle(0));
  }

  @Test
  void aFailureKeepsTheRestForTheNextDispatch() {
    boolean[] fails = {true};
    Reactor[] two = new Reactor[1];
    reactors
        .add(
            Handler.of(
                cause -> {
                  log.add("1");
                  if (fails[0]) {
                    two[0].close();
                    reactors.mark(a);
                    throw new IllegalStateException("no");
                  }
                }))
        .subscribe(a);
    two[0] = reactors.add(says("2")).subscribe(a);
    reactors.add(says("3")).subscribe(a);
    reactors.mark(a);
    assertThatThrownBy(reactors::dispatch).hasMessage("no");
    assertThat(log).containsExactly("1");
    assertThat(two[0].isRemoved()).isTrue();
    fails[0] = false;
    assertThat(dispatched()).containsExactly("3", "1");
  }

  // ---- functions

  static void requote(Quote quote, Res<Limits> limits) {
    quote.made += limits.get().max();
  }

  static void onEvent(ResMut<Reactors> reactors, Source source) {
    reactors.get().mark(source);
  }

  static void unresolved(Quote quote, Res<String> missing) {}

  @Test
  void functionsHaveAContextAndResourcesAndHandlersMark() {
    Quote quote = new Quote();
    reactors.add(quote, ReactorsTest::requote).subscribe(a);
    reactors.add(quote, (Quote q) -> q.made++).subscribe(a);
    Handler<Source> handler = world.handler(ReactorsTest::onEvent);
    handler.run(a);
    reactors.dispatch();
    assertThat(quote.made).isEqualTo(6);
    assertThatThrownBy(() -> reactors.add(quote, ReactorsTest::unresolved))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("not registered");
    assertThat(reactors.reactors()).hasSize(2);
  }

  @Test
  void aPipelineIsAReactor() {
    reactors
        .add(
            Pipeline.of(world, Source.class)
                .then(Source::name)
                .end(name -> log.add(name))
                .build("p"))
        .subscribe(a);
    reactors.mark(a);
    assertThat(dispatched()).containsExactly("a");
    assertThat(reactors).hasToString("reactors (1 of 2 sources, 0 woken)");
  }

  @Test
  void markingAndDispatchingAllocateNothing() {
    int[] ran = new int[1];
    for (int i = 0; i < 50; i++) {
      reactors.add(Handler.of(cause -> ran[0]++)).subscribe(a).subscribe(b);
    }
    assertThat(
            Memory.allocatedPerRun(
                () -> {
                  reactors.mark(a);
                  reactors.mark(b);
                  reactors.dispatch(30);
                  reactors.dispatch();
                }))
        .isZero();
    assertThat(ran[0]).isPositive();
  }

  // ---- against a plain model

  @TestFactory
  List<DynamicTest> randomLivesGoAsTheModelSays() {
    return LongStream.of(1, 42, new Random().nextLong())
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> compare(seed)))
        .toList();
  }

  private static void compare(long seed) {
    for (int life = 0; life < 60; life++) {
      new Life(new Random(seed + life)).live();
    }
  }

  /**
   * Ten sources, reactors that come and go, and each reactor does random things when it runs. The
   * model has lists and sets and nothing else.
   */
  private static final class Life {
    private final Random random;
    private final Reactors real = Reactors.of(World.builder().build());
    private final List<Source> sources = new ArrayList<>();
    private final Map<Integer, Reactor> alive = new LinkedHashMap<>();
    private final Map<Source, Set<Integer>> subscribed = new LinkedHashMap<>();
    private final Set<Integer> woken = new LinkedHashSet<>();
    private final Set<Integer> leaving = new LinkedHashSet<>();
    private final List<Integer> ran = new ArrayList<>();
    private final Set<Integer> gone = new LinkedHashSet<>();
    private boolean running;
    private int next;

    Life(Random random) {
      this.random = random;
      for (int i = 0; i < 10; i++) {
        Source source = real.newSource("s" + i);
        sources.add(source);
        subscribed.put(source, new LinkedHashSet<>());
      }
    }

    void live() {
      for (int i = 0; i < 200; i++) {
        act();
        if (random.nextInt(4) == 0) {
          dispatch();
        }
        assertThat(real.wokenCount()).isEqualTo(woken.size());
        assertThat(real.reactors()).hasSize(alive.size());
      }
    }

    private void dispatch() {
      int most = random.nextBoolean() ? 1 + random.nextInt(4) : 1_000;
      List<Integer> batch = woken.stream().limit(most).toList();
      batch.forEach(woken::remove);
      List<Integer> expected = batch.stream().filter(one -> !gone.contains(one)).toList();
      ran.clear();
      running = true;
      // What reactors do in the real one happens in the model at the same time.
      int taken = real.dispatch(most);
      running = false;
      leaving.forEach(this::forget);
      leaving.clear();
      assertThat(taken).isEqualTo(batch.size());
      assertThat(ran).isEqualTo(expected);
    }

    private void act() {
      switch (random.nextInt(6)) {
        case 0 -> add();
        case 1 -> subscribe();
        case 2 -> close();
        default -> mark();
      }
    }

    private void add() {
      int number = next++;
      Reactor reactor =
          real.add(
              Handler.of(
                  cause -> {
                    ran.add(number);
                    if (random.nextBoolean()) {
                      act();
                    }
                  }));
      alive.put(number, reactor);
      subscribe(number, sources.get(random.nextInt(sources.size())));
    }

    private void subscribe() {
      if (!alive.isEmpty()) {
        subscribe(any(), sources.get(random.nextInt(sources.size())));
      }
    }

    private void subscribe(int number, Source source) {
      alive.get(number).subscribe(source);
      subscribed.get(source).add(number);
    }

    private void close() {
      if (alive.isEmpty()) {
        return;
      }
      int number = any();
      alive.get(number).close();
      if (running) {
        leaving.add(number);
      } else {
        forget(number);
      }
    }

    private void forget(int number) {
      alive.remove(number);
      gone.add(number);
      subscribed.values().forEach(all -> all.remove(number));
    }

    private void mark() {
      Source source = sources.get(random.nextInt(sources.size()));
      real.mark(source);
      woken.addAll(subscribed.get(source));
    }

    private int any() {
      return new ArrayList<>(alive.keySet()).get(random.nextInt(alive.size()));
    }
  }
}
