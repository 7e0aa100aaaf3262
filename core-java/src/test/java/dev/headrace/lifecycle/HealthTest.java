package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How a container is, what counts for it, and what becomes of checks that fail. */
class HealthTest extends LifecycleFixture {

  private static Consumer<ProviderBuilder<Object>> saying(Health health) {
    return hooks -> hooks.health(() -> health);
  }

  private static Container<Object> started(ContainerBuilder<Object> builder) {
    Container<Object> container = builder.build("desk");
    container.start();
    return container;
  }

  @Test
  void isAsTheWorstOfTheCriticalOnes() {
    try (Container<Object> container =
        started(
            builder()
                .add("a", saying(Health.up()))
                .add("b", saying(Health.degraded("slow")))
                .add("c", saying(Health.unknown("new")))
                .add("d", saying(Health.down("gone")), with -> with.notCritical()))) {
      HealthReport report = container.health();
      assertThat(report.status()).isEqualTo(Health.Status.DEGRADED);
      assertThat(report.providers()).containsOnlyKeys("a", "b", "c", "d");
      assertThat(report.providers().get("d")).hasToString("DOWN {reason=gone}");
      assertThat(report.ready()).isTrue();
      assertThat(report.live()).isTrue();
    }
  }

  @Test
  void whatHasNoCheckIsAsItsStateSays() {
    Container<Object> container =
        builder()
            .add("a", a -> {})
            .add(
                "b",
                b ->
                    b.run(
                        run -> {
                          run.degraded("half speed");
                          threads.idle(run::awaitStop);
                        }))
            .build("desk");
    assertThat(container.health().status()).isEqualTo(Health.Status.DOWN);
    assertThat(container.health().providers().get("a"))
        .hasToString("DOWN {reason=it has not booted}");
    container.start();
    settle();
    assertThat(container.health().providers())
        .hasEntrySatisfying("a", health -> assertThat(health).hasToString("UP"))
        .hasEntrySatisfying(
            "b", health -> assertThat(health).hasToString("DEGRADED {reason=half speed}"));
    container.close();
    assertThat(container.health().status()).isEqualTo(Health.Status.DOWN);
    assertThat(container.health().providers().get("a"))
        .hasToString("DOWN {reason=it was shut down}");
  }

  @Test
  void aCheckThatFailsIsDownAndOneThatSaysNothingIsUnknown() {
    try (Container<Object> container =
        started(
            builder()
                .add(
                    "a",
                    a ->
                        a.health(
                            () -> {
                              throw new AssertionError("wrong");
                            }))
                .add("b", saying(null)))) {
      HealthReport report = container.health();
      assertThat(report.providers().get("a")).hasToString("DOWN {reason=AssertionError: wrong}");
      assertThat(report.providers().get("b")).hasToString("UNKNOWN {reason=it said nothing}");
      assertThat(container.isReady()).as("a check decides nothing").isTrue();
    }
  }

  @Test
  void aCheckThatHangsIsDownAfterASecondAndTheOthersAreAskedBesideIt() {
    Container<Object> container =
        started(
            builder()
                .add(
                    "a",
                    a ->
                        a.health(
                            () -> {
                              hangWhateverHappens("a");
                              return Health.up();
                            }))
                .add(
                    "b",
                    b ->
                        b.health(
                            () -> {
                              journal.add("b");
                              return Health.up();
                            })));
    CompletableFuture<HealthReport> health = container.healthAsync();
    pass(seconds(1).minusNanos(1));
    assertThat(health).isNotDone();
    assertThat(journal).containsExactlyInAnyOrder("hang a", "b");
    pass(java.time.Duration.ofNanos(1));
    assertThat(health.join().providers().get("a").status()).isEqualTo(Health.Status.DOWN);
    assertThat(container.abandoned())
        .containsExactly(new AbandonedHook("a", Phase.HEALTH, "desk: health a"));
    free();
    awaitJournal("free a");
    container.close();
  }

  @Test
  void aProviderThatIsDegradedIsNoBetterThanThatWhateverItsCheckSays() {
    try (Container<Object> container =
        started(
            builder()
                .add("a", a -> a.health(Health::up).boot(boot -> boot.degraded("no cache"))))) {
      assertThat(container.health().status()).isEqualTo(Health.Status.DEGRADED);
    }
  }

  @Test
  void aCheckThatAsksForTheContainersHealthIsRefused() {
    AtomicReference<Container<Object>> self = new AtomicReference<>();
    Container<Object> container =
        builder()
            .add(
                "a",
                a ->
                    a.health(
                        () -> {
                          Objects.requireNonNull(self.get()).health();
                          return Health.up();
                        }))
            .build("desk");
    self.set(container);
    container.start();
    assertThat(container.health().providers().get("a").details().get("reason"))
        .isEqualTo(
            "IllegalStateException: health of 'a' calls health() and would wait for itself. Fix: use healthAsync()");
    container.close();
  }

  @Test
  void aProviderThatKnowsHowItIsIsAsked() {
    final class Pool implements Provider<Object>, HealthCheck {
      @Override
      public Health health() {
        return Health.up().with("open", 3);
      }
    }
    try (Container<Object> container = started(builder().add(new Pool()))) {
      assertThat(container.health().providers().get("Pool")).hasToString("UP {open=3}");
    }
  }

  @Test
  void detailsStayAsTheyAreAndKeepTheirOrder() {
    Health health = Health.down("gone").with("z", 1).with("a", 2);
    assertThat(health.details().keySet()).containsExactly("reason", "z", "a");
    assertThatThrownBy(() -> health.details().put("b", "3"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void isReadyFromWhenItRunsUntilItShutsDown() {
    Container<Object> container =
        builder().add("a", a -> a.shutdown(down -> hang("a"))).build("desk");
    assertThat(container.isReady()).isFalse();
    assertThat(container.isLive()).isTrue();
    container.boot();
    assertThat(container.isReady()).isFalse();
    container.run();
    assertThat(container.isReady()).isTrue();
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    settle();
    assertThat(container.isReady()).isFalse();
    free();
    ended.join();
    assertThat(container.isReady()).isFalse();
  }
}
