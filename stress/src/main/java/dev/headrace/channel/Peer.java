package dev.headrace.channel;

import dev.headrace.channel.Message.ExecuteRequest;
import dev.headrace.channel.Message.ExecuteResponse;
import dev.headrace.channel.Message.RegisterRequest;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A channel whose other end is the test: it sees what is sent, and sends what it likes. */
final class Peer implements Channel {
  private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

  private final String id;
  private final ConcurrentLinkedQueue<Message> sent = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Receiver receiver;

  Peer(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public CompletionStage<?> start(Receiver receiving) {
    receiver = receiving;
    return DONE;
  }

  @Override
  public void send(Message message) {
    sent.add(message);
  }

  @Override
  public CompletionStage<?> close() {
    return DONE;
  }

  // ---- what it sends

  void receive(Message message) {
    Objects.requireNonNull(receiver).received(message);
  }

  MessageId call(String command) {
    MessageId id = MessageId.random();
    receive(new ExecuteRequest(id, command, null));
    return id;
  }

  void answer(MessageId call) {
    receive(new ExecuteResponse(MessageId.random(), call, "answer", null));
  }

  void register(String command) {
    receive(new RegisterRequest(MessageId.random(), CommandInfo.of(command)));
  }

  void end() {
    Objects.requireNonNull(receiver).closed(null);
  }

  // ---- what it was sent

  /** The only call. */
  MessageId called() {
    for (Message message : sent) {
      if (message instanceof ExecuteRequest call) {
        return call.id();
      }
    }
    throw new IllegalStateException("nothing was called");
  }

  int answers() {
    return (int) sent.stream().filter(ExecuteResponse.class::isInstance).count();
  }

  int registrations() {
    return (int) sent.stream().filter(RegisterRequest.class::isInstance).count();
  }
}
