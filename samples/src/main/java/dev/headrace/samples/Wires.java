package dev.headrace.samples;

import dev.headrace.channel.Command;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.clock.RealTimekeeper;
import dev.headrace.clock.Timekeeper;
import dev.headrace.wire.JacksonCodec;
import dev.headrace.wire.JsonSchemas;
import dev.headrace.wire.RequestValidation;
import dev.headrace.wire.Wire;
import dev.headrace.wire.WireClient;
import dev.headrace.wire.WireServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Registries that TCP joins; here they are in one process, and need not be. */
public final class Wires {
  private Wires() {}

  record Add(long a, long b) {}

  static final Command<Add, Long> ADD = Command.of("math.add", Add.class, Long.class);

  /**
   * Joins two registries, and has one answer the other.
   *
   * @param arguments none
   * @throws IOException if there is no port to listen at
   */
  public static void main(String[] arguments) throws IOException {
    // #region serve
    RealTimekeeper time = Timekeeper.start(Thread::new);
    JacksonCodec codec = JacksonCodec.create();
    Wire wire = Wire.of(Thread::new, time, o -> o.codec(codec).maxFrameBytes(65_536));

    CommandRegistry root = CommandRegistry.builder("root").time(time).codec(codec).build();
    WireServer server =
        wire.serveTcp(new InetSocketAddress("127.0.0.1", 0), "worker", root::connect);
    // #endregion serve
    InetSocketAddress address = (InetSocketAddress) server.address();

    // #region schema
    JsonSchemas schemas = JsonSchemas.of(codec);
    RequestValidation validation =
        RequestValidation.create().add(ADD, schemas.of(ADD.requestType()));
    // #endregion schema
    // #region keep
    CommandRegistry worker =
        CommandRegistry.builder("worker")
            .router("root")
            .time(time)
            .codec(codec)
            .intercept(validation)
            .build();
    worker.register(ADD, o -> o.schema(schemas.of(ADD)), add -> add.a() + add.b());
    WireClient client = wire.keep(() -> wire.tcp("root", address), worker::connect);
    // #endregion keep
    client.connection().ready().join();

    System.out.println(root.execute(ADD, new Add(1, 2)).join());
    try {
      root.execute("math.add", Map.of("a", 1)).join();
    } catch (CompletionException refused) {
      System.out.println(refused.getCause().getMessage());
    }

    client.close();
    server.close();
    worker.close();
    root.close();
    time.close();
  }
}
