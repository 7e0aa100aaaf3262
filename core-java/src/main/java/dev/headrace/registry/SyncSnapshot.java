package dev.headrace.registry;

import dev.headrace.Handler;
import dev.headrace.function.Action3;
import dev.headrace.function.TryAction1;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Block;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Engine;
import dev.headrace.internal.flow.Instruction;
import dev.headrace.internal.flow.Kind;
import dev.headrace.internal.flow.Plan;
import dev.headrace.internal.flow.Shape;
import dev.headrace.internal.flow.Variable;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of a {@link SyncRegistry} at one moment, and how they are called: in a loop, or by a
 * class of their own. {@link Settling} says when.
 *
 * @param <E> the type of the events
 */
final class SyncSnapshot<E> extends Snapshot<SyncSlot<E>> {
  private static final System.Logger LOGGER = System.getLogger("dev.headrace.registry");
  private static final Variable EVENT = new Variable(0, Kind.VALUE);
  private static final Shape ACTION = Shape.of(TryAction1.class);
  private static final Shape FAILURE = Shape.of(Action3.class);
  private static final Action3<SyncSlot<Object>, Object, Throwable> FAILED = SyncSlot::failed;
  private static final VarHandle CLAIMED;

  static {
    try {
      CLAIMED = MethodHandles.lookup().findVarHandle(SyncSnapshot.class, "claimed", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Settling settling;
  private final TryAction1<E>[] actions;

  /** Counted by all threads without care: what is lost is counted again. */
  private int untilCompiled;

  @SuppressWarnings("unused") // by its handle
  private boolean claimed;

  private volatile @Nullable Handler<E> compiled;

  @SuppressWarnings("unchecked") // each is of that type
  SyncSnapshot(List<SyncSlot<E>> slots, Settling settling) {
    super(slots);
    this.settling = settling;
    this.actions = (TryAction1<E>[]) new TryAction1<?>[slots.size()];
    for (int i = 0; i < actions.length; i++) {
      actions[i] = slots.get(i).action();
    }
    this.untilCompiled = settling.publishesUntilCompiled(actions.length);
  }

  void publish(E event) {
    Handler<E> handler = compiled;
    if (handler != null) {
      handler.run(event);
    } else {
      loop(event);
    }
  }

  private void loop(E event) {
    TryAction1<E>[] all = actions;
    for (int i = 0; i < all.length; i++) {
      try {
        all[i].run(event);
      } catch (Throwable thrown) {
        slots().get(i).failed(event, thrown);
      }
    }
    int left = untilCompiled;
    if (left > 0) {
      untilCompiled = left - 1;
      if (left == 1) {
        settle();
      }
    }
  }

  boolean isCompiled() {
    return compiled != null;
  }

  @Override
  void replaced() {
    untilCompiled = 0;
    if (isCompiled()) {
      settling.compiledInVain();
    }
  }

  private void settle() {
    if (!CLAIMED.compareAndSet(this, false, true)) {
      return;
    }
    try {
      settling.executor().execute(this::compile);
    } catch (Exception e) {
      LOGGER.log(Level.DEBUG, "the handlers stay with the loop: nobody compiles them", e);
    }
  }

  private void compile() {
    try {
      compiled = Engine.build(plan());
    } catch (Exception | LinkageError e) {
      LOGGER.log(Level.DEBUG, "the handlers stay with the loop: they can't be compiled", e);
    }
  }

  /** Each handler is called, and what it throws is told of. */
  private Plan plan() {
    List<Instruction> body = new ArrayList<>();
    Variable thrown = new Variable(1, Kind.VALUE);
    for (SyncSlot<E> slot : slots()) {
      body.add(
          new Instruction.Isolate(
              Block.of(Instruction.Call.unmarked(ACTION, slot.action(), List.of(EVENT), null)),
              thrown,
              Block.of(
                  Instruction.Call.unmarked(
                      FAILURE, FAILED, List.of(new Constant(slot), EVENT, thrown), null))));
    }
    return new Plan("registry", EVENT, 2, new Block(body), () -> Graph.of("registry", "handlers"));
  }
}
