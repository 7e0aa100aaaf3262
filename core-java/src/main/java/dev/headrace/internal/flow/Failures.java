package dev.headrace.internal.flow;

import dev.headrace.FailedStep;
import dev.headrace.NullResultException;
import org.jspecify.annotations.Nullable;

/** What happens when a step fails; the same for both engines. */
public final class Failures {
  private Failures() {}

  /**
   * Explains what a step threw, marks it with the step's name, and gives it back to be thrown on.
   */
  public static Throwable leaving(Throwable thrown, Origin origin) {
    Throwable explained = origin.explained(thrown);
    if (!origin.equals(Origin.UNMARKED) && !isFatal(explained)) {
      FailedStep.mark(explained, origin.flow(), origin.name());
    }
    return explained;
  }

  /** Whether the VM itself is in trouble, so that nobody but its user can do anything. */
  public static boolean isFatal(Throwable thrown) {
    return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
  }

  /**
   * Throws what was thrown, declared or not.
   *
   * @return nothing: it never returns, but its callers may write that they throw it
   */
  @SuppressWarnings({
    "unchecked",
    "DoNotCallSuggester",
    "TypeParameterUnusedInFormals"
  }) // it is for throwing
  public static <X extends Throwable> X unchanged(Throwable thrown) throws X {
    throw (X) thrown;
  }

  /** What a step gave, which must not be null. */
  static Object required(@Nullable Object given, Origin origin) {
    if (given == null) {
      throw nullResult(origin);
    }
    return given;
  }

  static NullResultException nullResult(Origin origin) {
    return new NullResultException(origin.flow(), origin.name());
  }

  /** Sets the thread's interrupt flag again where catching took it away. */
  public static void keepInterrupt(Throwable caught) {
    if (caught instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
