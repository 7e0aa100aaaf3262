package dev.headrace.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A channel whose other end is the test: it sees what is sent, and sends what it likes. */
final class FakeChannel implements Channel {
  private final String id;
  final List<Message> sent = new ArrayList<>();
  CompletableFuture<Void> starting = CompletableFuture.completedFuture(null);
  CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);
  RuntimeException failure;
  Consumer<Message> onSend = message -> {};
  int closes;
  private Receiver receiver;

  FakeChannel(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public CompletionStage<?> start(Receiver receiving) {
    receiver = receiving;
    if (failure != null) {
      throw failure;
    }
    return starting;
  }

  @Override
  public void send(Message message) {
    onSend.accept(message);
    sent.add(message);
  }

  @Override
  public CompletionStage<?> close() {
    closes++;
    return closing;
  }

  void receive(Message message) {
    receiver.received(message);
  }

  void malformed(MalformedMessageException problem) {
    receiver.malformed(problem);
  }

  void end(Throwable cause) {
    receiver.closed(cause);
  }

  <M extends Message> List<M> sent(Class<M> kind) {
    return sent.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <M extends Message> M last(Class<M> kind) {
    List<M> all = sent(kind);
    return all.get(all.size() - 1);
  }
}
