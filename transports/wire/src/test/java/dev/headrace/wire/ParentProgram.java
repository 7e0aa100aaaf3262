package dev.headrace.wire;

import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.Connection;
import dev.headrace.clock.RealTimekeeper;
import dev.headrace.clock.Timekeeper;
import java.util.concurrent.CompletableFuture;

/**
 * What a process runs that has a child of its own, an {@link OrphanWorker}: it never answers what
 * the child asks, and is there to be killed.
 */
final class ParentProgram {
  private ParentProgram() {}

  public static void main(String[] arguments) {
    try (RealTimekeeper time = Timekeeper.start(Thread::new)) {
      CommandRegistry parent =
          CommandRegistry.builder("parent").codec(JacksonCodec.create()).build();
      parent.registerAsync("parent.never", nothing -> new CompletableFuture<>());
      Connection child =
          parent.connect(
              Wire.of(Thread::new, time)
                  .process("child", JavaProgram.of(OrphanWorker.class, arguments)));
      child.closed().join();
    }
  }
}
