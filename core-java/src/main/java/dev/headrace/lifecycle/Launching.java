package dev.headrace.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Starts the runners of a container in run order. Where one has to say that it is ready, those that
 * come after it wait for that. In the serial.
 */
final class Launching<S> {
  private final Conductor<S> conductor;
  private final Runnable then;
  private final List<Supervisor<S>> runners = new ArrayList<>();
  private int next;

  Launching(Conductor<S> conductor, Runnable then) {
    this.conductor = conductor;
    this.then = then;
    conductor.plan().entries().stream()
        .filter(entry -> entry.runner != null && entry.isBooted())
        .filter(entry -> entry.state() != ProviderState.DISABLED)
        .sorted(Entry.RUN_ORDER)
        .forEach(
            entry ->
                runners.add(
                    new Supervisor<>(conductor, entry, Objects.requireNonNull(entry.runner))));
  }

  void goOn() {
    if (conductor.isStopAsked()) {
      return;
    }
    if (next == runners.size()) {
      then.run();
      return;
    }
    runners.get(next++).start(() -> conductor.hooks().serial().execute(this::goOn));
  }

  /** Those that were started, in that order. */
  List<Supervisor<S>> started() {
    return List.copyOf(runners.subList(0, next));
  }
}
