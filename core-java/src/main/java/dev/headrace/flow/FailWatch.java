package dev.headrace.flow;

import dev.headrace.HeadraceException;
import dev.headrace.function.Action0;
import dev.headrace.function.Source;
import dev.headrace.internal.flow.Origin;

/**
 * Tells a {@code NullPointerException} of a step's own from one that comes of its {@code
 * fail.with(…)}: that gives null, which a function that gives a primitive unboxes.
 *
 * <p>It knows of a failure apart from the {@link Fail}, and knows no more than that: what is thrown
 * would otherwise keep the JIT from taking the {@code Fail} apart. Only failing costs anything, two
 * field writes. Racy but harmless where several threads run one flow: an exception may be explained
 * that should not be, or not.
 */
final class FailWatch implements Origin.Explanation {
  private boolean failed;

  Source<Object> newFail() {
    return () -> new Fail<>(this);
  }

  /** A failure was taken as what it is. */
  Action0 taken() {
    return () -> failed = false;
  }

  void failed() {
    failed = true;
  }

  @Override
  public Throwable of(Throwable thrown, Origin origin) {
    boolean unboxed = failed && thrown instanceof NullPointerException;
    failed = false;
    return unboxed ? new UnboxedException(origin, thrown) : thrown;
  }

  /** The kind is not public: it is a bug to be mended, not a state to be handled. */
  private static final class UnboxedException extends HeadraceException {
    private static final long serialVersionUID = 1L;

    UnboxedException(Origin origin, Throwable cause) {
      super(
          origin + " threw a NullPointerException after fail.with(…), which gives null",
          "have its function give an object, such as an Integer in place of an int",
          cause);
    }
  }
}
