package dev.headrace.world;

import dev.headrace.Handler;
import dev.headrace.HeadraceException;
import dev.headrace.internal.flow.Engine;
import dev.headrace.internal.flow.Plan;
import dev.headrace.internal.flow.Stamp;
import java.util.Map;
import java.util.function.Supplier;

/** A plan that was compiled once, and what makes the state of each of its handlers. */
final class Stamping {
  private static final Object[] NO_STATE = {};

  private final String name;
  private final Stamp stamp;
  private final Supplier<?>[] own;

  Stamping(Plan plan, Binding binding) {
    this.name = plan.name();
    this.stamp = Engine.template(plan);
    this.own =
        binding.own().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toArray(Supplier<?>[]::new);
  }

  String name() {
    return name;
  }

  /** Throws if its handlers differ in their state, so that none can stand for all. */
  void requireNoLocals() {
    if (own.length > 0) {
      throw new UnsharedLocalException(name);
    }
  }

  /** A handler of a plan without a context. */
  <E> Handler<E> stamp() {
    return stamp(own.length == 0 ? NO_STATE : new Object[own.length], 0);
  }

  /** A handler of a plan whose first state is a callback. */
  <E> Handler<E> stamp(Callback<?, E> callback) {
    Object[] state = new Object[1 + own.length];
    state[0] = callback;
    return stamp(state, 1);
  }

  @SuppressWarnings("unchecked") // the template knows the type of its function's events
  private <E> Handler<E> stamp(Object[] state, int from) {
    for (int i = 0; i < own.length; i++) {
      state[from + i] = own[i].get();
    }
    return (Handler<E>) stamp.stamp(state);
  }

  /** The kind is not public: it is a bug to be mended, not a state to be handled. */
  private static final class UnsharedLocalException extends HeadraceException {
    private static final long serialVersionUID = 1L;

    UnsharedLocalException(String name) {
      super(
          "template " + name + " has a Local, so its handlers can't be one",
          "call stamp() for each handler",
          null);
    }
  }
}
