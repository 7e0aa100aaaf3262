package dev.headrace.lifecycle;

import java.util.ArrayList;
import java.util.List;

/**
 * Starts the runners of a container in run order. Where one has to say that it is ready, those that
 * come after it wait for that. In the serial.
 */
final class Launching<S> {
  private final Conductor<S> conductor;
  private final Runnable then;
  private final List<Supervisor<S>> runners = new ArrayList<>();
  private int next;
  private boolean isDone;

  Launching(Conductor<S> conductor, Runnable then) {
    this.conductor = conductor;
    this.then = then;
    conductor.plan().entries().stream().sorted(Entry.RUN_ORDER).forEach(this::enlist);
  }

  private void enlist(Entry<S> entry) {
    Runner<S> runner = entry.runner;
    if (runner != null && entry.isBooted() && entry.state() != ProviderState.DISABLED) {
      runners.add(new Supervisor<>(conductor, entry, runner));
    }
  }

  /** Starts one more; where all were started, at once. */
  void add(Entry<S> entry) {
    enlist(entry);
    if (isDone) {
      isDone = false;
      goOn();
    }
  }

  void goOn() {
    if (conductor.isStopAsked()) {
      return;
    }
    if (next == runners.size()) {
      isDone = true;
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
