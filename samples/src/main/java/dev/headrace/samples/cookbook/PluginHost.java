package dev.headrace.samples.cookbook;

import dev.headrace.channel.ChannelPair;
import dev.headrace.channel.Command;
import dev.headrace.channel.CommandException;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.Connection;
import dev.headrace.channel.ErrorCode;
import dev.headrace.channel.InMemoryChannel;
import dev.headrace.channel.Interceptor;
import dev.headrace.channel.Message;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * A host and its plug-ins, each with a registry of its own: what one may call is said in one place.
 */
public final class PluginHost {
  private PluginHost() {}

  static final Command<String, String> SHOUT = Command.of("text.shout", String.class, String.class);
  static final Command<String, String> READ = Command.of("host.read", String.class, String.class);
  static final Command<String, String> STOP = Command.of("host.stop", String.class, String.class);

  // #region plugin
  interface Plugin {
    void start(CommandRegistry host);
  }

  /** Offers a command of its own, and uses the host's. */
  static final class Shouting implements Plugin {
    @Override
    public void start(CommandRegistry host) {
      host.registerAsync(
          SHOUT, name -> host.execute(READ, name).thenApply(text -> text.toUpperCase() + "!"));
      host.execute(STOP, "now")
          .whenComplete((done, refused) -> System.out.println(refused.getMessage()));
    }
  }

  // #endregion plugin

  // #region allow
  /** Lets plug-ins call these commands and no others. */
  record Allow(Set<String> commands) implements Interceptor {
    @Override
    public Message inbound(String channel, Message message) {
      if (message instanceof Message.ExecuteRequest call && !commands.contains(call.commandId())) {
        throw new CommandException(
            ErrorCode.INVALID_REQUEST, channel + " may not call " + call.commandId());
      }
      return message;
    }
  }

  // #endregion allow

  // #region load
  /** A plug-in that is loaded; closing it unloads it. */
  record Loaded(CommandRegistry registry, Connection connection) implements AutoCloseable {
    static Loaded load(CommandRegistry host, String name, Plugin plugin) {
      CommandRegistry registry = CommandRegistry.builder(name).router("host").build();
      ChannelPair pair = InMemoryChannel.pair(name, "host");
      Connection connection = host.connect(pair.first());
      registry.connect(pair.second());
      plugin.start(registry);
      return new Loaded(registry, connection);
    }

    @Override
    public void close() {
      connection.close(); // its commands go with it, and calls that wait for it fail at once
      registry.close();
    }
  }

  // #endregion load

  public static void main(String[] args) {
    // #region main
    CommandRegistry host =
        CommandRegistry.builder("host").intercept(new Allow(Set.of("host.read"))).build();
    host.register(READ, name -> "text of " + name);
    host.register(STOP, when -> "stopped " + when);

    try (Loaded shouting = Loaded.load(host, "shouting", new Shouting())) {
      System.out.println("loaded " + shouting.connection().id());
      host.commands().forEach(System.out::println);
      System.out.println(host.execute(SHOUT, "a file").join());
    }
    try {
      host.execute(SHOUT, "a file").join();
    } catch (CompletionException e) {
      System.out.println("unloaded: " + ((CommandException) e.getCause()).code());
    }
    host.close();
    // #endregion main
  }
}
