package dev.headrace.registry;

import dev.headrace.HeadraceException;
import java.time.Duration;

/** A handler took longer than it was given. */
public final class HandlerTimeoutException extends HeadraceException {
  private static final long serialVersionUID = 1L;

  private final String handler;
  private final Duration timeout;

  HandlerTimeoutException(String registry, String handler, Duration timeout) {
    super(
        "handler " + handler + " of registry " + registry + " was not done within " + text(timeout),
        "find out what it waits for, or give it more time",
        null);
    this.handler = handler;
    this.timeout = timeout;
  }

  private static String text(Duration time) {
    return time.toMillis() > 0 ? time.toMillis() + " ms" : time.toNanos() + " ns";
  }

  /**
   * The name of the handler.
   *
   * @return the name
   */
  public String handler() {
    return handler;
  }

  /**
   * How long the handler was given.
   *
   * @return the time
   */
  public Duration timeout() {
    return timeout;
  }
}
