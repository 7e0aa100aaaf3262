package dev.headrace.channel;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What can be said of a command when it is registered. For one thread. */
public final class CommandOptions {
  private @Nullable String description;
  private @Nullable Map<String, Object> schema;
  private @Nullable Executor executor;
  private boolean cancelsAbandoned;

  /** Begins with what the registry says of all its commands. */
  CommandOptions(CommandRegistryBuilder registry) {
    this.executor = registry.executor();
    this.cancelsAbandoned = registry.cancelsAbandonedStages();
  }

  /**
   * Says what the command does, for people who list it.
   *
   * @param description what it does
   * @return these options
   */
  public CommandOptions describedAs(String description) {
    this.description = Objects.requireNonNull(description, "description");
    return this;
  }

  /**
   * Says what the command takes and gives, for programs that list it. Nothing is checked by it.
   *
   * @param schema data with {@code request} and {@code response}; copied
   * @return these options
   */
  public CommandOptions schema(Map<String, Object> schema) {
    this.schema = Objects.requireNonNull(schema, "schema");
    return this;
  }

  /**
   * Says where the handler is called, in place of what the registry's builder said.
   *
   * @param executor where; it is never shut down here. A call that it rejects fails
   * @return these options
   */
  public CommandOptions runOn(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Has the handler called on the thread that calls or receives, in place of what the registry's
   * builder said.
   *
   * @return these options
   */
  public CommandOptions runHere() {
    this.executor = null;
    return this;
  }

  /**
   * Has the stage that the handler gave cancelled when nobody waits for it any more: the channel
   * that the call came by is closed, or the registry. If nothing is said, here or for {@link
   * CommandRegistryBuilder#cancelsAbandoned() all commands}, it goes on, as it does where the
   * caller has cancelled or its time is over.
   *
   * @return these options
   */
  public CommandOptions cancelsAbandoned() {
    this.cancelsAbandoned = true;
    return this;
  }

  CommandInfo info(String id) {
    return new CommandInfo(id, description, schema);
  }

  @Nullable Executor executor() {
    return executor;
  }

  boolean cancelsAbandonedStages() {
    return cancelsAbandoned;
  }
}
