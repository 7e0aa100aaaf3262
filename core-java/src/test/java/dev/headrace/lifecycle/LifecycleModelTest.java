package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.headrace.clock.ManualTimekeeper;
import dev.headrace.lifecycle.Script.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random containers whose hooks do whatever hooks may do, asked for whatever may be asked at random
 * moments: what has to hold in all of them. No time passes but by hand, and only when nothing else
 * happens.
 */
class LifecycleModelTest {
  private static final int EXAMPLES = 200;
  private static final Duration STEP = Duration.ofMillis(20);

  @Test
  void whatHasBootedIsShutDownOnceInReverseWhateverHappens() throws Exception {
    long seed = new Random().nextLong();
    for (int i = 0; i < EXAMPLES; i++) {
      new Example(seed + i).check();
    }
  }

  /** One container and its life. */
  private static final class Example {
    private final long seed;
    private final Random random;
    private final ManualTimekeeper time = new ManualTimekeeper();
    private final BusyThreads threads = new BusyThreads();
    private final Script script = new Script(threads);
    private final Map<String, List<String>> dependencies = new LinkedHashMap<>();
    private final List<CompletableFuture<?>> asked = new ArrayList<>();
    private final boolean isParallelShutdown;
    private final double chanceOfTrouble;
    private final Container<Object> container;

    Example(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.isParallelShutdown = random.nextInt(3) == 0;
      this.chanceOfTrouble = random.nextInt(4) * 0.1;
      this.container = build();
    }

    private Container<Object> build() {
      ContainerBuilder<Object> builder =
          Container.withoutState()
              .timekeeper(time)
              .threads(threads)
              .parallelism(1 + random.nextInt(4))
              .random(new Random(seed))
              .bootTimeout(Duration.ofSeconds(1 + random.nextInt(5)))
              .bootDeadline(Duration.ofSeconds(5 + random.nextInt(30)))
              .shutdownDeadline(Duration.ofSeconds(5 + random.nextInt(60)))
              .reloadAfter(Duration.ofSeconds(random.nextInt(2)))
              .drainDelay(Duration.ofSeconds(random.nextInt(2)))
              .listen(new ContainerListener() {}); // so that what fails is heard
      if (isParallelShutdown) {
        builder.parallelShutdown();
      }
      if (random.nextInt(4) == 0) {
        builder.withoutRollback();
      }
      if (random.nextInt(4) == 0) {
        builder.onFatal(FatalReaction.markFailed());
      }
      if (random.nextBoolean()) {
        Act act = act();
        builder.reloadsState(state -> script.play("reload state", withoutContext(act), null));
      }
      int count = 1 + random.nextInt(12);
      List<Integer> names = new ArrayList<>(IntStream.range(0, count).boxed().toList());
      Collections.shuffle(names, random);
      List<String> before = new ArrayList<>();
      for (int name : names) {
        List<String> some = before.stream().filter(other -> random.nextInt(4) == 0).toList();
        before.add("p" + name);
        dependencies.put("p" + name, some);
      }
      dependencies.forEach((name, after) -> add(builder, name, after));
      return builder.build("model");
    }

    private void add(ContainerBuilder<Object> builder, String name, List<String> after) {
      boolean isRunner = random.nextInt(3) == 0;
      Act validate = random.nextInt(10) == 0 ? act() : Act.RETURNS;
      Act boot = act();
      Act reload = act();
      Act health = act();
      Act run = act();
      Act shutdown = act();
      boolean runsUntilStopped = random.nextBoolean();
      boolean isPrepared = random.nextBoolean();
      builder.add(
          name,
          hooks -> {
            hooks
                .validate(it -> script.play("validate " + name, withoutContext(validate), null))
                .boot(it -> script.play("boot " + name, boot, it))
                .shutdown(it -> script.play("shutdown " + name, shutdown, it))
                .reload(it -> script.play("reload " + name, reload, it))
                .health(
                    () -> {
                      script.play("health " + name, withoutContext(health), null);
                      return Health.up();
                    });
            if (isRunner) {
              hooks.run(
                  it -> {
                    if (runsUntilStopped) {
                      script.runUntilStopped("run " + name, it);
                    } else {
                      script.play("run " + name, run, it);
                    }
                  });
            }
          },
          with -> {
            with.after(after.toArray(new String[0])).bootPriority(random.nextInt(5));
            with.runPriority(random.nextInt(3)).reloadPriority(random.nextInt(3));
            if (random.nextInt(3) == 0) {
              with.notCritical();
            }
            if (random.nextInt(5) == 0) {
              with.awaitsReady();
            }
            with.restarts(random.nextBoolean() ? Restart.onFailure() : Restart.never());
          });
    }

    private Act act() {
      return random.nextDouble() < chanceOfTrouble
          ? Act.values()[random.nextInt(Act.values().length)]
          : random.nextInt(5) == 0 ? Act.GOES_ON : Act.RETURNS;
    }

    private static Act withoutContext(Act act) {
      return switch (act) {
        case GOES_ON, ASKS_TO_SHUT_DOWN -> Act.RETURNS;
        case GOES_ON_AND_FAILS -> Act.THROWS;
        case GOES_ON_FOR_EVER -> Act.HANGS;
        default -> act;
      };
    }

    // ---- what happens

    void check() throws Exception {
      try {
        live();
      } catch (Throwable failure) {
        throw new AssertionError(
            "seed " + seed + ", " + container + ", " + time + "\n" + script.journal, failure);
      }
    }

    private void live() throws Exception {
      CompletableFuture<StartReport> start = ask(container.startAsync());
      CompletableFuture<StartReport> boot = ask(container.bootAsync());
      for (int i = random.nextInt(30); i > 0; i--) {
        step();
      }
      CompletableFuture<ShutdownReport> ended = ask(container.shutdownAsync());
      driveUntil(ended::isDone);
      while (threads.isBusy()) {
        Thread.onSpinWait();
      }
      assertThat(asked).as("all that was asked").allMatch(CompletableFuture::isDone);
      ShutdownReport shutdown = ended.join();

      endedWithNothingLeft();
      int events = script.journal.size();
      script.free();
      threads.join();
      assertThat(container.abandoned()).isEmpty();
      assertThat(script.journal.subList(events, script.journal.size()))
          .noneMatch(event -> event.startsWith("begin"));
      assertThat(ended.join()).isSameAs(container.shutdown());

      List<HookReport> booted = hooksOf(boot);
      bootedInOrder(booted);
      shutDownOnceInReverse(booted, shutdown);
      saysHowItEnded(start);
    }

    private void step() {
      switch (random.nextInt(12)) {
        case 0, 1 -> ask(container.reloadAllAsync());
        case 2 -> ask(container.healthAsync());
        case 3 -> ask(container.validateAsync());
        case 4 -> {
          if (random.nextInt(3) == 0) {
            container.requestShutdown("the test says so");
          }
        }
        case 5, 6, 7 -> {
          while (threads.isBusy()) {
            Thread.onSpinWait();
          }
        }
        default -> {
          if (!threads.isBusy()) {
            time.advance(Duration.ofMillis(random.nextInt(3_000)));
          }
        }
      }
    }

    private <T> CompletableFuture<T> ask(CompletableFuture<T> future) {
      asked.add(future);
      return future;
    }

    private void driveUntil(BooleanSupplier isDone) {
      int steps = 0;
      while (!isDone.getAsBoolean()) {
        if (!threads.isBusy()) {
          if (++steps > 100_000) {
            fail("nothing happens any more");
          }
          time.advance(STEP);
        }
        Thread.onSpinWait();
      }
    }

    // ---- what has to hold

    private void endedWithNothingLeft() {
      assertThat(container.state().isEnded()).isTrue();
      Set<ProviderState> over =
          Set.of(
              ProviderState.REGISTERED,
              ProviderState.VALIDATED,
              ProviderState.STOPPED,
              ProviderState.FAILED);
      assertThat(container.providers()).allMatch(name -> over.contains(container.state(name)));
      assertThat(time.pending()).as("to be done later").isZero();
      while (!abandoned().equals(script.inside())) {
        Thread.onSpinWait(); // those that are returning right now
      }
    }

    private Set<String> abandoned() {
      Set<String> names = new HashSet<>();
      container.abandoned().forEach(hook -> names.add(hook.phase() + " " + hook.provider()));
      return names;
    }

    private static List<HookReport> hooksOf(CompletableFuture<StartReport> boot) {
      try {
        return boot.join().hooks();
      } catch (CompletionException e) {
        return e.getCause() instanceof BootException failed ? failed.report().hooks() : List.of();
      }
    }

    private void bootedInOrder(List<HookReport> hooks) {
      List<String> journal = script.journal;
      for (HookReport hook : hooks) {
        if (hook.phase() == Phase.BOOT) {
          String name = hook.provider();
          int begin = journal.indexOf("begin boot " + name);
          for (String before : dependencies.get(name)) {
            assertThat(journal.indexOf("end boot " + before))
                .as("boot of %s before %s", before, name)
                .isNotNegative()
                .isLessThan(begin < 0 ? journal.size() : begin);
          }
        }
      }
    }

    private void shutDownOnceInReverse(List<HookReport> boots, ShutdownReport shutdown) {
      List<String> journal = script.journal;
      List<String> booted = done(boots, Phase.BOOT);
      List<String> shut = new ArrayList<>();
      Set<String> tooLate = new HashSet<>(); // given up on before its thread had begun
      shutdown.hooks().stream()
          .filter(hook -> hook.phase() == Phase.SHUTDOWN)
          .forEach(
              hook -> {
                shut.add(hook.provider());
                if (hook.thread().isEmpty()) {
                  tooLate.add(hook.provider());
                }
              });
      assertThat(shut).doesNotHaveDuplicates().containsAll(booted);
      if (!isParallelShutdown) {
        List<String> expected = new ArrayList<>(booted);
        Collections.reverse(expected);
        assertThat(shut.stream().filter(booted::contains)).containsExactlyElementsOf(expected);
      }
      Map<String, Integer> begins = new HashMap<>();
      for (String name : dependencies.keySet()) {
        assertThat(script.count("begin boot " + name)).isLessThanOrEqualTo(1);
        assertThat(script.count("begin shutdown " + name))
            .as("shutdowns of %s", name)
            .isEqualTo(shut.contains(name) && !tooLate.contains(name) ? 1 : 0);
        if (journal.contains("return boot " + name)) {
          assertThat(shut).contains(name);
        }
        begins.put(name, journal.indexOf("begin shutdown " + name));
      }
      List<String> clean = done(shutdown.hooks(), Phase.SHUTDOWN);
      dependencies.forEach(
          (name, after) -> {
            for (String before : after) {
              if (!tooLate.contains(before) && shut.contains(name)) {
                assertThat(begins.get(name)).isLessThan(begins.get(before));
              }
              if (!tooLate.contains(before) && clean.contains(name)) {
                assertThat(journal.indexOf("end shutdown " + name)).isLessThan(begins.get(before));
              }
            }
          });
    }

    private static List<String> done(List<HookReport> hooks, Phase phase) {
      return hooks.stream()
          .filter(hook -> hook.phase() == phase && hook.isDone())
          .map(HookReport::provider)
          .toList();
    }

    private void saysHowItEnded(CompletableFuture<StartReport> start) {
      assertThat(container.exitCode() != 0).isEqualTo(container.state() == ContainerState.FAILED);
      if (start.isCompletedExceptionally()) {
        assertThat(start)
            .failsWithin(Duration.ZERO)
            .withThrowableOfType(java.util.concurrent.ExecutionException.class)
            .havingCause()
            .isInstanceOfAny(LifecycleException.class, IllegalStateException.class);
      } else {
        assertThat(container.exitCode() == 0 || start.join().isStarted()).isTrue();
      }
    }
  }
}
