package dev.headrace.registry;

import dev.headrace.Handler;
import dev.headrace.internal.method.FunctionSource;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A handler in its place in a registry.
 *
 * <p>What changes is changed by any thread: whether a handler that runs once was taken, how often
 * it failed in a row, whether a failure of it was logged.
 */
class Slot {
  private static final String UNNAMED = "<unnamed>";
  private static final VarHandle TAKEN;
  private static final VarHandle IN_A_ROW;
  private static final VarHandle LOGGED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      TAKEN = lookup.findVarHandle(Slot.class, "taken", boolean.class);
      IN_A_ROW = lookup.findVarHandle(Slot.class, "inARow", int.class);
      LOGGED = lookup.findVarHandle(Slot.class, "logged", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final HandlerId id;
  private final int priority;
  private final boolean once;
  private final int closeAfter;
  private final Object function;

  /** Racy, and harmless: whoever works it out gets the same. */
  private @Nullable String name;

  @SuppressWarnings("unused") // by its handle
  private boolean taken;

  @SuppressWarnings("unused")
  private boolean logged;

  private volatile int inARow;

  Slot(HandlerId id, Object function, Options<?, ?> options) {
    this.id = id;
    this.function = function;
    this.priority = options.priority();
    this.once = options.isOnce();
    this.closeAfter = options.closeAfter();
    this.name = options.name();
  }

  final HandlerId id() {
    return id;
  }

  final int priority() {
    return priority;
  }

  /** What the handler is called; worked out when somebody asks, so that registering stays cheap. */
  final String name() {
    String known = name;
    if (known == null) {
      known = nameOfFunction();
      name = known;
    }
    return known;
  }

  private String nameOfFunction() {
    try {
      String found = null;
      if (function instanceof Handler<?> handler) {
        found = handler.name();
      } else if (function instanceof Serializable known) {
        found = FunctionSource.of(known).name();
      }
      return found == null ? UNNAMED : found;
    } catch (Exception e) { // a handler's own name() may fail, which must not hide what it did
      return UNNAMED;
    }
  }

  final HandlerInfo info() {
    return new HandlerInfo(id, name(), priority, once);
  }

  /** It is no longer in its registry. */
  final void removed() {
    if (function instanceof Subscribed<?> subscribed) {
      subscribed.unregistered();
    }
  }

  /** Whether this is the one event that a handler runs for. */
  final boolean take() {
    return TAKEN.compareAndSet(this, false, true);
  }

  /** Whether this is the one failure that is logged. */
  final boolean takeLog() {
    return LOGGED.compareAndSet(this, false, true);
  }

  /** It ran to its end. */
  final void succeeded() {
    if (inARow != 0) {
      inARow = 0;
    }
  }

  /** It failed; whether it has now failed too often. */
  final boolean failedTooOften() {
    return closeAfter > 0 && (int) IN_A_ROW.getAndAdd(this, 1) + 1 >= closeAfter;
  }
}
