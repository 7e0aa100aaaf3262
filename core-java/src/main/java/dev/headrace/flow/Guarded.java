package dev.headrace.flow;

import dev.headrace.Handler;
import dev.headrace.function.Action1;
import dev.headrace.function.Action3;
import dev.headrace.function.Check1;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Block;
import dev.headrace.internal.flow.Condition;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Engine;
import dev.headrace.internal.flow.Failures;
import dev.headrace.internal.flow.Instruction;
import dev.headrace.internal.flow.Kind;
import dev.headrace.internal.flow.Operand;
import dev.headrace.internal.flow.Origin;
import dev.headrace.internal.flow.Plan;
import dev.headrace.internal.flow.Shape;
import dev.headrace.internal.flow.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a handler throws from its caller, and keeps count of it.
 *
 * <pre>{@code
 * Guarded<Order> guarded = Guarded.builder(gateway).onFailure(alerts::failed).openAfter(3).build();
 * guarded.handler().run(order);
 * }</pre>
 *
 * <p>Every exception is caught, and every error but those that are fatal to the VM, which are
 * thrown on. An interrupt stays: the thread's flag is set again. What the handler did before it
 * failed stays done. Each failure is told to the listener, on the thread that ran the handler;
 * where there is none it is logged, with the handler's name. It may be given a limit of failures in
 * a row after which the handler is no longer run, like a fuse.
 *
 * <p>A guard is not itself a {@link Handler}, it has one, compiled, that calls the guarded handler
 * at a call site of its own; a handler written by hand would have one call site for all that are
 * guarded. It costs nothing while nothing fails, but a field read and a write with a limit, and
 * allocates nothing. For one thread at a time.
 *
 * @param <E> the type of the events
 */
public final class Guarded<E> {
  private static final System.Logger LOGGER = System.getLogger("dev.headrace.flow");

  private static final Variable EVENT = new Variable(0, Kind.VALUE);
  private static final Variable THROWN = new Variable(1, Kind.VALUE);
  private static final Variable CLOSED = new Variable(2, Kind.FLAG);

  private static final Check1<Guarded<?>> IS_CLOSED = guarded -> !guarded.open;
  private static final Action1<Guarded<?>> SUCCEEDED = guarded -> guarded.inARow = 0;
  private static final Action3<Guarded<Object>, Object, Throwable> FAILED =
      (guarded, event, cause) -> guarded.failed(event, cause);

  private final Handler<? super E> guarded;
  private final FailureListener<? super E> listener;
  private final int limit;
  private final Handler<E> handler;
  private long failures;
  private int inARow;
  private boolean open;
  private @Nullable Throwable lastFailure;

  Guarded(Handler<? super E> guarded, FailureListener<? super E> listener, int limit) {
    this.guarded = guarded;
    this.listener = listener;
    this.limit = limit;
    this.handler = Engine.build(plan());
  }

  /**
   * Guards a handler. Its failures are logged.
   *
   * @param handler the handler
   * @param <E> the type of the events
   * @return the guard
   */
  public static <E> Guarded<E> of(Handler<? super E> handler) {
    return Guarded.<E>builder(handler).build();
  }

  /**
   * Begins a guard with a listener or a limit.
   *
   * @param handler the handler to guard
   * @param <E> the type of the events
   * @return its builder
   */
  public static <E> GuardedBuilder<E> builder(Handler<? super E> handler) {
    return new GuardedBuilder<>(Objects.requireNonNull(handler, "handler"));
  }

  /**
   * The handler that throws nothing. It has the name of the one that is guarded.
   *
   * @return always the same
   */
  public Handler<E> handler() {
    return handler;
  }

  /**
   * How often the handler failed. The count stops at the highest number there is.
   *
   * @return the number of failures
   */
  public long failures() {
    return failures;
  }

  /**
   * What the handler threw last.
   *
   * @return the exception or error, or {@code null} while it never failed
   */
  public @Nullable Throwable lastFailure() {
    return lastFailure;
  }

  /**
   * Whether the handler failed as often in a row as it may. If so, it is no longer run: events pass
   * without effect until {@link #reset}.
   *
   * @return true if it is open; always false without a limit
   */
  public boolean isOpen() {
    return open;
  }

  /** Lets the handler run again, and counts its failures in a row anew. The other count stays. */
  public void reset() {
    open = false;
    inARow = 0;
  }

  /**
   * The guard as text.
   *
   * @return such as {@code guarded onOrder (2 failures, open)}
   */
  @Override
  public String toString() {
    return "guarded %s (%d %s%s)"
        .formatted(
            guarded.name(), failures, failures == 1 ? "failure" : "failures", open ? ", open" : "");
  }

  private Plan plan() {
    Instruction attempt =
        new Instruction.Attempt(
            Block.of(call(guarded.name(), Handler.class, guarded, List.of(EVENT), null)),
            Throwable.class,
            THROWN);
    Constant self = new Constant(this);
    Instruction count =
        new Instruction.Branch(
            new Condition.Present(THROWN),
            Block.of(call("failure", Action3.class, FAILED, List.of(self, EVENT, THROWN), null)),
            limit == 0
                ? Block.EMPTY
                : Block.of(call("success", Action1.class, SUCCEEDED, List.of(self), null)));
    Block body = Block.of(attempt, count);
    if (limit > 0) {
      body =
          Block.of(
              call("limit", Check1.class, IS_CLOSED, List.of(self), CLOSED),
              new Instruction.Branch(new Condition.Holds(CLOSED), body, Block.EMPTY));
    }
    String name = guarded.name();
    return new Plan(name, EVENT, 3, body, () -> Graph.of("guarded", name));
  }

  private Instruction call(
      String step,
      Class<?> type,
      Object function,
      List<Operand> operands,
      @Nullable Variable result) {
    return new Instruction.Call(
        new Origin("guarded " + guarded.name(), step),
        Shape.of(type),
        function,
        operands,
        result,
        false);
  }

  private void failed(E event, Throwable cause) {
    if (Failures.isFatal(cause)) {
      throw Failures.<RuntimeException>unchanged(cause);
    }
    failures = oneMore(failures);
    lastFailure = cause;
    if (limit > 0 && ++inARow >= limit) {
      open = true;
    }
    try {
      listener.failed(guarded, event, cause);
    } catch (Throwable thrown) {
      if (Failures.isFatal(thrown)) {
        throw thrown;
      }
      Failures.keepInterrupt(thrown);
      if (thrown != cause) {
        cause.addSuppressed(thrown);
      }
      log(guarded, cause);
    }
  }

  static long oneMore(long count) {
    return count == Long.MAX_VALUE ? count : count + 1;
  }

  static void log(Handler<?> handler, Throwable cause) {
    LOGGER.log(System.Logger.Level.ERROR, "handler " + handler.name() + " failed", cause);
  }
}
