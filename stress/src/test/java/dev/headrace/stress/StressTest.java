package dev.headrace.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;

/**
 * Every test of jcstress in this module ran, and saw nothing that is forbidden.
 *
 * <p>It runs in a process of its own, which starts more of them; what it prints is in {@code
 * target/jcstress/log.txt}, its report beside it.
 */
class StressTest {
  private static final Path FOLDER = Path.of("target/jcstress").toAbsolutePath();

  @TestFactory
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  Stream<DynamicTest> nothingForbiddenHappens() throws Exception {
    empty(FOLDER);
    int exitCode = run(FOLDER.resolve("log.txt"));
    List<TestResult> results = results();
    return Stream.concat(
        tests().stream()
            .map(test -> DynamicTest.dynamicTest(shortName(test), () -> check(test, results))),
        Stream.of(DynamicTest.dynamicTest("the whole run", () -> assertThat(exitCode).isZero())));
  }

  private static int run(Path log) throws Exception {
    Process process =
        new ProcessBuilder(command())
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> command() {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                absoluteClassPath(),
                "org.openjdk.jcstress.Main",
                "-r",
                FOLDER.toString()));
    command.addAll(List.of(options()));
    return command;
  }

  private static String[] options() {
    return System.getProperty("stress.options", "-m sanity").split(" ");
  }

  private static String absoluteClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .reduce((first, second) -> first + File.pathSeparator + second)
        .orElseThrow();
  }

  private static void check(String test, List<TestResult> results) {
    List<TestResult> own =
        results.stream().filter(result -> result.getName().equals(test)).toList();
    assertThat(own).as("runs of %s", test).isNotEmpty();
    for (TestResult result : own) {
      assertThat(result.getTotalCount()).as("tries in %s", result.getConfig()).isPositive();
      assertThat(result.grading().failureMessages).isEmpty();
      assertThat(result.grading().isPassed).as("%s", result.getCounter()).isTrue();
    }
  }

  private static SortedSet<String> tests() throws Exception {
    Options options = new Options(options());
    options.parse();
    SortedSet<String> tests = new JCStress(options).getTests();
    assertThat(tests).isNotEmpty();
    return tests;
  }

  private static List<TestResult> results() throws Exception {
    InProcessCollector collected = new InProcessCollector();
    try (DirectoryStream<Path> blobs = Files.newDirectoryStream(FOLDER, "*.bin.gz")) {
      for (Path blob : blobs) {
        DiskReadCollector reader = new DiskReadCollector(blob.toString(), collected);
        reader.dump();
        reader.close();
      }
    }
    return List.copyOf(collected.getTestResults());
  }

  private static void empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(StressTest::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String shortName(String test) {
    return test.substring(test.lastIndexOf('.', test.lastIndexOf('.') - 1) + 1);
  }
}
