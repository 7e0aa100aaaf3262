package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Registration;
import dev.headrace.testsupport.ReportedFailures;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who hears how a container is getting on, and what listeners that fail or hang do to it. */
class ListenersTest extends LifecycleFixture {

  private final class Notes implements ContainerListener {
    @Override
    public void containerChanged(ContainerState from, ContainerState to) {
      journal.add(from + " to " + to);
    }

    @Override
    public void providerChanged(String provider, ProviderState from, ProviderState to) {
      journal.add(provider + " " + from + " to " + to);
    }

    @Override
    public void failed(LifecycleException failure) {
      journal.add(String.valueOf(failure.getMessage()));
    }
  }

  @Test
  void hearEveryChangeInOrderAndAllOfThemBeforeTheEndIsKnown() {
    Container<Object> container =
        Container.withoutState()
            .timekeeper(time)
            .threads(threads)
            .listen(new Notes())
            .add("a", a -> a.run(run -> threads.idle(run::awaitStop)))
            .build("desk");
    container.start();
    container.shutdown();
    assertThat(journal)
        .containsExactly(
            "NEW to BOOTING",
            "a REGISTERED to VALIDATED",
            "a VALIDATED to BOOTING",
            "a BOOTING to BOOTED",
            "BOOTING to READY",
            "a BOOTED to RUNNING",
            "READY to RUNNING",
            "RUNNING to STOPPING",
            "a RUNNING to STOPPING",
            "a STOPPING to BOOTED",
            "a BOOTED to STOPPING",
            "a STOPPING to STOPPED",
            "STOPPING to STOPPED");
  }

  @Test
  void oneThatThrowsIsLoggedOnceAndKeepsNobodyElseFromHearing() {
    Container<Object> container =
        Container.withoutState()
            .timekeeper(time)
            .threads(threads)
            .listen(
                new ContainerListener() {
                  @Override
                  public void containerChanged(ContainerState from, ContainerState to) {
                    throw new AssertionError("wrong");
                  }

                  @Override
                  public String toString() {
                    return "the one that throws";
                  }
                })
            .listen(new Notes())
            .build("desk");
    container.start();
    container.shutdown();
    assertThat(journal).hasSize(5).endsWith("STOPPING to STOPPED");
    assertThat(ReportedFailures.take())
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.message())
                  .isEqualTo("listener the one that throws failed; it is not logged again");
              assertThat(report.cause()).isInstanceOf(AssertionError.class);
            });
  }

  @Test
  void oneThatHangsDelaysNoHookAndTheEndForASecondOnly() {
    Container<Object> container =
        builder()
            .listen(
                new ContainerListener() {
                  @Override
                  public void containerChanged(ContainerState from, ContainerState to) {
                    try {
                      hangWhateverHappens("listener");
                    } catch (Exception e) {
                      throw new AssertionError(e);
                    }
                  }
                })
            .add("a", step("a"))
            .build("desk");
    container.start();
    assertThat(journal).contains("boot a");
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    pass(seconds(1).minusNanos(1));
    assertThat(journal).contains("shutdown a");
    assertThat(ended).isNotDone();
    assertThat(container.state()).isEqualTo(ContainerState.STOPPED);
    pass(Duration.ofNanos(1));
    assertThat(ended.join().isClean()).isTrue();
  }

  @Test
  void oneMayAskForTheShutdown() throws Exception {
    AtomicReference<Container<Object>> self = new AtomicReference<>();
    Container<Object> container =
        builder()
            .listen(
                new ContainerListener() {
                  @Override
                  public void containerChanged(ContainerState from, ContainerState to) {
                    if (to == ContainerState.RUNNING) {
                      Objects.requireNonNull(self.get()).requestShutdown("that was all");
                    }
                  }
                })
            .add("a", step("a"))
            .build("desk");
    self.set(container);
    container.startAsync();
    assertThat(container.awaitShutdown().reason()).isEqualTo("that was all");
    assertThat(journal).containsExactly("boot a", "shutdown a");
  }

  @Test
  void oneThatComesLaterHearsFromThenOnUntilItIsTakenBack() {
    Container<Object> container = builder().build("desk");
    container.boot();
    settle();
    Registration listening = container.listen(new Notes());
    container.run();
    settle();
    listening.close();
    container.shutdown();
    assertThat(journal).containsExactly("READY to RUNNING");
  }
}
