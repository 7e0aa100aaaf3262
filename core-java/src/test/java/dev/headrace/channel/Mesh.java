package dev.headrace.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Registries that a test joins, and pairs that it pumps until nothing moves. */
final class Mesh implements AutoCloseable {
  private final Consumer<InMemoryOptions> options;
  private final List<ChannelPair> pairs = new ArrayList<>();
  private final List<CommandRegistry> registries = new ArrayList<>();
  final List<ChannelFailure> failures = new ArrayList<>();

  Mesh(Consumer<InMemoryOptions> options) {
    this.options = options;
  }

  /** With channels that deliver on the sender's thread. */
  static Mesh direct() {
    return new Mesh(said -> {});
  }

  /** With channels that deliver when {@link #settle} says so. */
  static Mesh pumped() {
    return new Mesh(InMemoryOptions::pumped);
  }

  CommandRegistry registry(String name) {
    return registry(name, builder -> builder);
  }

  CommandRegistry registry(String name, UnaryOperator<CommandRegistryBuilder> said) {
    CommandRegistry registry = said.apply(CommandRegistry.builder(name)).build();
    registry.onFailure(failures::add);
    registries.add(registry);
    return registry;
  }

  /** A registry whose router is another, to which it is joined. */
  CommandRegistry child(CommandRegistry parent, String name) {
    return child(parent, name, builder -> builder);
  }

  CommandRegistry child(
      CommandRegistry parent, String name, UnaryOperator<CommandRegistryBuilder> said) {
    CommandRegistry child = registry(name, builder -> said.apply(builder.router(parent.name())));
    join(parent, child);
    return child;
  }

  /** Joins two registries, each calling the other by its name. */
  ChannelPair join(CommandRegistry parent, CommandRegistry child) {
    ChannelPair pair = InMemoryChannel.pair(child.name(), parent.name(), options);
    pairs.add(pair);
    parent.connect(pair.first());
    child.connect(pair.second());
    settle();
    return pair;
  }

  /** Lets messages come until no more do. */
  void settle() {
    int moved;
    do {
      moved = 0;
      for (ChannelPair pair : pairs) {
        moved += pair.poll();
      }
    } while (moved != 0);
  }

  /** What has become of a call. */
  static String outcome(CompletableFuture<?> call) {
    if (!call.isDone()) {
      return "waiting";
    }
    try {
      return String.valueOf(call.join());
    } catch (RuntimeException thrown) {
      Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
      return cause instanceof CommandException failed ? failed.code().text() : "" + cause;
    }
  }

  static Connection connection(CommandRegistry registry, String id) {
    return registry.connections().stream()
        .filter(connection -> connection.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    registries.forEach(CommandRegistry::closeAsync);
  }
}
