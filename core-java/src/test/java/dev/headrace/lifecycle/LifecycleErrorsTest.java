package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What leaves a container where a hook has thrown: with which phase, name, cause and text. */
class LifecycleErrorsTest extends LifecycleFixture {

  private LifecycleException told(Hook<Context<Object>> shutdown) {
    Container<Object> container = builder().add("db", db -> db.shutdown(shutdown)).build("desk");
    container.boot();
    LifecycleException failure = container.shutdown().failures().get(0);
    assertThat(failure).isNotNull();
    return failure;
  }

  @Test
  void whatIsForeignIsWrappedWithThePhaseTheNameAndItsText() {
    IOException cause = new IOException("disk full");
    LifecycleException failure =
        told(
            shutdown -> {
              throw cause;
            });
    assertThat(failure).hasMessage("shutdown of 'db' failed: IOException: disk full");
    assertThat(failure).cause().isSameAs(cause);
    assertThat(failure.phase()).isEqualTo(Phase.SHUTDOWN);
    assertThat(failure.provider()).isEqualTo("db");
  }

  @Test
  void whatHasNoTextIsCalledByItsClass() {
    assertThat(
            told(
                shutdown -> {
                  throw new IOException();
                }))
        .hasMessage("shutdown of 'db' failed: IOException");
  }

  @Test
  void whatIsTypedPassesUnchangedThoughItNamesAnotherPhaseAndProvider() {
    LifecycleException typed =
        new LifecycleException(Phase.VALIDATE, "other", new IOException("x"));
    assertThat(
            told(
                shutdown -> {
                  throw typed;
                }))
        .isSameAs(typed);
  }

  @Test
  void whatIsTypedKeepsItsNameWhereItEndsABootAndTheReportHasThePhase() {
    LifecycleException typed =
        new LifecycleException(Phase.VALIDATE, "other", new IOException("x"));
    Container<Object> container =
        builder()
            .add(
                "db",
                db ->
                    db.boot(
                        boot -> {
                          throw typed;
                        }))
            .build("desk");
    BootException thrown = catchThrowableOfType(BootException.class, container::boot);
    assertThat(thrown).hasMessage(typed.getMessage()).cause().isSameAs(typed);
    assertThat(thrown.provider()).isEqualTo("other");
    assertThat(thrown.report().hooks().get(0))
        .matches(hook -> hook.phase() == Phase.BOOT)
        .matches(hook -> hook.provider().equals("db"))
        .matches(hook -> hook.failure() == typed);
  }

  @Test
  void whatAStageFailedWithIsTakenOutOfItsWrapping() {
    IOException cause = new IOException("late");
    LifecycleException failure =
        told(
            shutdown ->
                shutdown.until(
                    java.util.concurrent.CompletableFuture.runAsync(() -> {}, Runnable::run)
                        .thenCompose(
                            nothing ->
                                java.util.concurrent.CompletableFuture.failedFuture(cause))));
    assertThat(failure).cause().isSameAs(cause);
  }

  @Test
  void whatCanBeLivedWithGetsTheNameWhereItHasNone() {
    Container<Object> container =
        builder()
            .add(
                "feed",
                feed ->
                    feed.run(
                        run -> {
                          throw new RecoverableException("late", new IOException("x"));
                        }))
            .build("desk");
    container.start();
    settle();
    assertThat(told)
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure).isInstanceOf(RecoverableException.class);
              assertThat(failure).hasMessage("run of 'feed' failed, which can be lived with: late");
              assertThat(failure).hasCauseInstanceOf(IOException.class);
              assertThat(failure.provider()).isEqualTo("feed");
              assertThat(failure.getStackTrace()[0].getClassName()).contains("LifecycleErrorsTest");
            });
    container.close();
  }

  @Test
  void whatCanBeLivedWithKeepsTheNameItHas() {
    RecoverableException named = new RecoverableException("upstream", "late", null);
    Container<Object> container =
        builder()
            .add(
                "feed",
                feed ->
                    feed.run(
                        run -> {
                          throw named;
                        }))
            .build("desk");
    container.start();
    settle();
    assertThat(told).containsExactly(named);
    assertThat(named.provider()).isEqualTo("upstream");
    container.close();
  }

  @Test
  void anInterruptOfItsOwnIsAFailureOfTheHook() {
    assertThat(
            told(
                shutdown -> {
                  throw new InterruptedException("by itself");
                }))
        .hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void aCancellationIsNoFailureAndNeverWrapped() {
    Container<Object> container =
        builder()
            .add(
                "db",
                db ->
                    db.shutdown(
                        shutdown -> {
                          throw new java.util.concurrent.CancellationException("no more");
                        }))
            .build("desk");
    container.boot();
    ShutdownReport report = container.shutdown();
    assertThat(report.failures()).isEmpty();
    assertThat(report.hooks().get(0).outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void whereNobodyListensFailuresAreLogged() {
    Container<Object> container =
        Container.withoutState()
            .timekeeper(time)
            .threads(threads)
            .add(
                "db",
                db ->
                    db.shutdown(
                        shutdown -> {
                          throw new IOException("disk full");
                        }))
            .build("desk");
    container.boot();
    container.shutdown();
    assertThat(dev.headrace.testsupport.ReportedFailures.take())
        .singleElement()
        .satisfies(
            report ->
                assertThat(report.message())
                    .isEqualTo("container desk: shutdown of 'db' failed: IOException: disk full"));
  }
}
