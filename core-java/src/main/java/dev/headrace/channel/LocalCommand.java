package dev.headrace.channel;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A command whose handler is here. */
final class LocalCommand extends Entry {
  private final Command<?, ?> command;
  private final CommandInfo info;
  private final CommandHandler<@Nullable Object, @Nullable Object> handler;
  private final boolean givesStages;
  private final @Nullable Executor executor;
  private final boolean cancelsAbandoned;

  /**
   * Makes it.
   *
   * @param givesStages whether what the handler gives is a stage of the result
   * @param executor where the handler is called; null for the thread that calls
   * @param cancelsAbandoned whether its stage is cancelled when nobody waits for it any more
   */
  LocalCommand(
      Command<?, ?> command,
      CommandInfo info,
      CommandHandler<@Nullable Object, @Nullable Object> handler,
      boolean givesStages,
      @Nullable Executor executor,
      boolean cancelsAbandoned) {
    this.command = command;
    this.info = info;
    this.handler = handler;
    this.givesStages = givesStages;
    this.executor = executor;
    this.cancelsAbandoned = cancelsAbandoned;
  }

  Command<?, ?> command() {
    return command;
  }

  @Override
  CommandInfo info() {
    return info;
  }

  @Override
  @Nullable Link owner() {
    return null;
  }

  /** Whether a call is answered by the time the handler returns, on the thread that calls. */
  boolean isDirect() {
    return !givesStages && executor == null;
  }

  boolean givesStages() {
    return givesStages;
  }

  @Nullable Executor executor() {
    return executor;
  }

  boolean cancelsAbandoned() {
    return cancelsAbandoned;
  }

  @SuppressWarnings("NullAway") // null where the command's type takes it
  @Nullable Object handle(@Nullable Object request) throws Exception {
    return handler.handle(request);
  }
}
