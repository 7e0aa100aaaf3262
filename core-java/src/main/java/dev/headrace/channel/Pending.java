package dev.headrace.channel;

import org.jspecify.annotations.Nullable;

/**
 * Something under way that ends once: a call that waits for its answer, one that was handed on, one
 * that a handler here works on, or a registration. Whoever takes it out of {@link InFlight} ends
 * it.
 */
interface Pending {
  MessageId id();

  /** The only link whose answer counts; null where no answer is waited for. */
  @Nullable Link target();

  /** The link that asked; null for what this registry asks itself. */
  @Nullable Link origin();

  /** When it is over; {@link Deadlines#NEVER} for never. */
  long deadline();

  /** Whether an answer is of the kind that was asked for. */
  boolean accepts(Message.Response response);

  /** The target has answered. */
  void answered(Message.Response response);

  /** There will be no answer: a link is closed, or the registry. */
  void abandoned(CommandException why);

  /** The deadline has come. */
  void expired();
}
