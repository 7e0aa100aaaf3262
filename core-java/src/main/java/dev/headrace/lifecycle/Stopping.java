package dev.headrace.lifecycle;

import dev.headrace.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends what has begun: waits for what drains, stops the runners in the reverse of the order in
 * which they were started, and shuts down what has booted in the reverse of that order, all within
 * a deadline. What fails or hangs keeps nothing else from its turn. In the serial.
 */
final class Stopping<S> {
  private static final Duration LAST_CHANCE = Duration.ofMillis(20);

  private final Conductor<S> conductor;
  private final String reason;
  private final Duration most;
  private final List<Supervisor<S>> runners;
  private final List<Entry<S>> started;
  private final Consumer<ShutdownReport> then;
  private final long zero;
  private final List<HookReport> reports = new ArrayList<>();

  private final PriorityQueue<Entry<S>> ready;
  private final Map<Entry<S>, Integer> waitingFor = new HashMap<>();
  private final Map<Entry<S>, HookCall> underWay = new LinkedHashMap<>();
  private @Nullable Registration deadline;
  private boolean isPastDeadline;
  private boolean isOver;

  Stopping(
      Conductor<S> conductor,
      String reason,
      Duration most,
      List<Supervisor<S>> runners,
      List<Entry<S>> started,
      Consumer<ShutdownReport> then) {
    this.conductor = conductor;
    this.reason = reason;
    this.most = most;
    this.runners = runners;
    this.started = started;
    this.then = then;
    this.zero = conductor.nanos();
    Map<Entry<S>, Integer> place = new HashMap<>();
    for (Entry<S> entry : started) {
      place.put(entry, -place.size());
    }
    this.ready =
        new PriorityQueue<>(Comparator.comparingInt(entry -> place.getOrDefault(entry, 0)));
  }

  void begin(boolean drains) {
    if (!Hooks.isForEver(most)) {
      deadline = conductor.later(most, this::pastDeadline);
    }
    Duration delay = conductor.settings().drainDelay;
    if (drains && !delay.isZero()) {
      conductor.pause(Settings.shorter(delay, remaining()), this::stopRunners);
    } else {
      stopRunners();
    }
  }

  private Duration remaining() {
    return Hooks.isForEver(most) ? most : most.minusNanos(conductor.nanos() - zero);
  }

  private void pastDeadline() {
    isPastDeadline = true;
  }

  // ---- runners

  /** Those that started together are stopped together; then come those that started before. */
  private void stopRunners() {
    TreeMap<Place, List<Supervisor<S>>> groups = new TreeMap<>(Comparator.reverseOrder());
    for (Supervisor<S> runner : runners) {
      groups.computeIfAbsent(Place.of(runner.entry), key -> new ArrayList<>()).add(0, runner);
    }
    stopGroups(new ArrayList<>(groups.values()), 0);
  }

  private record Place(int priority, int level) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::priority).thenComparingInt(Place::level);

    static Place of(Entry<?> entry) {
      return new Place(entry.runPriority, entry.level);
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  private void stopGroups(List<List<Supervisor<S>>> groups, int next) {
    if (next == groups.size()) {
      shutDown();
      return;
    }
    List<Supervisor<S>> group = groups.get(next);
    int[] left = {group.size()};
    for (Supervisor<S> runner : group) {
      boolean wasRunning = runner.isRunning();
      runner.stop(
          budget(runner.entry.stopGrace),
          () -> {
            if (wasRunning) {
              reports.add(runner.stopReport(reports.size(), zero));
            }
            if (--left[0] == 0) {
              conductor.hooks().serial().execute(() -> stopGroups(groups, next + 1));
            }
          });
    }
  }

  /** How long a hook may take that begins now. */
  private Duration budget(Duration own) {
    Duration rest = remaining();
    return rest.compareTo(LAST_CHANCE) < 0
        ? Settings.shorter(own, LAST_CHANCE)
        : Settings.shorter(own, rest);
  }

  // ---- hooks

  private void shutDown() {
    Set<Entry<S>> all = new HashSet<>(started);
    for (Entry<S> entry : started) {
      int dependants = (int) entry.dependants.stream().filter(all::contains).count();
      waitingFor.put(entry, dependants);
      if (dependants == 0) {
        ready.add(entry);
      }
    }
    goOn();
  }

  private void goOn() {
    int atOnce = conductor.settings().parallelShutdown ? conductor.settings().parallelism : 1;
    while (!ready.isEmpty() && underWay.size() < atOnce) {
      shutDown(ready.remove());
    }
    if (underWay.isEmpty() && ready.isEmpty() && !isOver) {
      isOver = true;
      conductor.hooks().settle(budget(conductor.settings().cancelGrace), this::end);
    }
  }

  private void end() {
    if (deadline != null) {
      deadline.close();
    }
    then.accept(
        new ShutdownReport(
            conductor.name(),
            reason,
            reports,
            Duration.ofNanos(conductor.nanos() - zero),
            isPastDeadline,
            conductor.hooks().abandoned()));
  }

  private void shutDown(Entry<S> entry) {
    if (isPastDeadline && conductor.settings().pastDeadline == PastDeadline.SKIP) {
      reports.add(
          HookReport.skipped(entry, Phase.SHUTDOWN, reports.size(), conductor.nanos() - zero));
      conductor.progress().skipped(entry, "it was not shut down: the deadline was over");
      done(entry);
      return;
    }
    conductor.progress().to(entry, ProviderState.STOPPING);
    HookCall call =
        conductor
            .hooks()
            .call(
                entry.name,
                Phase.SHUTDOWN,
                budget(entry.shutdownTimeout),
                hook -> entry.provider.shutdown(new Context<>(conductor, entry, hook)),
                ended -> ended(entry, ended));
    if (call.isUnderWay()) {
      underWay.put(entry, call);
    }
  }

  private void ended(Entry<S> entry, HookCall call) {
    underWay.remove(entry);
    reports.add(call.report(reports.size(), entry.level, zero));
    LifecycleException failure = call.failure();
    if (failure == null) {
      conductor.progress().to(entry, ProviderState.STOPPED);
    } else {
      conductor.progress().failed(entry, failure);
      conductor.progress().tell(failure);
    }
    done(entry);
  }

  private void done(Entry<S> entry) {
    for (Entry<S> before : entry.before) {
      Integer left = waitingFor.computeIfPresent(before, (key, dependants) -> dependants - 1);
      if (left != null && left == 0) {
        ready.add(before);
      }
    }
    conductor.hooks().serial().execute(this::goOn);
  }
}
