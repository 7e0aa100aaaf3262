package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.clock.ManualTimekeeper;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read when something is wrong. */
class MessagesTest {
  private static final class Database implements Provider<Object> {}

  private static ContainerBuilder<Object> builder() {
    return Container.withoutState();
  }

  @Test
  void timesThatAreNoneAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().bootTimeout(Duration.ZERO))
        .withMessage("a boot hook can't be done within 0 s: give it more time");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().stopGrace(Duration.ZERO))
        .withMessage("stopping a runner can't be done within 0 s: give it more time");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().drainDelay(Duration.ofMillis(-3)))
        .withMessage("draining can't take -3 ms: say nothing or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().reloadAfter(Duration.ofMillis(-3)))
        .withMessage("waiting for more reloads can't take -3 ms: say nothing or more");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Restart.onFailure().backOff(Duration.ofSeconds(2), Duration.ofMillis(100)))
        .withMessage(
            "a pause can't go from 2 s to 100 ms: say nothing or more, and then as much or more");
    assertThat(Restart.onFailure())
        .hasToString("on failure, after 100 ms up to 30 s, at most 5 times within 1 min");
  }

  @Test
  void whatIsNotThereIsNamedWithWhatIs() {
    Container<Object> desk = builder().add(new Database()).add("feed", feed -> {}).build("desk");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> desk.state("zzz"))
        .withMessage("desk has no provider 'zzz'. Fix: name one of 'Database', 'feed'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> desk.get(Database.class, "feed"))
        .withMessage(
            "'feed' of desk was said hook by hook and is no Database."
                + " Fix: give 'feed' a class of its own");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> desk.get(Runnable.class, "Database"))
        .withMessage(
            "'Database' of desk is a Database and not bound as Runnable."
                + " Fix: add it with as(Runnable.class)");
    assertThatThrownBy(() -> builder().add(" ", it -> {}).build("desk"))
        .hasMessageContaining("a provider said hook by hook: its name is blank");
  }

  @Test
  void errorsAndWarningsAreCounted() {
    Container<Object> desk =
        builder()
            .add(
                "feed",
                feed ->
                    feed.validate(
                        validation -> {
                          validation.error("no line");
                          validation.warn("slow");
                        }))
            .build("desk");
    assertThatThrownBy(desk::start)
        .hasMessage(
            """
            container desk can't start: 1 error, 1 warning
              - error in 'feed': no line
              - warning in 'feed': slow""");
  }

  @Test
  void aHookThatWouldWaitForItselfIsToldWhatToCallInstead() {
    assertThat(refused(Container::shutdown))
        .endsWith(
            "boot of 'a' calls shutdown() and would wait for itself. Fix: use requestShutdown(…)");
    assertThat(refused(Container::start))
        .endsWith("boot of 'a' calls start() and would wait for itself. Fix: use startAsync()");
    assertThat(refused(Container::reloadAll))
        .endsWith(
            "boot of 'a' calls reload() and would wait for itself. Fix: use reloadAllAsync()");
  }

  private static String refused(Consumer<Container<Object>> call) {
    AtomicReference<Container<Object>> desk = new AtomicReference<>();
    desk.set(builder().add("a", a -> a.boot(boot -> call.accept(desk.get()))).build("desk"));
    AtomicReference<String> message = new AtomicReference<>();
    assertThatThrownBy(desk.get()::start).satisfies(thrown -> message.set(thrown.getMessage()));
    return message.get();
  }

  @Test
  void aReloadThatFailedSaysOfWhat() {
    Container<Object> desk =
        builder()
            .strictReload()
            .listen(new ContainerListener() {})
            .add(
                "feed",
                feed ->
                    feed.reload(
                        reload -> {
                          throw new IllegalStateException("no line");
                        }))
            .build("desk");
    desk.start();
    assertThatThrownBy(desk::reloadAll)
        .hasMessage(
            "reload of container desk failed: reload of 'feed' failed: IllegalStateException: no line");
    assertThatThrownBy(() -> desk.reload("feed"))
        .hasMessage("reload of 'feed' failed: IllegalStateException: no line");
    desk.shutdown();
  }

  @Test
  void reportsReadTheSameEverywhere() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      Container<Object> desk =
          builder().timekeeper(new ManualTimekeeper()).add("feed", feed -> {}).build("desk");
      assertThat(Stream.of(desk.start().toText(), desk.shutdown().toText()))
          .allSatisfy(text -> assertThat(text).contains(", 0.000 ms\n").doesNotContain("0,000"));
    } finally {
      Locale.setDefault(before);
    }
  }
}
