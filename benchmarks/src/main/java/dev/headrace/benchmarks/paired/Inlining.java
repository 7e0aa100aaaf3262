package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.benchmarks.paired.FlowSteps.Tick;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kotlin.jvm.internal.Intrinsics;
import kotlin.text.StringsKt;

/**
 * What the JIT makes of flows that were built in Kotlin, beside their twins from Java: which calls
 * are inlined into a flow's class and which are left. Each flow runs alone, in a JVM that says so.
 *
 * <p>A Kotlin flow has more frames to inline, for there is a function of Kotlin's within that of
 * the core. It must not have a call left that its twin has not.
 */
final class Inlining {
  private static final String COLUMNS = "%-10s %-32s %4s %8s %8s %8s %8s  %s%n";
  private static final int RUNS = 200_000;

  /** A flow from Kotlin, and the same from Java. */
  private record Twins(Function<Desk, Handler<Tick>> kotlin, Function<Desk, Handler<Tick>> java) {}

  private static final Map<String, Twins> FLOWS = new LinkedHashMap<>();

  static {
    FLOWS.put("one-trivial-step", new Twins(KotlinFlows::one, Flows::one));
    FLOWS.put("references-3", new Twins(KotlinFlows::three, Flows::three));
    FLOWS.put("references-5", new Twins(KotlinFlows::five, Flows::five));
    FLOWS.put("references-10", new Twins(KotlinFlows::ten, Flows::ten));
    FLOWS.put("lambdas-5", new Twins(KotlinFlows::fiveLambdas, Flows::five));
    FLOWS.put("lambdas-10", new Twins(KotlinFlows::tenLambdas, Flows::ten));
    FLOWS.put("resources-5", new Twins(KotlinFlows::fiveWithResources, Flows::fiveWithResources));
    FLOWS.put(
        "resources-5-lambdas",
        new Twins(KotlinFlows::fiveLambdasWithResources, Flows::fiveWithResources));
    FLOWS.put("resources-10", new Twins(KotlinFlows::tenWithResources, Flows::tenWithResources));
    FLOWS.put("long-5", new Twins(KotlinFlows::longs, BoxedFlows::plainLongs));
    FLOWS.put("diamond", new Twins(KotlinFlows::diamond, Flows::diamond));
    FLOWS.put("three-levels", new Twins(KotlinFlows::threeLevels, Flows::threeLevels));
    FLOWS.put("filters", new Twins(KotlinFlows::filters, Flows::filters));
    FLOWS.put("nullable", new Twins(KotlinFlows::nullable, Flows::nullable));
    FLOWS.put("fail", new Twins(KotlinFlows::fail, Flows::fail));
    FLOWS.put("result", new Twins(KotlinFlows::result, Flows::result));
  }

  private Inlining() {}

  static Set<String> names() {
    return FLOWS.keySet();
  }

  /** Prints a line for each flow; says whether every one has no more calls left than its twin. */
  static boolean report(PrintStream out, PrintStream err) {
    err.printf(COLUMNS, "suite", "case", "jdk", "inlined", "left", "by-twin", "left", "verdict");
    boolean ok = true;
    for (String name : FLOWS.keySet()) {
      Log kotlin = log(name, "kotlin");
      Log java = log(name, "java");
      Set<String> more = kotlin.leftBeside(java);
      out.printf(
          Locale.ROOT,
          COLUMNS,
          "kotlin",
          name,
          Runtime.version().feature(),
          kotlin.inlined(),
          kotlin.left().size(),
          java.inlined(),
          java.left().size(),
          more.isEmpty() ? "ok" : "LEFT " + more);
      ok &= more.isEmpty();
    }
    return ok;
  }

  /** Runs a flow in a JVM of its own. */
  static Log log(String name, String language) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xbatch",
            "-XX:+PrintCompilation",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=PrintInlining,dev.headrace.internal.flow.Flow*::*",
            "-cp",
            System.getProperty("java.class.path"),
            Inlining.class.getName(),
            name,
            language);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(name + " in " + language + " can't be run: " + said);
      }
      return Log.of(said.lines());
    } catch (IOException e) {
      throw new UncheckedIOException("no JVM can be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * What the JIT says of one flow when it compiles it for good, at level 4; at others it is another
   * compiler, which inlines little.
   *
   * @param inlined how many calls it inlined, in all that it compiled
   * @param left what is called all the same, with why
   */
  record Log(int inlined, Set<String> left) {
    private static final Pattern COMPILED =
        Pattern.compile("^ *\\d+ +\\d+ [ %sbn!]*([1-4]) +\\S+::");
    private static final Pattern CALL =
        Pattern.compile("@ \\d+ +([\\w.$/+]+::[\\w$<>]+) \\(.*?\\) +(.*)");

    static Log of(Stream<String> lines) {
      Set<String> left = new TreeSet<>();
      int inlined = 0;
      boolean forGood = false;
      for (String line : (Iterable<String>) lines::iterator) {
        Matcher compiled = COMPILED.matcher(line);
        Matcher call = CALL.matcher(line);
        if (line.contains("  made ")) {
          continue; // what it takes the place of
        }
        if (compiled.find()) {
          forGood = compiled.group(1).equals("4");
        } else if (forGood && call.find()) {
          String outcome = call.group(2).strip();
          if (outcome.matches("(inline|accessor|force inline|\\(intrinsic).*")) {
            inlined++;
          } else {
            left.add(call.group(1).replaceAll("[/+]0x\\w+", "") + ": " + outcome);
          }
        }
      }
      return new Log(inlined, left);
    }

    /** What is left here and not there. */
    Set<String> leftBeside(Log twin) {
      Set<String> more = new TreeSet<>(left);
      more.removeAll(twin.left);
      return more;
    }
  }

  /**
   * Runs one flow until it is compiled.
   *
   * @param arguments its name, and {@code kotlin} or {@code java}
   */
  public static void main(String[] arguments) {
    acquaint();
    Twins twins = FLOWS.get(arguments[0]);
    Desk desk = Desk.open();
    Handler<Tick> flow =
        (arguments[1].equals("kotlin") ? twins.kotlin() : twins.java()).apply(desk);
    Tick[] events = new TickCases().events();
    for (int i = 0; i < RUNS; i++) {
      flow.run(events[i & (events.length - 1)]);
    }
    System.err.println(desk.getAsLong());
  }

  /**
   * Has Kotlin's library use a text and an object, as it has in any program that has run for a
   * while. On 17 the JIT leaves a call if a class of its signature was not yet resolved by code
   * from the callee's own jar, with "unloaded signature classes"; and a flow alone uses nothing of
   * that library but null checks.
   */
  private static void acquaint() {
    String text = StringsKt.removePrefix("flow", "f");
    if (!Intrinsics.areEqual(text, "low")) {
      throw new IllegalStateException("Kotlin's library gave " + text);
    }
  }
}
