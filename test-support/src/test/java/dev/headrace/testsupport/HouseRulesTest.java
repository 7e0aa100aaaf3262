package dev.headrace.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule is shown a class that breaks it; the classes are at the end. */
class HouseRulesTest {
  @TestFactory
  Stream<DynamicTest> aClassThatBreaksARuleIsFound() {
    return Stream.of(
        breaks(UsesSignals.class, "sun.misc.Signal"),
        breaks(Sleeps.class, "Thread.sleep"),
        breaks(SleepsByUnit.class, "TimeUnit.sleep"),
        breaks(NamesTheCommonPool.class, "commonPool"),
        breaks(SuppliesAsync.class, "supplyAsync"),
        breaks(GoesOnAsync.class, "thenRunAsync"),
        breaks(StreamsInParallel.class, "parallelStream"),
        breaks(ParallelStage.class, "parallel()"),
        breaks(PublishesOnTheCommonPool.class, "SubmissionPublisher"),
        breaks(TimesOut.class, "orTimeout"),
        breaks(ReadsNanoTime.class, "nanoTime"),
        breaks(ReadsInstant.class, "Instant.now"),
        breaks(Prints.class, "System.out"),
        breaks(LogsElsewhere.class, "java.util.logging"));
  }

  @Test
  void aClassThatKeepsThemAllPasses() {
    JavaClasses good = classes(KeepsTheRules.class);
    assertThat(good).isNotEmpty();
    HouseRules.check(good);
  }

  @Test
  void theMainClassesAreFound() {
    assertThat(HouseRules.mainClasses())
        .anyMatch(type -> type.getSimpleName().equals("HouseRules"));
  }

  private static DynamicTest breaks(Class<?> type, String named) {
    return DynamicTest.dynamicTest(
        type.getSimpleName(),
        () ->
            assertThatThrownBy(() -> HouseRules.check(classes(type)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named));
  }

  private static JavaClasses classes(Class<?> type) {
    return new ClassFileImporter().importClasses(type);
  }

  static class Sleeps {
    void run() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  static class SleepsByUnit {
    void run() throws InterruptedException {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  static class NamesTheCommonPool {
    Object run() {
      return ForkJoinPool.commonPool();
    }
  }

  static class SuppliesAsync {
    Object run() {
      return CompletableFuture.supplyAsync(() -> 1);
    }
  }

  static class GoesOnAsync {
    Object run(CompletableFuture<?> stage) {
      return stage.thenRunAsync(() -> {});
    }
  }

  static class StreamsInParallel {
    Object run() {
      return List.of(1).parallelStream();
    }
  }

  static class ParallelStage {
    Object run() {
      return Stream.of(1).parallel();
    }
  }

  static class PublishesOnTheCommonPool {
    Object run() {
      return new SubmissionPublisher<String>();
    }
  }

  static class TimesOut {
    Object run(CompletableFuture<?> stage) {
      return stage.orTimeout(1, TimeUnit.SECONDS);
    }
  }

  static class ReadsNanoTime {
    long run() {
      return System.nanoTime();
    }
  }

  static class ReadsInstant {
    Instant run() {
      return Instant.now();
    }
  }

  static class Prints {
    void run() {
      System.out.println();
    }
  }

  static class LogsElsewhere {
    Object run() {
      return java.util.logging.Logger.getAnonymousLogger();
    }
  }

  static class KeepsTheRules {
    Object run(CompletableFuture<?> stage, java.util.concurrent.Executor executor) {
      return stage.thenRunAsync(() -> {}, executor).thenRun(() -> {});
    }
  }
}
