package dev.headrace.registry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery has done so far. It keeps failures, and nothing else of the delivery.
 *
 * <pre>
 *   called, skipped   read: volatile   written: volatile, by the one thread that advances
 *   done, failed      read: volatile   written: get-and-add, compare-and-set, by any thread
 * </pre>
 *
 * @param <E> the type of the events
 */
final class Tally<E> {
  private static final VarHandle DONE;
  private static final VarHandle FAILED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      DONE = lookup.findVarHandle(Tally.class, "done", int.class);
      FAILED = lookup.findVarHandle(Tally.class, "failed", Failed.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private record Failed<E>(HandlerFailure<E> failure, @Nullable Failed<E> before) {}

  private final int handlers;
  private volatile int called;
  private volatile int skipped;

  @SuppressWarnings("unused") // by its handle
  private volatile int done;

  private volatile @Nullable Failed<E> failed;

  Tally(int handlers) {
    this.handlers = handlers;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time advances
  void called() {
    called++;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate")
  void skipped() {
    skipped++;
  }

  void done() {
    DONE.getAndAdd(this, 1);
  }

  void failed(HandlerFailure<E> failure) {
    Failed<E> before;
    do {
      before = failed;
    } while (!FAILED.compareAndSet(this, before, new Failed<>(failure, before)));
  }

  DispatchReport<E> report() {
    int finished = done; // first, so that it is never more than what was called
    int begun = called;
    List<HandlerFailure<E>> failures = new ArrayList<>();
    for (Failed<E> last = failed; last != null; last = last.before()) {
      failures.add(last.failure());
    }
    Collections.reverse(failures);
    return new DispatchReport<>(begun, begun - finished, failures, handlers - begun - skipped);
  }
}
