package dev.headrace.world;

import dev.headrace.Handler;
import dev.headrace.internal.flow.Engine;
import dev.headrace.internal.flow.Plan;
import dev.headrace.internal.flow.Stamp;
import java.util.Map;
import java.util.function.Supplier;

/** A plan that was compiled once, and what makes the state of each of its handlers. */
final class Stamping {
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

  boolean hasLocals() {
    return own.length > 0;
  }

  /** A handler of a plan without a context. */
  <E> Handler<E> stamp() {
    return stamp(new Object[own.length], 0);
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
}
