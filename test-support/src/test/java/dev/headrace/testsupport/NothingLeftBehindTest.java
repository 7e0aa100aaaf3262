package dev.headrace.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * The extension itself: the classes at the end are the tests it must fail, and the ones it must
 * not.
 */
class NothingLeftBehindTest {
  @Test
  void aTestThatLeavesNothingPasses() {
    assertThat(run(Tidy.class).testEvents().succeeded().count()).isEqualTo(2);
  }

  @Test
  void aThreadThatIsStillAliveFailsTheTest() {
    assertThat(failure(LeavesAThread.class))
        .contains("thread still alive", "left-by-a-test", "CountDownLatch");
  }

  @Test
  void aThreadLeftByTheWholeClassFailsTheClass() {
    EngineExecutionResults results = run(LeavesAThreadFromBeforeAll.class);
    LeavesAThreadFromBeforeAll.left.end.countDown();
    assertThat(results.testEvents().failed().count()).isZero();
    assertThat(results.containerEvents().failed().stream().map(NothingLeftBehindTest::message))
        .singleElement()
        .asString()
        .contains("left-by-a-class");
  }

  @Test
  void anExceptionThatEndsAThreadFailsTheTest() {
    assertThat(failure(ThrowsInAThread.class))
        .contains("failure that nobody heard", "thrower", "lost in a thread");
  }

  @Test
  void aWarningThatNobodyTookFailsTheTest() {
    assertThat(failure(LogsAWarning.class))
        .contains("failure that nobody heard", "dev.headrace.sample", "unheard");
  }

  @Test
  void aTestThatRunsTooLongIsInterruptedAndFails() {
    assertThat(failure(RunsTooLong.class)).contains("timed out");
  }

  @Test
  void everyTestHasATimeout() {
    assertThat(NothingLeftBehindTest.class.getResourceAsStream("/junit-platform.properties"))
        .asString(java.nio.charset.StandardCharsets.UTF_8)
        .contains("junit.jupiter.execution.timeout.default=60 s");
  }

  @Test
  void aFailedTestKeepsItsOwnFailure() {
    assertThat(failure(FailsAndLeavesAThread.class)).contains("the test's own");
  }

  private static EngineExecutionResults run(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
        .selectors(selectClass(testClass))
        .execute();
  }

  private static String failure(Class<?> testClass) {
    return run(testClass).testEvents().failed().stream()
        .map(NothingLeftBehindTest::message)
        .reduce((one, two) -> Assertions.fail("one failure expected, not two"))
        .orElseThrow(() -> new AssertionError("the test passed, but it must fail"));
  }

  private static String message(Event failed) {
    return failed
        .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
        .getThrowable()
        .orElseThrow()
        .getMessage();
  }

  /** Threads that the samples below leave; ended here, for they would fail this test too. */
  private static final class Left {
    private final CountDownLatch end = new CountDownLatch(1);

    Left(String name) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  end.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              name);
      thread.setDaemon(true);
      thread.start();
    }
  }

  static class Tidy {
    @Test
    void waitsForItsThread() throws InterruptedException {
      Thread thread = new Thread(() -> {}, "joined");
      thread.start();
      thread.join();
    }

    @Test
    void takesTheFailureItExpects() {
      System.getLogger("dev.headrace.sample").log(System.Logger.Level.WARNING, "expected");
      assertThat(ReportedFailures.take()).singleElement().asString().contains("expected");
    }
  }

  static class LeavesAThread {
    private static Left left;

    @Test
    void leaves() {
      left = new Left("left-by-a-test");
    }

    @AfterAll
    static void end() {
      left.end.countDown();
    }
  }

  static class LeavesAThreadFromBeforeAll {
    private static Left left;

    @BeforeAll
    static void leave() {
      left = new Left("left-by-a-class");
    }

    @Test
    void isNotToBlame() {
      assertThat(left).isNotNull();
    }
  }

  static class ThrowsInAThread {
    @Test
    void throwsThere() throws InterruptedException {
      Thread thrower =
          new Thread(
              () -> {
                throw new IllegalStateException("lost in a thread");
              },
              "thrower");
      thrower.setUncaughtExceptionHandler(null);
      thrower.start();
      thrower.join();
    }
  }

  static class LogsAWarning {
    @Test
    void logs() {
      System.getLogger("dev.headrace.sample").log(System.Logger.Level.WARNING, "unheard");
    }
  }

  static class RunsTooLong {
    @Test
    @Timeout(value = 50, unit = java.util.concurrent.TimeUnit.MILLISECONDS)
    void waitsForever() throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  static class FailsAndLeavesAThread {
    private static Left left;

    @Test
    void fails() {
      left = new Left("left-by-a-failure");
      throw new AssertionError("the test's own");
    }

    @AfterAll
    static void end() {
      left.end.countDown();
    }
  }
}
