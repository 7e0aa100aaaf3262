package dev.headrace.driver.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Handler;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A world with a driver; closing it checks that no socket, pipe or selector is left open. */
final class Loop implements Closeable {
  /** Like a handler's function, but what it throws need not be caught. */
  interface Throwing {
    void run(IoEvent event) throws IOException;
  }

  private final long openBefore;
  private final List<Closeable> others = new ArrayList<>();
  final World world;
  final IoDriver driver;
  final IoPoller poller;

  Loop() throws IOException {
    this(1024);
  }

  Loop(int eventsPerPoll) throws IOException {
    IoDriver.open().close(); // what the JDK opens once, and keeps, is there from now on
    SocketChannel.open().close();
    openBefore = open();
    driver = IoDriver.open(eventsPerPoll);
    WorldBuilder builder = World.builder();
    poller = builder.install(driver);
    world = builder.build();
  }

  static Handler<IoEvent> handler(Throwing function) {
    return Handler.of(
        event -> {
          try {
            function.run(event);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Has something closed at the end. */
  <C extends Closeable> C closes(C other) {
    others.add(other);
    return other;
  }

  /** Polls, waiting each time, until something holds. */
  void until(BooleanSupplier condition) throws IOException {
    while (!condition.getAsBoolean()) {
      poller.poll();
    }
  }

  @Override
  public void close() throws IOException {
    for (Closeable other : others) {
      other.close();
    }
    world.close();
    assertThat(driver.isOpen()).isFalse();
    assertThat(open()).as("open channels").isLessThanOrEqualTo(openBefore);
  }

  private static long open() throws IOException {
    Path files = Path.of("/proc/self/fd"); // other systems don't say
    if (!Files.isDirectory(files)) {
      return 0;
    }
    try (Stream<Path> open = Files.list(files)) {
      return open.filter(Loop::isChannel).count();
    }
  }

  private static boolean isChannel(Path file) {
    try {
      String target = Files.readSymbolicLink(file).toString();
      return target.startsWith("socket:")
          || target.startsWith("pipe:")
          || target.startsWith("anon_inode:");
    } catch (IOException e) {
      return false; // closed meanwhile: the listing itself
    }
  }
}
