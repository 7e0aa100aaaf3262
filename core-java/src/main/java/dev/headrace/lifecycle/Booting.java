package dev.headrace.lifecycle;

import dev.headrace.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Boots providers: whichever is the first in boot order of those whose dependencies have booted, as
 * many at once as the settings allow. One at a time, that is the boot order itself.
 *
 * <p>After the first failure nothing more is begun; what is under way is interrupted, and given up
 * on when it does not end. In the serial.
 */
final class Booting<S> {
  private final Conductor<S> conductor;
  private final Runnable then;
  private final PriorityQueue<Entry<S>> ready =
      new PriorityQueue<>(Comparator.comparingInt((Entry<S> entry) -> entry.order));
  private final Map<Entry<S>, Integer> waitingFor = new HashMap<>();
  private final Map<Entry<S>, HookCall> underWay = new LinkedHashMap<>();
  private final List<Entry<S>> booted = new ArrayList<>();
  private final List<Entry<S>> givenUpOn = new ArrayList<>();
  private final List<HookReport> reports = new ArrayList<>();
  private final long zero;
  private @Nullable LifecycleException failure;
  private @Nullable Throwable cause;
  private @Nullable Registration deadline;
  private boolean isOver;
  private boolean isCancelled;

  Booting(Conductor<S> conductor, long zero, Runnable then) {
    this.conductor = conductor;
    this.zero = zero;
    this.then = then;
  }

  void begin() {
    Duration most = conductor.settings().bootDeadline;
    if (!Hooks.isForEver(most)) {
      deadline = conductor.later(most, () -> pastDeadline(most));
    }
    for (Entry<S> entry : conductor.plan().entries()) {
      waitingFor.put(entry, entry.before.size());
      if (entry.before.isEmpty()) {
        ready.add(entry);
      }
    }
    goOn();
  }

  private void goOn() {
    while (failure == null
        && !ready.isEmpty()
        && underWay.size() < conductor.settings().parallelism) {
      boot(ready.remove());
    }
    if (underWay.isEmpty() && !isOver && (failure != null || ready.isEmpty())) {
      isOver = true;
      if (deadline != null) {
        deadline.close();
      }
      then.run();
    }
  }

  private void boot(Entry<S> entry) {
    conductor.progress().to(entry, ProviderState.BOOTING);
    HookCall call =
        conductor
            .hooks()
            .call(
                entry.name,
                Phase.BOOT,
                entry.bootTimeout,
                hook -> entry.provider.boot(new Context<>(conductor, entry, hook)),
                ended -> ended(entry, ended));
    if (call.isUnderWay()) {
      underWay.put(entry, call);
    }
  }

  private void ended(Entry<S> entry, HookCall call) {
    underWay.remove(entry);
    reports.add(call.report(reports.size(), entry.level, zero));
    if (call.isDone()) {
      booted.add(entry);
      conductor.progress().booted(entry);
      for (Entry<S> dependant : entry.dependants) {
        if (waitingFor.merge(dependant, -1, Integer::sum) == 0) {
          ready.add(dependant);
        }
      }
    } else {
      if (call.isHalfDone()) {
        givenUpOn.add(entry);
      }
      LifecycleException what = call.failure();
      conductor.progress().failed(entry, what);
      if (what != null || failure == null) { // to end because another failed is no failure
        fail(what != null ? what : cancelled(entry), call.thrown());
      }
    }
    conductor.hooks().serial().execute(this::goOn);
  }

  // ---- failing

  /** Ends it before everything has booted, because nobody wants it any more. */
  void cancel(String reason) {
    CancellationException asked = new CancellationException(reason);
    isCancelled = failure == null;
    fail(
        new BootFailure(
            conductor.name(), "boot of container " + conductor.name() + " was ended: " + reason),
        asked);
    conductor.hooks().serial().execute(this::goOn);
  }

  private void pastDeadline(Duration most) {
    String still =
        underWay.keySet().stream()
            .map(entry -> "'" + entry.name + "'")
            .collect(Collectors.joining(", "));
    String what =
        "boot of container %s took longer than %s, and %s had not booted yet"
            .formatted(conductor.name(), Times.text(most), still.isEmpty() ? "nothing" : still);
    fail(new BootFailure(conductor.name(), what), new TimeoutException(what));
    String why = "the deadline of " + Times.text(most) + " for all was over";
    List.copyOf(underWay.values()).forEach(call -> call.giveUp(Outcome.TIMED_OUT, why));
    conductor.hooks().serial().execute(this::goOn);
  }

  private static LifecycleException cancelled(Entry<?> entry) {
    return new BootFailure(entry.name, Phase.BOOT + " of '" + entry.name + "' was cancelled");
  }

  private void fail(LifecycleException what, @Nullable Throwable why) {
    if (isOver) {
      return;
    }
    if (failure != null) {
      if (what != failure) { // two hooks may throw one exception
        failure.addSuppressed(what);
      }
      return;
    }
    failure = what;
    cause = why;
    Duration grace = conductor.settings().cancelGrace;
    underWay.values().forEach(call -> call.cancel(grace, "another failed, and it did not end"));
  }

  /** What is wrong with the whole. */
  private static final class BootFailure extends LifecycleException {
    private static final long serialVersionUID = 1L;

    BootFailure(String where, String message) {
      super(Phase.BOOT, where, message, null);
    }
  }

  // ---- what came of it

  @Nullable LifecycleException failure() {
    return failure;
  }

  /** Whether it failed for no other reason than that nobody wants it any more. */
  boolean isCancelled() {
    return isCancelled;
  }

  /** What was thrown, as it was thrown. */
  @Nullable Throwable cause() {
    return cause;
  }

  List<HookReport> reports() {
    return reports;
  }

  /** One more has booted, when all had. */
  void added(Entry<S> entry) {
    booted.add(entry);
  }

  /** What has to be shut down, in the order in which it had booted. */
  List<Entry<S>> toShutDown() {
    List<Entry<S>> all = new ArrayList<>(booted);
    if (conductor.settings().shutsDownTimedOut) {
      all.addAll(givenUpOn);
    }
    return all;
  }
}
