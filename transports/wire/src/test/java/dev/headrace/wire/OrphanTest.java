package dev.headrace.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.channel.CommandRegistry;
import dev.headrace.clock.ManualTimekeeper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three JVMs: this one, a parent that is killed, and its child, which must not be left behind. */
class OrphanTest {
  private final Wire wire = Wire.of(Thread::new, new ManualTimekeeper());
  private final CommandRegistry witness = CommandRegistry.create("witness");
  private final LinkedBlockingQueue<Map<?, ?>> heard = new LinkedBlockingQueue<>();
  @TempDir private Path folder;

  @Test
  void whenTheParentIsKilledTheChildsCallsFailAndItEnds() throws Exception {
    witness.register("waiting", pids -> heard.add((Map<?, ?>) pids));
    witness.register("ended", ends -> heard.add((Map<?, ?>) ends));
    WireServer server =
        wire.serveTcp(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "child", witness::connect);
    Path errors = folder.resolve("errors");
    int port = ((InetSocketAddress) server.address()).getPort();
    Process parent =
        JavaProgram.of(ParentProgram.class, "" + port).redirectError(errors.toFile()).start();
    try {
      Map<?, ?> pids = heard.take();
      assertThat(pids.get("parent")).hasToString("" + parent.pid());
      ProcessHandle child =
          ProcessHandle.of(((Number) pids.get("child")).longValue()).orElseThrow();

      parent.destroyForcibly();

      assertThat(heard.take())
          .isEqualTo(
              Map.of(
                  "ends",
                  Collections.nCopies(OrphanWorker.CALLS, "channel_disconnected"),
                  "left",
                  0));
      while (child.isAlive()) {
        Thread.onSpinWait();
      }
      assertThat(errors).content().isEmpty();
    } finally {
      parent.destroyForcibly().waitFor();
      server.close();
      witness.close();
    }
  }
}
