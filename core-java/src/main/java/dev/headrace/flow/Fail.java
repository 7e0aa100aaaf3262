package dev.headrace.flow;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a step is given to fail with: {@code (order, fail) -> ok ? value : fail.with("over the
 * limit")}.
 *
 * <p>It belongs to one run of one step, and must not be kept. It costs nothing where the step is
 * inlined: unlike a {@code Result} it never has to exist.
 *
 * @param <E> the type of the error
 */
public final class Fail<E> {
  private @Nullable E error;

  private final FailWatch watch;

  Fail(FailWatch watch) {
    this.watch = watch;
  }

  /**
   * Fails. Of two errors in one run the last counts.
   *
   * <p>The function must give an object: in one that gives an {@code int}, null can't be unboxed
   * and a {@code NullPointerException} leaves the step, with an explanation.
   *
   * @param error the error
   * @param <U> the type of the value that is not there
   * @return null, to be given back
   */
  @SuppressWarnings(
      "TypeParameterUnusedInFormals") // null is of every type, so that it fits beside the value
  public <U> @Nullable U with(E error) {
    this.error = Objects.requireNonNull(error, "error");
    watch.failed();
    return null;
  }

  @Nullable E error() {
    return error;
  }
}
