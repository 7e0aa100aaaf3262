package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.internal.flow.Engine;
import dev.headrace.testsupport.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds when many threads change a registry and publish at once, in both forms. */
class SyncRegistryThreadsTest {

  @ParameterizedTest
  @EnumSource
  void everyPublishOfEveryThreadReachesEveryHandlerOnce(Form form) throws Exception {
    SyncRegistry<Integer> registry = form.registry();
    List<LongAdder> counts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      LongAdder count = new LongAdder();
      counts.add(count);
      registry.register(count::add);
    }
    new Crew().add(16, () -> publish(registry, 1_000)).run();
    assertThat(counts).extracting(LongAdder::sum).containsOnly(16_000L);
  }

  private static void publish(SyncRegistry<Integer> registry, int times) {
    for (int i = 0; i < times; i++) {
      registry.publish(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void handlersThatComeAndGoLeaveTheOthersAlone(Form form) throws Exception {
    SyncRegistry<Integer> registry = form.registry();
    LongAdder stayed = new LongAdder();
    for (int i = 0; i < 4; i++) {
      registry.register(stayed::add);
    }
    new Crew()
        .add(2, () -> publish(registry, 1_000))
        .add(
            1,
            () -> {
              for (int i = 0; i < 100; i++) {
                HandlerId id = registry.register(i % 3 - 1, e -> {});
                Thread.yield();
                assertThat(registry.unregister(id)).isTrue();
              }
            })
        .run();
    assertThat(stayed.sum()).isEqualTo(8_000);
    assertThat(registry.size()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void registrationsOfManyThreadsAreAllThereAndAllDifferent(Form form) throws Exception {
    SyncRegistry<Integer> registry = form.registry();
    Set<HandlerId> ids = ConcurrentHashMap.newKeySet();
    LongAdder ran = new LongAdder();
    new Crew()
        .add(
            8,
            () -> {
              for (int i = 0; i < 500; i++) {
                ids.add(registry.register(i % 5, ran::add));
              }
            })
        .run();
    assertThat(ids).hasSize(4_000).allMatch(registry::contains);
    assertThat(registry.size()).isEqualTo(4_000);
    assertThat(registry.handlers())
        .extracting(HandlerInfo::priority)
        .isSortedAccordingTo((a, b) -> Integer.compare(b, a));
    registry.publish(1);
    assertThat(ran.sum()).isEqualTo(4_000);
  }

  @ParameterizedTest
  @EnumSource
  void cyclesOfManyThreadsEndWithNobody(Form form) throws Exception {
    SyncRegistry<Integer> registry = form.registry();
    new Crew()
        .add(
            4,
            () -> {
              for (int i = 0; i < 2_500; i++) {
                assertThat(registry.unregister(registry.register(e -> {}))).isTrue();
              }
            })
        .run();
    assertThat(registry.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void ofManyWhoUnregisterOneIsToldSo(Form form) throws Exception {
    SyncRegistry<Integer> registry = form.registry();
    HandlerId stays = registry.register(e -> {});
    for (int round = 0; round < 200; round++) {
      HandlerGuard guard = registry.guard(e -> {});
      AtomicInteger winners = new AtomicInteger();
      new Crew()
          .add(3, () -> winners.addAndGet(registry.unregister(guard.id()) ? 1 : 0))
          .add(3, () -> winners.addAndGet(registry.unregisterAll(guard.ids())))
          .run();
      assertThat(winners).hasValue(1);
    }
    assertThat(registry.handlers()).extracting(HandlerInfo::id).containsExactly(stays);
  }

  @ParameterizedTest
  @EnumSource
  void ofClearingAndUnregisteringOneTakesEachHandler(Form form) throws Exception {
    SyncRegistry<Integer> registry = form.registry();
    for (int round = 0; round < 200; round++) {
      List<HandlerId> ids =
          IntStream.range(0, 8).mapToObj(i -> registry.register(e -> {})).toList();
      AtomicInteger taken = new AtomicInteger();
      new Crew()
          .add(1, () -> taken.addAndGet(registry.clear()))
          .add(1, () -> ids.forEach(id -> taken.addAndGet(registry.unregister(id) ? 1 : 0)))
          .add(1, () -> taken.addAndGet(registry.unregisterAll(ids)))
          .run();
      assertThat(taken).hasValue(8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void clearingDuringAPublishCutsNothingShort(Form form) throws Exception {
    SyncRegistry<Integer> registry = form.registry();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch cleared = new CountDownLatch(1);
    ConcurrentLinkedQueue<String> ran = new ConcurrentLinkedQueue<>();
    registry.register(
        1,
        e -> {
          if (e == 1) {
            inside.countDown();
            cleared.await();
            ran.add("first");
          }
        });
    registry.register(o -> o.when(e -> e == 1), e -> ran.add("second"));
    registry.publish(0);
    Crew crew = new Crew().add(1, () -> registry.publish(1));
    crew.start();
    inside.await();
    assertThat(registry.clear()).isEqualTo(2);
    cleared.countDown();
    crew.join();
    registry.publish(1);
    assertThat(ran).containsExactly("first", "second");
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerForOneEventRunsOnceHoweverManyPublish(Form form) throws Exception {
    SyncRegistry<Integer> registry = form.registry();
    for (int round = 0; round < 200; round++) {
      LongAdder ran = new LongAdder();
      registry.register(o -> o.once().when(e -> e == 1), ran::add);
      registry.publish(0);
      new Crew().add(4, () -> registry.publish(1)).run();
      assertThat(ran.sum()).isEqualTo(1);
      assertThat(registry.isEmpty()).isTrue();
    }
  }

  // ---- snapshots

  private static final int BATCH = 5;

  /** What one publish ran: the generation of each handler, and its place in it. */
  private static final class Seen {
    final List<Integer> generations = new ArrayList<>();
    int places;

    void ran(int generation, int place) {
      assertThat(place).as("in order").isEqualTo(places % BATCH);
      places++;
      if (place == 0) {
        generations.add(generation);
      }
      assertThat(generations.get(generations.size() - 1)).isEqualTo(generation);
    }
  }

  /** Batches of handlers with a number, one after another, and threads that publish to them. */
  private static final class Generations {
    final SyncRegistry<Seen> registry;
    final boolean overlap;
    final Random random;
    final AtomicLong publishes = new AtomicLong();
    final AtomicBoolean ended = new AtomicBoolean();
    final ConcurrentLinkedQueue<Throwable> wrong = new ConcurrentLinkedQueue<>();
    int compiled;

    /** Registered before it was written, and unregistered only after the other was written. */
    volatile int newest;

    /** Unregistered before it was written. */
    volatile int gone;

    Generations(Form form, boolean overlap, long seed) {
      this.registry = form.registry();
      this.overlap = overlap;
      this.random = new Random(seed);
      registry.onFailure(failure -> wrong.add(failure.cause()));
    }

    void change(int generations) {
      List<HandlerId> before = List.of();
      for (int generation = 1; generation <= generations && wrong.isEmpty(); generation++) {
        if (!overlap) {
          registry.unregisterAll(before);
          gone = generation - 1;
        }
        List<HandlerId> ids = register(generation);
        if (overlap) {
          newest = generation;
          registry.unregisterAll(before);
          gone = generation - 1;
        }
        before = ids;
        awaitPublishes(random.nextInt(8) == 0 ? 160 : random.nextInt(20));
        compiled += registry.isCompiled() ? 1 : 0;
      }
      ended.set(true);
    }

    private List<HandlerId> register(int generation) {
      return registry.registerAll(
          batch -> {
            for (int i = 0; i < BATCH; i++) {
              int place = i;
              batch.register(seen -> seen.ran(generation, place));
            }
          });
    }

    private void awaitPublishes(int count) {
      long enough = publishes.get() + count;
      while (publishes.get() < enough && wrong.isEmpty()) {
        Thread.onSpinWait();
      }
    }

    void publish() {
      while (!ended.get() && wrong.isEmpty()) {
        int least = newest;
        int most = gone;
        Seen seen = new Seen();
        registry.publish(seen);
        publishes.incrementAndGet();
        assertThat(seen.places).isEqualTo(seen.generations.size() * BATCH);
        assertThat(seen.generations).allMatch(generation -> generation > most);
        if (!overlap) {
          assertThat(seen.generations).hasSizeLessThanOrEqualTo(1);
        } else if (least > 0) {
          assertThat(seen.generations).isNotEmpty().hasSizeLessThanOrEqualTo(2);
          int first = seen.generations.get(0);
          int last = seen.generations.get(seen.generations.size() - 1);
          assertThat(last)
              .isGreaterThanOrEqualTo(least)
              .isEqualTo(first + seen.generations.size() - 1);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPublishRunsOneGenerationAndAllOfIt(Form form) throws Exception {
    publishWhileGenerationsChange(form, false);
  }

  @ParameterizedTest
  @EnumSource
  void aPublishRunsTheOldGenerationUntilItIsGoneAndTheNewOneOnceItIsThere(Form form)
      throws Exception {
    publishWhileGenerationsChange(form, true);
  }

  private static void publishWhileGenerationsChange(Form form, boolean overlap) throws Exception {
    Generations generations = new Generations(form, overlap, 42);
    Crew crew = new Crew();
    crew.add(
            2,
            () -> {
              try {
                generations.publish();
              } catch (Throwable t) {
                generations.wrong.add(t);
              }
            })
        .add(1, () -> generations.change(400))
        .run();
    assertThat(generations.wrong).isEmpty();
    boolean compiles = form == Form.COMPILED && Engine.compiles();
    assertThat(generations.compiled > 20)
        .as("compiled for %s of the generations", generations.compiled)
        .isEqualTo(compiles);
  }
}
