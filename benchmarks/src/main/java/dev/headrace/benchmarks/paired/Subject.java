package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.benchmarks.Copies;
import java.lang.invoke.MethodHandles;
import java.util.function.LongSupplier;

/**
 * One side of a case: work that is done over and over, and what it left behind. It is run on one
 * thread; where it works on others, an operation ends when its effects are visible to the caller.
 */
abstract class Subject implements AutoCloseable {
  /** Does so many operations; each call starts again at the first event. */
  abstract void run(int operations);

  /** What all operations so far left behind, in a number that another result would change. */
  abstract long checksum();

  /** Ends what the subject started, such as threads. */
  @Override
  public void close() {}

  /** A handler, called by a loop that was given it. */
  static <E> Subject calling(Handler<E> handler, E[] events, LongSupplier checksum) {
    return looping(
        MethodHandles.lookup(), HandlerLoop.class, HandlerCalls.of(handler, events), checksum);
  }

  /** A handler, called by a loop that holds it in a {@code static final} field. */
  static <E> Subject holding(Handler<E> handler, E[] events, LongSupplier checksum) {
    return looping(
        MethodHandles.lookup(), HeldHandlerLoop.class, HandlerCalls.of(handler, events), checksum);
  }

  /**
   * Anything else: a loop of the suite's own, in a copy for this subject alone.
   *
   * @param lookup the suite's, which sees what the template uses
   * @param template the loop; its copies also find the input in {@link MethodHandles#classData}
   * @param input what the loop works on
   * @param checksum what it left behind
   */
  static <S> Subject looping(
      MethodHandles.Lookup lookup,
      Class<? extends Loop<S>> template,
      S input,
      LongSupplier checksum) {
    Loop<S> loop = Copies.copyOf(lookup, Loop.class, template, input);
    return new Looped<>(loop, input, checksum);
  }

  private static final class Looped<S> extends Subject {
    private final Loop<S> loop;
    private final S input;
    private final LongSupplier checksum;

    Looped(Loop<S> loop, S input, LongSupplier checksum) {
      this.loop = loop;
      this.input = input;
      this.checksum = checksum;
    }

    @Override
    void run(int operations) {
      loop.run(input, operations);
    }

    @Override
    long checksum() {
      return checksum.getAsLong();
    }
  }
}
