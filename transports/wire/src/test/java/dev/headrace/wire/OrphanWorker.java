package dev.headrace.wire;

import dev.headrace.channel.CommandException;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.Connection;
import dev.headrace.clock.RealTimekeeper;
import dev.headrace.clock.Timekeeper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What a child runs whose parent dies: it waits for its parent's answers, tells a witness, by TCP,
 * how the waiting ended, and ends.
 */
final class OrphanWorker {
  static final int CALLS = 50;

  private OrphanWorker() {}

  public static void main(String[] arguments) {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    try (RealTimekeeper time = Timekeeper.start(Thread::new)) {
      Wire wire = Wire.of(Thread::new, time);
      CommandRegistry child =
          CommandRegistry.builder("child").router("parent").codec(JacksonCodec.create()).build();
      CommandRegistry telling =
          CommandRegistry.builder("telling").router("witness").codec(JacksonCodec.create()).build();
      Connection witness = telling.connect(wire.tcp("witness", address));
      witness.ready().join();
      Connection parent = child.connect(wire.standardStreams("parent"));
      parent.ready().join();

      List<CompletableFuture<Object>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        calls.add(child.execute("parent.never", Map.of()));
      }
      Map<String, Object> waiting =
          Map.of(
              "parent", ProcessHandle.current().parent().orElseThrow().pid(),
              "child", ProcessHandle.current().pid());
      telling.execute("waiting", waiting).join();

      parent.closed().join();
      List<String> ends = calls.stream().map(OrphanWorker::end).toList();
      telling.execute("ended", Map.of("ends", ends, "left", child.inFlight())).join();
      child.close();
      telling.close();
    }
  }

  private static String end(CompletableFuture<Object> call) {
    if (!call.isDone()) {
      return "waiting";
    }
    try {
      return "answered with " + call.join();
    } catch (CompletionException failed) {
      return ((CommandException) failed.getCause()).code().text();
    }
  }
}
