package dev.headrace.registry;

import dev.headrace.internal.flow.Engine;
import java.util.concurrent.Executor;

/**
 * When a registry's handlers are compiled.
 *
 * <p>An array of handlers serves at once: a loop calls one after another. But the call in that loop
 * is one place in the program for the handlers of all registries, so that the JIT inlines none of
 * them. A class made for one snapshot has a place for each handler, and runs some ten times as
 * fast. It takes a tenth of a millisecond to make and some more to be compiled in turn, and serves
 * only as long as nobody registers or unregisters. So a snapshot is compiled when it has called
 * handlers {@value #CALLS} times in at least {@value #FEWEST} publishes, by when the loop has taken
 * longer than compiling does. Where a compiled snapshot is replaced, the next one has to hold out
 * twice as long, up to {@value #MOST_PATIENCE} times: a registry under churn ends up with the loop.
 * More than {@value #MOST_HANDLERS} handlers stay with the loop.
 *
 * <p>Compiling happens after a publish, on the thread that published, or on the executor that the
 * registry was given for it. Publishes go on with the loop until it is done, and those under way
 * end with it; both forms do the same.
 */
final class Settling {
  private static final int CALLS = 100_000;
  private static final int FEWEST = 1_000;
  private static final int MOST_PATIENCE = 64;
  private static final int MOST_HANDLERS = 1_000;

  private final Executor executor;
  private final int calls;
  private final int fewest;

  // Races cost a doubling that is lost or done twice.
  private volatile int patience = 1;

  Settling(Executor executor) {
    this(executor, CALLS, FEWEST);
  }

  Settling(Executor executor, int calls, int fewest) {
    this.executor = executor;
    this.calls = calls;
    this.fewest = fewest;
  }

  /** After how many publishes so many handlers are compiled; 0 for never. */
  int publishesUntilCompiled(int handlers) {
    if (handlers == 0 || handlers > MOST_HANDLERS || !Engine.compiles()) {
      return 0;
    }
    return Math.max(fewest, calls / handlers) * patience;
  }

  /** A compiled snapshot was replaced. */
  void compiledInVain() {
    if (patience < MOST_PATIENCE) {
      patience *= 2;
    }
  }

  Executor executor() {
    return executor;
  }
}
