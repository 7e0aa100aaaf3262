package dev.headrace.testsupport;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.BaseStream;

/** The rules that main code of every module keeps, checked on its class files. */
public final class HouseRules {
  private static final Set<String> DELAYED =
      Set.of("orTimeout", "completeOnTimeout", "delayedExecutor");

  private HouseRules() {}

  /**
   * Reads the class files of a module's main code.
   *
   * @return the classes below {@code target/classes}
   */
  public static JavaClasses mainClasses() {
    Path classes = ProjectFiles.base().resolve("target/classes");
    if (!Files.isDirectory(classes)) {
      throw new IllegalStateException(
          "no class files at " + classes + ": compile the module first");
    }
    JavaClasses imported = new ClassFileImporter().importPath(classes);
    if (imported.isEmpty()) {
      throw new IllegalStateException(
          "no class files below " + classes + ": a check of nothing proves nothing");
    }
    return imported;
  }

  /**
   * Fails if a class breaks a rule.
   *
   * @param classes the classes to check
   * @throws AssertionError naming the rule, its reason and each place that breaks it
   */
  public static void check(JavaClasses classes) {
    all().forEach(rule -> rule.check(classes));
  }

  private static List<ArchRule> all() {
    return List.of(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("sun..", "com.sun..", "jdk.internal..")
            .because(
                "Headrace stands on the JDK's public API alone, without Unsafe and without flags"),
        noCalls("sleep", HouseRules::sleeps)
            .because("time is injected and waiting is done on something"),
        noCalls("use the common pool", HouseRules::usesTheCommonPool)
            .because("Headrace runs only on threads it was given"),
        noCalls("start the JDK's delay thread", HouseRules::delays)
            .because("time is injected: nothing waits on a thread that nobody gave"),
        noCalls("read the system clock", HouseRules::readsTheClock)
            .because("time is injected: only dev.headrace.clock reads the system's"),
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because(
                "a library logs through System.Logger, and only where nobody else could report"));
  }

  private static ArchRule noCalls(String what, Predicate<JavaCall<?>> forbidden) {
    return noClasses()
        .should()
        .callCodeUnitWhere(describe("they " + what, forbidden))
        .allowEmptyShould(true);
  }

  private static boolean sleeps(JavaCall<?> call) {
    return call.getName().equals("sleep")
        && (isOn(call, Thread.class) || isOn(call, TimeUnit.class));
  }

  private static boolean usesTheCommonPool(JavaCall<?> call) {
    String name = call.getName();
    return (isOn(call, ForkJoinPool.class) && name.equals("commonPool"))
        || (name.endsWith("Async") && isOn(call, CompletionStage.class) && !takesAnExecutor(call))
        || (isOn(call, SubmissionPublisher.class)
            && name.equals("<init>")
            && !takesAnExecutor(call))
        || name.equals("parallelStream")
        || (name.equals("parallel") && isOn(call, BaseStream.class));
  }

  private static boolean delays(JavaCall<?> call) {
    return isOn(call, CompletableFuture.class) && DELAYED.contains(call.getName());
  }

  private static boolean readsTheClock(JavaCall<?> call) {
    if (call.getOriginOwner().getPackageName().startsWith("dev.headrace.clock")) {
      return false;
    }
    String name = call.getName();
    return (isOn(call, System.class)
            && (name.equals("nanoTime") || name.equals("currentTimeMillis")))
        || (name.equals("now") && call.getTargetOwner().getPackageName().equals("java.time"))
        || (isOn(call, java.time.Clock.class) && name.startsWith("system"));
  }

  private static boolean takesAnExecutor(JavaCall<?> call) {
    CodeUnitCallTarget target = call.getTarget();
    return target.getRawParameterTypes().stream()
        .anyMatch(type -> type.isAssignableTo(Executor.class));
  }

  private static boolean isOn(JavaCall<?> call, Class<?> type) {
    JavaClass owner = call.getTargetOwner();
    return owner.isAssignableTo(type);
  }
}
