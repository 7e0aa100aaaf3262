package dev.headrace.benchmarks;

import dev.headrace.Handler;
import java.lang.invoke.MethodHandles;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Why {@link Handler} is a class: events given to sixteen handlers, each of a class of its own, at
 * one call site and in an order that no branch predictor learns.
 *
 * <p>{@code byHand} is a switch over sixteen bodies, {@code throughTheClass} calls {@code
 * Handler.run}, and {@code throughAnInterface} is what a functional interface would cost in its
 * place.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(HandlerCallBenchmark.EVENTS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class HandlerCallBenchmark {
  static final int EVENTS = 65_536;
  private static final int HANDLERS = 16;

  /**
   * Whether handlers come in turn, as in a registry, or in an order that no branch predictor
   * learns.
   */
  @Param({"inTurn", "random"})
  public String order = "inTurn";

  private final Event event = new Event(3);
  private final byte[] chosen = new byte[EVENTS];
  private final Sum[] sums = new Sum[HANDLERS];
  private final CountingHandler[] handlers = new CountingHandler[HANDLERS];
  private final Listener[] listeners = new Listener[HANDLERS];

  /** Fills the sixteen places of each kind. */
  public HandlerCallBenchmark() {
    MethodHandles.Lookup here = MethodHandles.lookup();
    for (int i = 0; i < HANDLERS; i++) {
      sums[i] = new Sum();
      handlers[i] = Copies.copyOf(here, CountingHandler.class, AddingHandler.class);
      listeners[i] = Copies.copyOf(here, Listener.class, AddingListener.class);
    }
  }

  /** Puts the handlers in order. */
  @Setup
  public void choose() {
    Random random = new Random(20261120);
    for (int i = 0; i < EVENTS; i++) {
      chosen[i] = (byte) (order.equals("random") ? random.nextInt(HANDLERS) : i % HANDLERS);
    }
  }

  /** Chooses the work by a switch. */
  @Benchmark
  public void byHand() {
    for (byte next : chosen) {
      switch (next) {
        case 0 -> sums[0].value += event.value();
        case 1 -> sums[1].value += event.value();
        case 2 -> sums[2].value += event.value();
        case 3 -> sums[3].value += event.value();
        case 4 -> sums[4].value += event.value();
        case 5 -> sums[5].value += event.value();
        case 6 -> sums[6].value += event.value();
        case 7 -> sums[7].value += event.value();
        case 8 -> sums[8].value += event.value();
        case 9 -> sums[9].value += event.value();
        case 10 -> sums[10].value += event.value();
        case 11 -> sums[11].value += event.value();
        case 12 -> sums[12].value += event.value();
        case 13 -> sums[13].value += event.value();
        case 14 -> sums[14].value += event.value();
        default -> sums[15].value += event.value();
      }
    }
  }

  /** Chooses the work by a virtual call. */
  @Benchmark
  public void throughTheClass() {
    for (byte next : chosen) {
      Handler<Event> handler = handlers[next];
      handler.run(event);
    }
  }

  /** Chooses the work by an interface call. */
  @Benchmark
  public void throughAnInterface() {
    for (byte next : chosen) {
      listeners[next].on(event);
    }
  }

  /** How much each kind has added up so far, to see that all do the same work. */
  long[] totals() {
    long[] totals = new long[3];
    for (int i = 0; i < HANDLERS; i++) {
      totals[0] += sums[i].value;
      totals[1] += handlers[i].sum();
      totals[2] += listeners[i].sum();
    }
    return totals;
  }

  record Event(long value) {}

  static final class Sum {
    long value;
  }

  abstract static class CountingHandler extends Handler<Event> {
    abstract long sum();
  }

  interface Listener {
    void on(Event event);

    long sum();
  }

  static final class AddingHandler extends CountingHandler {
    private long sum;

    @Override
    public void run(Event event) {
      sum += event.value();
    }

    @Override
    long sum() {
      return sum;
    }
  }

  static final class AddingListener implements Listener {
    private long sum;

    @Override
    public void on(Event event) {
      sum += event.value();
    }

    @Override
    public long sum() {
      return sum;
    }
  }
}
