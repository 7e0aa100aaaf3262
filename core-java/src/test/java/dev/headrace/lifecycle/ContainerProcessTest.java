package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.testsupport.ChildProcess;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;

/** Processes that are told to end, and what was done until they had. */
class ContainerProcessTest {
  private static final int BY_TERM = 128 + 15;

  private static ChildProcess start(String what) throws IOException {
    return ChildProcess.startWith(
        ContainerProcess.class, List.of(Container.class, ClassWriter.class), what);
  }

  @Test
  void termEndsARunningProcessInReverseOrder() throws Exception {
    try (ChildProcess process = start("steady")) {
      process.awaitLine("running");
      process.signal("TERM");
      assertThat(process.awaitEnd()).isEqualTo(BY_TERM);
      assertThat(process.lines())
          .containsOnlyOnce("run feed", "running")
          .startsWith("boot db")
          .endsWith(
              "feed has stopped",
              "shutdown feed",
              "shutdown db",
              "ended: the process was asked to end")
          .hasSize(7);
    }
  }

  @Test
  void termInTheMiddleOfBootTakesBackWhatHasBooted() throws Exception {
    try (ChildProcess process = start("boots")) {
      process.awaitLine("boot feed");
      process.signal("TERM");
      assertThat(process.awaitEnd()).isEqualTo(BY_TERM);
      assertThat(process.lines())
          .startsWith(
              "boot db",
              "boot feed",
              "boot of feed was interrupted",
              "shutdown db",
              "ended: the process was asked to end")
          .doesNotContain("shutdown feed", "running");
    }
  }

  @Test
  void termDuringAReloadEndsTheReloadFirst() throws Exception {
    try (ChildProcess process = start("reloads")) {
      process.awaitLine("reload feed");
      process.signal("TERM");
      assertThat(process.awaitEnd()).isEqualTo(BY_TERM);
      assertThat(process.lines())
          .containsExactly(
              "boot db",
              "reload feed",
              "reload of feed was interrupted",
              "shutdown feed",
              "shutdown db",
              "ended: the process was asked to end");
    }
  }

  @Test
  void termTwiceCallsEachHookOnce() throws Exception {
    try (ChildProcess process = start("shuts down")) {
      process.awaitLine("running");
      process.signal("TERM");
      process.awaitLine("shutdown feed");
      process.signal("TERM");
      process.say("go on");
      assertThat(process.awaitEnd()).isEqualTo(BY_TERM);
      assertThat(process.lines())
          .containsExactly(
              "boot db",
              "running",
              "shutdown feed",
              "feed was told: go on",
              "shutdown db",
              "ended: the process was asked to end");
    }
  }

  @Test
  void aSecondSignalHaltsWhereThatWasSaid() throws Exception {
    try (ChildProcess process = start("halts")) {
      process.awaitLine("running");
      process.signal("TERM");
      process.awaitLine("shutdown feed");
      process.signal("TERM");
      assertThat(process.awaitEnd()).isEqualTo(BY_TERM);
      assertThat(process.lines()).containsExactly("boot db", "running", "shutdown feed");
    }
  }

  @Test
  void theSecondSignalMayBeAnotherOne() throws Exception {
    try (ChildProcess process = start("halts")) {
      process.awaitLine("running");
      process.signal("TERM");
      process.awaitLine("shutdown feed");
      process.signal("INT");
      assertThat(process.awaitEnd()).isEqualTo(128 + 2);
      assertThat(process.lines()).containsExactly("boot db", "running", "shutdown feed");
    }
  }

  @Test
  void oneSignalIsEnoughWhereTheSecondWouldHalt() throws Exception {
    try (ChildProcess process = start("halts")) {
      process.awaitLine("running");
      process.signal("TERM");
      process.awaitLine("shutdown feed");
      process.say("go on");
      assertThat(process.awaitEnd()).isEqualTo(BY_TERM);
      assertThat(process.lines())
          .endsWith("shutdown db", "ended: the process was asked to end")
          .hasSize(6);
    }
  }

  @Test
  void hangupReloads() throws Exception {
    try (ChildProcess process = start("hangup")) {
      process.awaitLine("running");
      process.signal("HUP");
      process.awaitLine("reload feed 1");
      process.signal("HUP");
      process.awaitLine("reload feed 2");
      process.signal("TERM");
      assertThat(process.awaitEnd()).isEqualTo(BY_TERM);
      assertThat(process.lines())
          .containsExactly(
              "boot db",
              "running",
              "reload state",
              "reload feed 1",
              "reload state",
              "reload feed 2",
              "shutdown db",
              "ended: the process was asked to end");
    }
  }

  @Test
  void whoStartsAContainerMayHaveItHeedSignals() throws Exception {
    try (ChildProcess process = start("heeds signals")) {
      process.awaitLine("running");
      process.signal("HUP");
      process.awaitLine("reload state");
      process.signal("TERM");
      assertThat(process.awaitEnd()).isEqualTo(BY_TERM);
      assertThat(process.lines())
          .containsExactly("boot db", "running", "reload state", "shutdown db");
    }
  }

  @Test
  void aContainerThatHasEndedHearsNoMoreSignals() throws Exception {
    try (ChildProcess process = start("has ended")) {
      process.awaitLine("goes on without");
      process.signal("HUP");
      assertThat(process.awaitEnd()).isEqualTo(128 + 1);
      assertThat(process.lines())
          .containsExactly("boot db", "shutdown db", "ended: it was asked to", "goes on without");
    }
  }

  @Test
  void aRunnerThatFailsForGoodEndsTheProcessWithTheCodeThatWasSaid() throws Exception {
    try (ChildProcess process = start("fatal, exit")) {
      assertThat(process.awaitEnd()).isEqualTo(3);
      assertThat(process.lines())
          .containsOnlyOnce(
              "boot db",
              "run feed",
              "shutdown db",
              "ended: run of 'feed' failed: IOException: no line");
    }
  }

  @Test
  void whereNothingWasSaidTheContainerSaysWhatToExitWith() throws Exception {
    try (ChildProcess process = start("fatal")) {
      assertThat(process.awaitEnd()).isEqualTo(1);
      assertThat(process.lines())
          .containsOnlyOnce(
              "boot db",
              "run feed",
              "shutdown db",
              "ended: run of 'feed' failed: IOException: no line");
    }
  }

  @Test
  void aProcessThatCannotBootExitsWith1AndSaysWhy() throws Exception {
    try (ChildProcess process = start("can't boot")) {
      assertThat(process.awaitEnd()).isEqualTo(1);
      assertThat(process.lines())
          .startsWith("boot db", "boot feed", "shutdown db", "ended: it could not boot")
          .doesNotContain("shutdown feed", "running")
          .anySatisfy(
              line ->
                  assertThat(line)
                      .endsWith("BootException: boot of 'feed' failed: IOException: no line"));
    }
  }

  @Test
  void aHookThatHangsKeepsNoProcessFromEndingAndIsNamed() throws Exception {
    try (ChildProcess process = start("hangs")) {
      process.awaitLine("running");
      process.signal("TERM");
      assertThat(process.awaitEnd()).isEqualTo(BY_TERM);
      assertThat(process.lines())
          .containsOnlyOnce(
              "shutdown feed",
              "failed: shutdown of 'feed' failed: TimeoutException: shutdown took longer than 200 ms",
              "shutdown db",
              "ended: the process was asked to end, not clean",
              "not returned: shutdown of 'feed' on thread 'desk: shutdown feed'");
    }
  }

  @Test
  void anEventLoopIsARunner() throws Exception {
    try (ChildProcess process = start("loop")) {
      process.awaitLine("running");
      process.signal("TERM");
      assertThat(process.awaitEnd()).isEqualTo(BY_TERM);
      assertThat(process.lines())
          .containsExactly(
              "boot db",
              "running",
              "loop ended because the process ends",
              "shutdown db",
              "ended: the process was asked to end");
    }
  }

  @Test
  void exitShutsDownFirst() throws Exception {
    try (ChildProcess process = start("exits")) {
      assertThat(process.awaitEnd()).isEqualTo(5);
      assertThat(process.lines())
          .containsExactly("boot db", "shutdown db", "ended: the process was asked to end");
    }
  }

  @Test
  void exitInARunnerWaitsUntilThatRunnerIsGivenUpOn() throws Exception {
    try (ChildProcess process = start("exits in a runner")) {
      assertThat(process.awaitEnd()).isEqualTo(5);
      assertThat(process.lines())
          .containsOnlyOnce(
              "failed: run of 'feed' failed: TimeoutException: it did not stop within 200 ms",
              "shutdown db",
              "ended: the process was asked to end, not clean",
              "not returned: run of 'feed' on thread 'desk: feed'");
    }
  }

  @Test
  void aProcessWithoutRunnersThatNobodyWaitsForEndsAtOnce() throws Exception {
    try (ChildProcess process = start("nobody waits")) {
      assertThat(process.awaitEnd()).isZero();
      assertThat(process.lines())
          .containsExactly("boot db", "shutdown db", "ended: the process was asked to end");
    }
  }
}
