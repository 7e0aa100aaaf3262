package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.internal.flow.Engine;
import dev.headrace.registry.RegistryModel.Entry;
import dev.headrace.registry.RegistryModel.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A registry does what the plain model does, whatever is done to it, from outside and by its own
 * handlers, filters and listeners while they run.
 */
class RegistryModelTest {
  private static final int ROUNDS = 150;

  @TestFactory
  Stream<DynamicTest> agreesWithThePlainModel() {
    return LongStream.of(1, 42, new Random().nextLong())
        .boxed()
        .flatMap(
            seed ->
                Stream.of(Form.values())
                    .map(
                        form ->
                            DynamicTest.dynamicTest(
                                form + ", seed " + seed, () -> play(form, seed))));
  }

  private static void play(Form form, long seed) {
    Random seeds = new Random(seed);
    int compiled = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long own = seeds.nextLong();
      try {
        Play play = new Play(form, own);
        play.run();
        compiled += play.compiled;
      } catch (AssertionError e) {
        throw new AssertionError("round " + round + ", its seed " + own, e);
      }
    }
    boolean compiles = form == Form.COMPILED && Engine.compiles();
    assertThat(compiled > ROUNDS).as("compiled %s times", compiled).isEqualTo(compiles);
  }

  private static final class Play {
    private static final int OPERATIONS = 60;
    private static final int NESTED = 150;
    private static final int QUIET = 1;

    private final SyncRegistry<Integer> registry;
    private final SyncRegistry<Integer> other;
    private final RegistryModel model = new RegistryModel();
    private final Random random;
    private final List<HandlerId> known = new ArrayList<>();
    private final List<HandlerGuard> guards = new ArrayList<>();
    private final boolean watched;
    private AssertionError disagreement;
    private int published;
    private int failed;
    private boolean quiet;
    private int nested;
    int compiled;

    Play(Form form, long seed) {
      this.random = new Random(seed);
      this.watched = random.nextBoolean();
      this.registry = watched ? watching(form) : form.registry();
      this.other = form.registry();
      for (int i = 0; i < 5; i++) {
        known.add(other.register(e -> {}));
      }
      registry.onFailure(this::told);
    }

    void run() {
      for (int i = 0; i < OPERATIONS; i++) {
        operate();
        if (disagreement != null) { // what a handler throws does not get here by itself
          throw disagreement;
        }
        model.agreesWith(registry);
      }
      assertThat(other.size()).isEqualTo(5);
      if (watched) {
        assertThat(registry.counts()).isEqualTo(new RegistryCounts(published, failed));
      }
    }

    /** With all that may be asked for, which changes nothing. */
    private static SyncRegistry<Integer> watching(Form form) {
      return SyncRegistry.<Integer>builder("prices")
          .settling(form.settling())
          .awaiting()
          .maxDepth(5)
          .counting()
          .build();
    }

    private void operate() {
      switch (random.nextInt(20)) {
        case 0, 1, 2, 3 -> register();
        case 4 -> registerAll();
        case 5 -> registerHalf();
        case 6, 7 -> unregister();
        case 8 -> unregisterAll();
        case 9 -> clearRarely();
        case 10 -> guard();
        case 11, 12 -> endGuard();
        case 13 -> ask();
        case 14 -> settle();
        default -> publish(random.nextInt(100));
      }
    }

    // ---- changes

    private Entry entry() {
      int closeAfter = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0;
      return new Entry(
          random.nextInt(3) - 1,
          random.nextInt(6) == 0,
          closeAfter,
          random.nextInt(3) == 0 ? some(2) : e -> true,
          random.nextInt(8) == 0 ? some(3) : e -> false,
          closeAfter > 0 || random.nextInt(6) == 0 ? some(2) : e -> false);
    }

    private IntPredicate some(int modulus) {
      int rest = random.nextInt(modulus);
      return event -> event % modulus == rest;
    }

    private void options(Entry entry, HandlerOptions<Integer> options) {
      options.priority(entry.priority).named("h" + (model.issuedSoFar() + 1));
      if (entry.once) {
        options.once();
      }
      if (entry.closeAfter > 0) {
        options.closeAfter(entry.closeAfter);
      }
      options.when(event -> passes(entry, event));
    }

    private static boolean passes(Entry entry, int event) {
      Verdict verdict = entry.filter(event);
      if (verdict == Verdict.FAILS) {
        throw new IllegalStateException("filter");
      }
      return verdict == Verdict.YES;
    }

    private boolean full() {
      return model.ids().size() > 12;
    }

    private void register() {
      if (full()) {
        unregister();
        return;
      }
      Entry entry = entry();
      entry.id = registry.register(o -> options(entry, o), event -> ran(entry, event));
      registered(entry);
    }

    private void registered(Entry entry) {
      model.issued(entry.id);
      model.add(entry);
      known.add(entry.id);
    }

    private List<Entry> fill(HandlerBatch<Integer> batch) {
      List<Entry> entries = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        Entry entry = entry();
        entry.id = batch.register(o -> options(entry, o), event -> ran(entry, event));
        model.issued(entry.id);
        known.add(entry.id);
        entries.add(entry);
      }
      return entries;
    }

    private void registerAll() {
      List<Entry> entries = new ArrayList<>();
      List<HandlerId> ids = registry.registerAll(batch -> entries.addAll(fill(batch)));
      assertThat(ids).isEqualTo(entries.stream().map(entry -> entry.id).toList());
      entries.forEach(model::add);
    }

    /** Its ids are given out, and never mean anything. */
    private void registerHalf() {
      assertThatThrownBy(
              () ->
                  registry.registerAll(
                      batch -> {
                        fill(batch);
                        throw new IllegalStateException("half");
                      }))
          .hasMessage("half");
    }

    /** Of this registry, of another, registered or not. */
    private HandlerId anyId() {
      List<HandlerId> present = model.ids();
      List<HandlerId> from = present.isEmpty() || random.nextInt(3) == 0 ? known : present;
      return from.get(random.nextInt(from.size()));
    }

    private void unregister() {
      HandlerId id = anyId();
      assertThat(registry.unregister(id)).isEqualTo(model.remove(id));
    }

    private void unregisterAll() {
      List<HandlerId> ids = Stream.generate(this::anyId).limit(random.nextInt(5)).toList();
      assertThat(registry.unregisterAll(ids)).isEqualTo(model.removeAll(ids));
    }

    private void clearRarely() {
      if (random.nextInt(3) == 0) {
        assertThat(registry.clear()).isEqualTo(model.clear());
      }
    }

    private void guard() {
      if (random.nextBoolean()) {
        List<Entry> entries = new ArrayList<>();
        guards.add(registry.guardAll(batch -> entries.addAll(fill(batch))));
        entries.forEach(model::add);
      } else {
        Entry entry = entry();
        HandlerGuard guard = registry.guard(o -> options(entry, o), event -> ran(entry, event));
        entry.id = guard.id();
        registered(entry);
        guards.add(guard);
      }
    }

    private void endGuard() {
      if (guards.isEmpty()) {
        return;
      }
      HandlerGuard guard = guards.get(random.nextInt(guards.size()));
      if (random.nextInt(4) == 0) {
        guard.detach();
        guards.remove(guard);
      } else {
        assertThat(guard.isActive())
            .isEqualTo(guard.ids().stream().anyMatch(model.ids()::contains));
        guard.close();
        model.removeAll(guard.ids());
        if (random.nextBoolean()) {
          guards.remove(guard);
        }
      }
      assertThat(guard.isActive()).isFalse();
    }

    private void ask() {
      HandlerId id = anyId();
      assertThat(registry.contains(id)).isEqualTo(model.ids().contains(id));
      model.agreesWith(registry);
    }

    // ---- publishes

    private void publish(int event) {
      model.begins(event);
      published++;
      registry.publish(event);
      if (disagreement == null) {
        model.ends();
      }
    }

    /** Publishes to handlers that change nothing, until they are compiled if they ever are. */
    private void settle() {
      boolean before = quiet;
      quiet = true;
      for (int i = 0; i < 70 && !registry.isCompiled(); i++) {
        publish(QUIET);
      }
      quiet = before;
      if (registry.isCompiled()) {
        compiled++;
      }
    }

    private void ran(Entry entry, int event) {
      checked(
          () -> {
            model.runs(entry, event);
            meddle();
          });
      if (entry.fails.test(event)) {
        checked(() -> model.fails(entry));
        throw new IllegalStateException("handler");
      }
      checked(() -> model.succeeds(entry));
    }

    private void told(HandlerFailure<Integer> failure) {
      checked(
          () -> {
            model.told(failure);
            failed++;
            meddle();
          });
    }

    /** What a handler or the listener does while it runs. */
    private void meddle() {
      if (!quiet && random.nextInt(3) == 0 && model.depth() < 4 && nested++ < NESTED) {
        operate();
        model.agreesWith(registry);
      }
    }

    /** Keeps the first disagreement: the registry would take it for a failure of the handler. */
    private void checked(Runnable step) {
      if (disagreement == null) {
        try {
          step.run();
        } catch (AssertionError e) {
          disagreement = e;
        }
      }
    }
  }
}
