package dev.headrace.testsupport;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program in a JVM of its own, for a test that sends signals to it and reads what it prints. For
 * one thread.
 *
 * <p>A test waits for lines and for the end, never for time to go by. What it prints to its error
 * stream is among its lines. Closing it ends it at once, if it has not ended.
 */
public final class ChildProcess implements AutoCloseable {
  private final Process process;
  private final Thread reader;
  private final BlockingQueue<Optional<String>> said = new LinkedBlockingQueue<>();
  private final List<String> lines = new ArrayList<>();
  private boolean hasEnded;

  private ChildProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "output of process " + process.pid());
    reader.start();
  }

  /** On a thread of its own, so that a test that waits in vain can be interrupted. */
  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().map(Optional::of).forEach(said::add);
    } catch (IOException | UncheckedIOException closed) {
      // It was ended, and what it would have said is of no interest.
    } finally {
      said.add(Optional.empty());
    }
  }

  /**
   * Starts a program with the class path of this JVM.
   *
   * @param program the class with its main method
   * @param arguments what it is given
   * @return the program, running
   * @throws IOException if it can't be started
   */
  public static ChildProcess start(Class<?> program, String... arguments) throws IOException {
    return start(System.getProperty("java.class.path"), program, arguments);
  }

  /**
   * Starts a program with no more on its class path than it needs.
   *
   * @param program the class with its main method
   * @param uses a class of each place that it needs, its own left out
   * @param arguments what it is given
   * @return the program, running
   * @throws IOException if it can't be started
   */
  public static ChildProcess startWith(Class<?> program, List<Class<?>> uses, String... arguments)
      throws IOException {
    String classPath =
        Stream.concat(Stream.of(program), uses.stream())
            .map(ChildProcess::place)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    return start(classPath, program, arguments);
  }

  private static ChildProcess start(String classPath, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath, program.getName()));
    command.addAll(List.of(arguments));
    return new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Waits until it has printed a line that begins with a text, whatever else it prints.
   *
   * @param beginning how it begins
   * @return the first such line
   * @throws InterruptedException if this thread is interrupted
   * @throws AssertionError if it ends before
   */
  public String awaitLine(String beginning) throws InterruptedException {
    for (int i = 0; i < lines.size() || next().isPresent(); i++) {
      if (lines.get(i).startsWith(beginning)) {
        return lines.get(i);
      }
    }
    throw new AssertionError("it ended and never said '" + beginning + "', but: " + lines);
  }

  private Optional<String> next() throws InterruptedException {
    if (hasEnded) {
      return Optional.empty();
    }
    Optional<String> line = said.take();
    line.ifPresentOrElse(lines::add, () -> hasEnded = true);
    return line;
  }

  /**
   * Sends it a signal.
   *
   * @param name the signal's name, such as {@code HUP}
   * @throws IOException if it can't be sent
   * @throws InterruptedException if this thread is interrupted
   */
  public void signal(String name) throws IOException, InterruptedException {
    int sent =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
    if (sent != 0) {
      throw new AssertionError("kill -" + name + " ended with " + sent + "; it said " + lines);
    }
  }

  /**
   * Gives it a line to read.
   *
   * @param line the line
   * @throws IOException if it can't be written
   */
  public void say(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /**
   * Waits until it has ended.
   *
   * @return its exit code; 128 and the signal's number where a signal has ended it
   * @throws InterruptedException if this thread is interrupted
   */
  public int awaitEnd() throws InterruptedException {
    while (next().isPresent()) {
      // Each line is kept.
    }
    return process.waitFor();
  }

  /**
   * What it has printed, as far as it was waited for.
   *
   * @return the lines, without what the JVM says of its own options
   */
  public List<String> lines() {
    return lines.stream().filter(line -> !line.startsWith("Picked up ")).toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
