package dev.headrace.wire;

import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.Connection;
import dev.headrace.clock.RealTimekeeper;
import dev.headrace.clock.Timekeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A server in a small heap, which tells a witness where it serves, until that one closes. */
final class FloodedProgram {
  static final int LONGEST = 65_536;

  private FloodedProgram() {}

  public static void main(String[] arguments) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (RealTimekeeper time = Timekeeper.start(Thread::new)) {
      Wire wire =
          Wire.of(
              Thread::new,
              time,
              o -> o.maxFrameBytes(LONGEST).maxQueuedBytes(1 << 20).noPayloadWarnings());
      CommandRegistry server =
          CommandRegistry.builder("flooded")
              .time(time)
              .maxInFlight(64)
              .maxWaiting(64)
              .maxCommands(1_000)
              .build();
      server.onFailure(failure -> {});
      server.registerAsync("never", nothing -> new CompletableFuture<>());
      server.register("big", nothing -> "x".repeat(LONGEST / 2));
      server.register("heap", nothing -> heap());
      WireServer serving = wire.serveTcp(new InetSocketAddress(here, 0), "peer", server::connect);

      CommandRegistry telling = CommandRegistry.builder("telling").router("witness").build();
      Connection witness =
          telling.connect(
              wire.tcp("witness", new InetSocketAddress(here, Integer.parseInt(arguments[0]))));
      witness.ready().join();
      int port = ((InetSocketAddress) serving.address()).getPort();
      telling.execute("serving", Map.of("port", port)).join();
      witness.closed().join();
      serving.close();
      server.close();
      telling.close();
    }
  }

  /** What is in use when all that can be let go of is. */
  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
