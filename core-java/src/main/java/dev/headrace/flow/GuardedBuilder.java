package dev.headrace.flow;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.Problem;
import java.util.List;
import java.util.Objects;

/**
 * A guard in the making. For one thread.
 *
 * @param <E> the type of the events
 */
public final class GuardedBuilder<E> {
  private final Handler<? super E> handler;
  private FailureListener<? super E> listener =
      (handler, event, cause) -> Guarded.log(handler, cause);
  private int limit;
  private boolean limited;

  GuardedBuilder(Handler<? super E> handler) {
    this.handler = handler;
  }

  /**
   * Has a listener told of each failure, in place of the log.
   *
   * @param listener what is told
   * @return this builder
   */
  public GuardedBuilder<E> onFailure(FailureListener<? super E> listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Has the handler no longer run once it failed so often in a row, until the guard is reset. The
   * listener is told of the last failure when the guard is open already.
   *
   * @param failures how often, 1 or more
   * @return this builder
   */
  public GuardedBuilder<E> openAfter(int failures) {
    this.limit = failures;
    this.limited = true;
    return this;
  }

  /**
   * Makes the guard.
   *
   * @return a new guard
   * @throws BuildException if the limit is below 1
   */
  public Guarded<E> build() {
    if (limited && limit < 1) {
      String where = "guarded " + handler.name();
      throw new BuildException(
          where,
          List.of(
              new Problem(
                  Problem.Kind.INVALID,
                  where,
                  "it is open after " + limit + " failures, so it never runs",
                  "say 1 or more, or leave openAfter out for no limit")));
    }
    return new Guarded<>(handler, listener, limit);
  }
}
