package dev.headrace.wire;

import java.nio.file.Path;
import java.util.List;

/** Programs that a test runs in a JVM of their own, which is like this one. */
final class JavaProgram {
  private JavaProgram() {}

  static ProcessBuilder of(Class<?> program, String... arguments) {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName());
    java.command().addAll(List.of(arguments));
    return java;
  }
}
