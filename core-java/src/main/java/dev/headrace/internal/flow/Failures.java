package dev.headrace.internal.flow;

import dev.headrace.FailedStep;
import dev.headrace.NullResultException;
import org.jspecify.annotations.Nullable;

/** What happens when a step fails; the same for both engines. */
final class Failures {
  private Failures() {}

  /** Marks what a step threw with the step's name, and gives it back to be thrown on. */
  static Throwable leaving(Throwable thrown, Origin origin) {
    if (!(thrown instanceof VirtualMachineError) || thrown instanceof StackOverflowError) {
      FailedStep.mark(thrown, origin.flow(), origin.name());
    }
    return thrown;
  }

  /** Throws what was thrown, declared or not. */
  @SuppressWarnings({"unchecked", "DoNotCallSuggester"}) // it is for throwing
  static <X extends Throwable> void unchanged(Throwable thrown) throws X {
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
  static void keepInterrupt(Throwable caught) {
    if (caught instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
