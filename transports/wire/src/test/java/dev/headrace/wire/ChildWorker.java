package dev.headrace.wire;

import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.Connection;
import dev.headrace.clock.RealTimekeeper;
import dev.headrace.clock.Timekeeper;
import java.util.concurrent.CompletableFuture;

/** What a child process runs: commands for the one that started it, until that closes. */
final class ChildWorker {
  private ChildWorker() {}

  public static void main(String[] arguments) {
    try (RealTimekeeper time = Timekeeper.start(Thread::new)) {
      CommandRegistry child =
          CommandRegistry.builder("child")
              .router("host")
              .time(time)
              .codec(JacksonCodec.create())
              .build();
      child.register("child.echo", text -> text);
      child.register("child.pid", nothing -> ProcessHandle.current().pid());
      child.registerAsync("child.never", nothing -> new CompletableFuture<>());
      child.registerAsync("child.ask", command -> child.execute((String) command, null));
      child.registerAsync(
          "child.print",
          text -> {
            System.out.println(text); // not among the messages
            return CompletableFuture.completedFuture(null);
          });
      Connection host =
          child.connect(
              Wire.of(Thread::new, time, o -> o.noPayloadWarnings()).standardStreams("host"));
      host.closed().join();
      child.close();
    }
  }
}
