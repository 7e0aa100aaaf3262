package dev.headrace.samples;

import dev.headrace.channel.Command;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.Connection;
import dev.headrace.channel.Event;
import dev.headrace.clock.RealTimekeeper;
import dev.headrace.clock.Timekeeper;
import dev.headrace.wire.JacksonCodec;
import dev.headrace.wire.Wire;
import java.io.File;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two processes that call each other: this one starts the other, and talks to it by its streams.
 */
public final class Processes {
  private Processes() {}

  // #region declare
  record Prices(String symbol, double[] mids) {}

  record Risk(double lowest, double highest) {}

  record Subject(String of) {}

  static final Command<Prices, Risk> ASSESS = Command.of("risk.assess", Prices.class, Risk.class);
  static final Command<Subject, String> NAME = Command.of("desk.name", Subject.class, String.class);
  static final Event<String> READY = Event.of("risk.ready", String.class);

  // #endregion declare

  // #region child
  /** What the other process runs. */
  static final class Worker {
    private Worker() {}

    public static void main(String[] args) {
      try (RealTimekeeper time = Timekeeper.start(Thread::new)) {
        JacksonCodec codec = JacksonCodec.create();
        CommandRegistry risk =
            CommandRegistry.builder("risk").router("desk").time(time).codec(codec).build();
        risk.register(
            ASSESS,
            prices -> {
              double lowest = Double.POSITIVE_INFINITY;
              double highest = Double.NEGATIVE_INFINITY;
              for (double mid : prices.mids()) {
                lowest = Math.min(lowest, mid);
                highest = Math.max(highest, mid);
              }
              return new Risk(lowest, highest);
            });
        Connection desk = risk.connect(Wire.of(Thread::new, time).standardStreams("desk"));
        desk.ready().join();
        String name = risk.execute(NAME, new Subject("the desk")).join(); // the other way round
        risk.emit(READY, name + " is known here");
        desk.closed().join(); // the desk has closed it, or has ended
        risk.close();
      }
    }
  }

  // #endregion child

  /**
   * Starts the worker, asks it, and ends it.
   *
   * @param args not used
   */
  public static void main(String[] args) throws InterruptedException {
    // #region parent
    ProcessBuilder program =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            classPath(),
            Worker.class.getName());
    try (RealTimekeeper time = Timekeeper.start(Thread::new)) {
      JacksonCodec codec = JacksonCodec.create();
      CommandRegistry desk = CommandRegistry.builder("desk").time(time).codec(codec).build();
      CountDownLatch isReady = new CountDownLatch(1);
      desk.register(NAME, subject -> "the name of " + subject.of());
      desk.on(
          READY,
          said -> {
            System.out.println("event: " + said);
            isReady.countDown();
          });
      Connection risk = desk.connect(Wire.of(Thread::new, time).process("risk", program));
      risk.ready().join();
      isReady.await();

      Prices prices = new Prices("EURUSD", new double[] {1.25, 1.0, 1.5});
      System.out.println("answer: " + desk.execute(ASSESS, prices).join());
      desk.commands().forEach(System.out::println);
      desk.close(); // ends the worker
    }
    // #endregion parent
  }

  /** Within Maven classes come by a loader of its own, and the class path is Maven's. */
  private static String classPath() {
    if (Processes.class.getClassLoader() instanceof URLClassLoader loader) {
      return Stream.of(loader.getURLs())
          .map(url -> Path.of(URI.create(url.toString())).toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path", "");
  }
}
