package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Publishes to random handlers, whose stages complete in a random order, and compares each step
 * with a plain model: a queue of those to start, a set of those under way.
 */
class AsyncModelTest {
  private static final int RUNS = 3_000;

  /** What a handler does with an event. */
  enum Kind {
    DONE,
    THROWS,
    FAILS,
    WAITS,
    FILTERED_OUT,
    FILTER_THROWS
  }

  record Planned(int number, int priority, Kind kind, boolean once) {}

  private final List<String> log = new ArrayList<>();
  private final List<CompletableFuture<String>> stages = new ArrayList<>();

  static IntStream seeds() {
    return IntStream.of(new Random().nextInt(1_000_000), 7, 42);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void doesWhatThePlainModelDoes(int seed) {
    Random random = new Random(seed);
    for (int run = 0; run < RUNS; run++) {
      log.clear();
      stages.clear();
      publish(random, "seed " + seed + ", run " + run);
    }
  }

  private void publish(Random random, String described) {
    int atOnce = random.nextInt(4) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(4);
    boolean inOrder = random.nextInt(3) == 0;
    AsyncRegistry<String> registry =
        AsyncRegistry.<String>builder("model").maxConcurrency(atOnce).build();
    registry.onFailure(failure -> log.add("failed " + failure.handler()));
    List<Planned> plan = plan(random);
    plan.forEach(planned -> register(registry, planned));
    Model model = new Model(plan, inOrder ? 1 : atOnce);
    Dispatch<String> dispatch =
        inOrder ? registry.publishInOrder("event") : registry.publish("event");
    dispatch.whenComplete((report, cause) -> log.add("end"));
    model.advance();
    assertThat(log).as(described).isEqualTo(model.log);
    while (!model.running.isEmpty()) {
      int place = random.nextInt(model.running.size());
      Planned done = model.running.get(place);
      if (random.nextInt(20) == 0) {
        List<CompletableFuture<String>> cancelled =
            model.running.stream().map(planned -> stages.get(planned.number())).toList();
        dispatch.cancel(true);
        model.cancel();
        assertThat(cancelled).as(described).allMatch(CompletableFuture::isCancelled);
      } else if (random.nextInt(3) == 0) {
        model.complete(done, true);
        stages.get(done.number()).completeExceptionally(new IOException());
      } else {
        model.complete(done, false);
        stages.get(done.number()).complete("");
      }
      assertThat(log).as(described).isEqualTo(model.log);
      assertThat(dispatch.report().called()).as(described).isEqualTo(model.called);
      assertThat(dispatch.report().failed()).as(described).isEqualTo(model.failed);
      assertThat(dispatch.report().unfinished()).as(described).isEqualTo(model.unfinished());
    }
    assertThat(dispatch).as(described).isDone();
    assertThat(registry.size()).as(described).isEqualTo(model.left());
  }

  private List<Planned> plan(Random random) {
    List<Planned> plan = new ArrayList<>();
    int handlers = random.nextInt(9);
    for (int i = 0; i < handlers; i++) {
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      plan.add(
          new Planned(
              i,
              random.nextInt(3),
              random.nextBoolean() ? Kind.WAITS : kind,
              random.nextInt(5) == 0));
    }
    return plan;
  }

  private void register(AsyncRegistry<String> registry, Planned planned) {
    CompletableFuture<String> stage = new CompletableFuture<>();
    stages.add(stage);
    if (planned.kind() != Kind.WAITS) {
      stage.complete("");
    }
    registry.register(
        o -> {
          o.named("" + planned.number()).priority(planned.priority());
          o.when(event -> filter(planned.kind()));
          if (planned.once()) {
            o.once();
          }
        },
        event -> run(planned, stage));
  }

  private static boolean filter(Kind kind) {
    if (kind == Kind.FILTER_THROWS) {
      throw new IllegalStateException();
    }
    return kind != Kind.FILTERED_OUT;
  }

  private CompletionStage<String> run(Planned planned, CompletableFuture<String> stage)
      throws IOException {
    log.add("started " + planned.number());
    return switch (planned.kind()) {
      case THROWS -> throw new IOException();
      case FAILS -> CompletableFuture.failedFuture(new IOException());
      default -> stage;
    };
  }

  /** What should happen, said as plainly as can be. */
  private static final class Model {
    private final List<String> log = new ArrayList<>();
    private final List<Planned> plan;
    private final Deque<Planned> waiting = new ArrayDeque<>();
    private final List<Planned> running = new ArrayList<>();
    private final int atOnce;
    private int called;
    private int failed;
    private int cancelled;
    private int gone;

    Model(List<Planned> plan, int atOnce) {
      this.plan = plan;
      this.atOnce = atOnce;
      plan.stream()
          .sorted(Comparator.comparingInt(Planned::priority).reversed())
          .forEach(waiting::add);
    }

    void advance() {
      while (running.size() < atOnce && !waiting.isEmpty()) {
        start(waiting.remove());
      }
      if (waiting.isEmpty() && running.isEmpty()) {
        log.add("end");
      }
    }

    private void start(Planned next) {
      if (next.kind() == Kind.FILTERED_OUT) {
        return;
      }
      called++;
      if (next.kind() == Kind.FILTER_THROWS) {
        fail(next);
        return;
      }
      gone += next.once() ? 1 : 0;
      log.add("started " + next.number());
      switch (next.kind()) {
        case THROWS, FAILS -> fail(next);
        case WAITS -> running.add(next);
        default -> {}
      }
    }

    private void fail(Planned planned) {
      failed++;
      log.add("failed " + planned.number());
    }

    void complete(Planned done, boolean fails) {
      running.remove(done);
      if (fails) {
        fail(done);
      }
      advance();
    }

    void cancel() {
      cancelled = running.size();
      log.add("end");
      running.clear();
      waiting.clear();
    }

    int unfinished() {
      return cancelled + running.size();
    }

    int left() {
      return plan.size() - gone;
    }
  }
}
