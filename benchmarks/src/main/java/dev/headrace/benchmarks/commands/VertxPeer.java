package dev.headrace.benchmarks.commands;

import dev.headrace.benchmarks.commands.Answers.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;

/** Vert.x's event bus: consumers on its event loop, messages that are handed on as they are. */
final class VertxPeer extends CommandPeer {
  private static final String CODEC = "as it is";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final EventBus bus = vertx.eventBus();
  private final DeliveryOptions options =
      new DeliveryOptions().setCodecName(CODEC).setLocalOnly(true);
  private final String[] addresses;

  VertxPeer(String shape) {
    super(shape);
    bus.registerCodec(new AsItIs());
    addresses = new String[requests.commands()];
    for (int i = 0; i < addresses.length; i++) {
      Answer answer = answer(i);
      addresses[i] = name(i);
      bus.<Request>localConsumer(addresses[i], message -> message.reply(answer.to(message.body())));
    }
  }

  private static final class AsItIs implements MessageCodec<Request, Request> {
    @Override
    public void encodeToWire(Buffer buffer, Request request) {
      throw new UnsupportedOperationException("requests stay here");
    }

    @Override
    public Request decodeFromWire(int position, Buffer buffer) {
      throw new UnsupportedOperationException("requests stay here");
    }

    @Override
    public Request transform(Request request) {
      return request;
    }

    @Override
    public String name() {
      return CODEC;
    }

    @Override
    public byte systemCodecID() {
      return -1;
    }
  }

  @Override
  long call(int turn) {
    return bus.<Long>request(addresses[requests.command(turn)], requests.at(turn), options)
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .body();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
