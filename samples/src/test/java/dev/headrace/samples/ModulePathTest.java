package dev.headrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.testsupport.ProjectFiles;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tiny named module that requires ours, compiled and run on the module path alone, without any
 * flag.
 */
class ModulePathTest {
  private static final Pattern HEADRACE =
      Pattern.compile(".*[/\\\\](core-java|dsl-kotlin|coroutines|wire)[/\\\\]target[/\\\\].*");
  private static final Pattern LIBRARIES =
      Pattern.compile(
          ".*[/\\\\](kotlin-stdlib|kotlinx-coroutines-core-jvm|asm|jackson-[a-z]+)-[0-9.]+jar");

  /** Annotations that the API carries: needed to compile, not to run. */
  private static final Pattern ANNOTATIONS = Pattern.compile(".*[/\\\\]jspecify-[0-9.]+jar");

  private final Path sources = ProjectFiles.base().resolve("src/test/modules/consumer");
  private final String modulePath = entries(HEADRACE, LIBRARIES);
  @TempDir private Path classes;

  @BeforeEach
  void everyModuleOfOursIsThere() {
    Set<String> folders =
        Stream.of(modulePath.split(File.pathSeparator))
            .map(HEADRACE::matcher)
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1))
            .collect(Collectors.toSet());
    assertThat(folders).containsExactlyInAnyOrder("core-java", "dsl-kotlin", "coroutines", "wire");
  }

  @Test
  void aNamedModuleCompilesAndRuns() throws Exception {
    assertThat(compile(sources.resolve("module-info.java"), sources.resolve("consumer/Main.java")))
        .isEmpty();
    assertThat(run())
        .containsExactly(
            "java runs",
            "kotlin runs",
            "kotlin reads 12",
            "the types of its resources can't be read: module consumer does not open consumer to"
                + " dev.headrace.core, for want of \"opens consumer to dev.headrace.core;\" in its"
                + " module-info",
            "List<String>",
            "ok(2)",
            "dropOldest(8)",
            "{a=1, b=x}",
            "dev.headrace.core",
            "dev.headrace.kotlin",
            "dev.headrace.coroutines",
            "dev.headrace.wire",
            "consumer");
  }

  private String compile(Path... files) throws IOException {
    var output = new StringWriter();
    List<String> options =
        List.of(
            "--module-path",
            entries(HEADRACE, LIBRARIES, ANNOTATIONS),
            "-d",
            classes.toString(),
            "-Xlint:all",
            "-Werror");
    try (var manager =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      ToolProvider.getSystemJavaCompiler()
          .getTask(output, manager, null, options, null, manager.getJavaFileObjects(files))
          .call();
    }
    return output.toString();
  }

  private List<String> run() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--module-path",
            modulePath + File.pathSeparator + classes,
            "--module",
            "consumer/consumer.Main"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  private static String entries(Pattern... wanted) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> Stream.of(wanted).anyMatch(pattern -> pattern.matcher(entry).matches()))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
