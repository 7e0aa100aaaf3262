package dev.headrace.loop;

import dev.headrace.world.World;
import java.time.Duration;

/** A process with a loop, for a test to end. */
final class LoopProcess {
  private LoopProcess() {}

  public static void main(String[] arguments) {
    World world = World.builder().build();
    boolean[] said = new boolean[1];
    EventLoop loop =
        EventLoop.of(world)
            .step(
                "say",
                () -> {
                  if (!said[0]) {
                    System.out.println("ready");
                    said[0] = true;
                  }
                  return 0;
                })
            .stopOnSignals(Duration.ofSeconds(30))
            .build("desk");
    loop.run();
    System.out.println("ended: " + world.shutdown().reason());
  }
}
