package dev.headrace.channel;

import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What can be said of a pair of channels in memory. For one thread. */
public final class InMemoryOptions {
  static final Executor SENDER = Runnable::run;

  private @Nullable Executor executor = SENDER;
  private @Nullable Codec codec;
  private int capacity = Integer.MAX_VALUE;

  InMemoryOptions() {}

  /**
   * Has messages received on an executor's threads, each half by one at a time. If nothing is said,
   * it is the thread that sends; one that finds another at it leaves its message to that one.
   *
   * @param executor where; it is never shut down here. When it takes no more, the channel breaks
   * @return these options
   */
  public InMemoryOptions deliverOn(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Has messages received only by a call of {@code poll()}, on the thread that calls it.
   *
   * @return these options
   */
  public InMemoryOptions pumped() {
    this.executor = null;
    return this;
  }

  /**
   * Makes data of every message that is sent, and a message of it where it is received, as a
   * channel between processes would. If nothing is said, messages are handed over as they are.
   *
   * @param codec makes data of payloads; the receiving registry's makes payloads of it
   * @return these options
   */
  public InMemoryOptions serialising(Codec codec) {
    this.codec = Objects.requireNonNull(codec, "codec");
    return this;
  }

  /**
   * Says how many messages wait on their way to either half. More requests and events are refused;
   * answers never are. If nothing is said, as many as there is memory for.
   *
   * @param messages how many, 1 or more
   * @return these options
   */
  public InMemoryOptions capacity(int messages) {
    if (messages < 1) {
      throw new IllegalArgumentException(
          "a channel for %d messages lets none through: say 1 or more".formatted(messages));
    }
    this.capacity = messages;
    return this;
  }

  @Nullable Executor executor() {
    return executor;
  }

  @Nullable Codec codec() {
    return codec;
  }

  int capacity() {
    return capacity;
  }
}
