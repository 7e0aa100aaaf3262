package dev.headrace.channel;

import java.util.concurrent.CompletableFuture;

/** A command of a user's, for as long as it is registered. */
final class Registered implements CommandRegistration {
  private final Node node;
  private final LocalCommand command;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  Registered(Node node, LocalCommand command) {
    this.node = node;
    this.command = command;
  }

  @Override
  public String id() {
    return command.id();
  }

  @Override
  public CompletableFuture<Void> ready() {
    return ready;
  }

  @Override
  public void close() {
    node.table().remove(command);
    ready.cancel(false); // if it was not yet
  }

  @Override
  public String toString() {
    String state =
        !node.table().has(command)
            ? "closed"
            : command.isLive() ? "registered" : "being registered";
    return "command " + command.id() + " of registry " + node.name() + " (" + state + ")";
  }
}
