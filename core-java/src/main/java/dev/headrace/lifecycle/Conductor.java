package dev.headrace.lifecycle;

import dev.headrace.Registration;
import dev.headrace.clock.Timekeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a container does next. It begins its phases, hears how they ended, and decides.
 *
 * <p>Everything that decides runs in the container's {@link Serial}, on whichever thread has
 * brought the news: a hook that has returned, a time that is over, somebody who asks. So there is
 * no lock, and nothing to wait for: whoever wants to know the end waits for a future. Hooks and
 * listeners, which may hang, have threads of their own.
 *
 * <pre>
 *   plan, exitCode     written: in the serial    read: any thread
 *   all other fields   read and written: in the serial
 *   futures            completed: in the serial, after the state is set
 * </pre>
 */
final class Conductor<S> {
  private final String name;
  private final S state;
  private final Settings settings;
  private final @Nullable Hook<S> stateReload;
  private final Serial serial = new Serial();
  private final Timekeeper time;
  private final Hooks hooks;
  private final Announcer announcer;
  private final Progress<S> progress;
  private final Signals signals;
  private final Ending ending;
  private final Reloads<S> reloads;
  private final Additions<S> additions;

  private final CompletableFuture<StartReport> booted = new CompletableFuture<>();
  private final CompletableFuture<StartReport> running = new CompletableFuture<>();

  private volatile Plan<S> plan;
  private volatile int exitCode;
  private @Nullable String stopReason;
  private Duration stopDeadline;
  private @Nullable LifecycleException fatal;
  private @Nullable FatalReaction reaction;
  private long zero;
  private long askedToStopNanos;
  private long stopZero;
  private @Nullable Validating<S> validating;
  private @Nullable Booting<S> booting;
  private @Nullable Launching<S> launching;
  private boolean isStopping;
  private boolean hasFailed;
  private boolean runsAfterBoot;
  private boolean isProcessKept;

  Conductor(String name, S state, Settings settings, Plan<S> plan, @Nullable Hook<S> stateReload) {
    this.name = name;
    this.state = state;
    this.settings = settings;
    this.plan = plan;
    this.stateReload = stateReload;
    this.time =
        settings.time != null
            ? settings.time
            : new ContainerTime(
                task -> {
                  Thread thread = settings.threads.newThread(task);
                  thread.setName(name + ": timer");
                  thread.setDaemon(true);
                  return thread;
                });
    this.hooks = new Hooks(name, serial, time, settings.threads, settings.executor);
    this.announcer = new Announcer(hooks.callbacks());
    this.progress = new Progress<>(name, announcer);
    this.reloads = new Reloads<>(this);
    this.additions = new Additions<>(this);
    this.signals = new Signals(name, this);
    this.ending =
        new Ending(name, hooks, announcer, signals, time instanceof ContainerTime own ? own : null);
    this.stopDeadline = settings.shutdownDeadline;
    settings.listeners.forEach(announcer::listen);
  }

  // ---- asked from outside

  CompletableFuture<ValidationReport> validate() {
    CompletableFuture<ValidationReport> done = new CompletableFuture<>();
    serial.execute(() -> new Validating<>(this, report -> validated(report, done)).goOn());
    return done;
  }

  private void validated(ValidationReport report, CompletableFuture<ValidationReport> done) {
    if (isStopAsked()) {
      done.completeExceptionally(
          new IllegalStateException(
              "container " + name + " shuts down: its providers can't be asked any more"));
    } else {
      done.complete(report);
    }
  }

  void heedSignals() {
    serial.execute(
        () -> {
          settings.stopOnSignals = true;
          settings.reloadOnHangup = true;
        });
  }

  CompletableFuture<StartReport> boot() {
    return asked(booted, () -> begin(false));
  }

  CompletableFuture<StartReport> start() {
    return asked(running, () -> begin(true));
  }

  CompletableFuture<StartReport> run() {
    CompletableFuture<StartReport> done = new CompletableFuture<>();
    serial.execute(
        () -> {
          if (containerState() == ContainerState.READY && launching == null && !isStopAsked()) {
            launch();
          }
          if (launching != null || running.isDone()) {
            answer(running, done);
          } else {
            done.completeExceptionally(
                new IllegalStateException(
                    "container " + name + " is " + containerState() + ": boot it before it runs"));
          }
        });
    return done;
  }

  /** Does something, and gives what comes of it to this one who asks, as to all others. */
  private CompletableFuture<StartReport> asked(CompletableFuture<StartReport> of, Runnable task) {
    CompletableFuture<StartReport> done = new CompletableFuture<>();
    serial.execute(
        () -> {
          task.run();
          answer(of, done);
        });
    return done;
  }

  /** What was done is no answer for who asks when it was undone again. */
  private void answer(CompletableFuture<StartReport> of, CompletableFuture<StartReport> done) {
    if (isStopAsked() && of.isDone() && !of.isCompletedExceptionally()) {
      done.completeExceptionally(
          new IllegalStateException(
              "container %s is %s and starts no more: build another one"
                  .formatted(name, containerState())));
      return;
    }
    var unused =
        of.whenComplete(
            (report, failure) -> {
              if (failure == null) {
                done.complete(report);
              } else {
                done.completeExceptionally(failure);
              }
            });
  }

  CompletableFuture<ReloadReport> reload(@Nullable Set<Entry<S>> some) {
    CompletableFuture<ReloadReport> done = new CompletableFuture<>();
    whenUp("reloaded", done, () -> reloads.reload(some, done));
    return done;
  }

  CompletableFuture<StartReport> add(Entry<S> entry) {
    CompletableFuture<StartReport> done = new CompletableFuture<>();
    whenUp("added to", done, () -> additions.add(entry, done));
    return done;
  }

  private void whenUp(String what, CompletableFuture<?> done, Runnable task) {
    serial.execute(
        () -> {
          ContainerState now = containerState();
          if ((now == ContainerState.READY || now == ContainerState.RUNNING) && !isStopAsked()) {
            task.run();
          } else {
            done.completeExceptionally(
                new IllegalStateException(
                    "container %s is %s: it can be %s from when it has booted until it shuts down"
                        .formatted(name, now, what)));
          }
        });
  }

  CompletableFuture<HealthReport> health() {
    CompletableFuture<HealthReport> done = new CompletableFuture<>();
    serial.execute(() -> new HealthRound<>(this, done).begin());
    return done;
  }

  CompletableFuture<ShutdownReport> stop(String reason, Duration deadline) {
    serial.execute(() -> beginStop(reason, deadline));
    return ending.stopped();
  }

  /** The same for who waits for it: such a thread may be all that the process needs to go on. */
  CompletableFuture<ShutdownReport> stopAndWait(String reason, Duration deadline) {
    boolean keepsProcess = !Thread.currentThread().isDaemon();
    serial.execute(
        () -> {
          isProcessKept |= keepsProcess;
          beginStop(reason, deadline);
        });
    return ending.stopped();
  }

  /** Asks for something, and waits for it to the end. */
  <T> T await(Supplier<CompletableFuture<T>> asked, Runnable onInterrupt) {
    return time instanceof ContainerTime own
        ? own.await(asked, onInterrupt)
        : Waiting.await(asked.get(), onInterrupt);
  }

  void requestStop(String reason) {
    serial.execute(() -> beginStop(reason, settings.shutdownDeadline));
  }

  // ---- boot

  private void begin(boolean runs) {
    if (containerState() != ContainerState.NEW) {
      if (runs && launching == null && !isStopAsked()) {
        runsAfterBoot = true;
        if (containerState() == ContainerState.READY) {
          launch();
        }
      }
      return;
    }
    runsAfterBoot = runs;
    zero = nanos();
    progress.to(ContainerState.BOOTING);
    signals.install();
    if (runs) {
      Validating<S> begun = new Validating<>(this, this::validated);
      validating = begun;
      begun.goOn();
    } else {
      beginBoot();
    }
  }

  private void validated(ValidationReport report) {
    if (report.isValid() && !isStopAsked()) {
      beginBoot();
      return;
    }
    LifecycleException failure =
        isStopAsked()
            ? new BootException(
                name,
                "boot of container " + name + " was ended: " + stopReason,
                null,
                report(List.of()))
            : new ValidationException(name, report);
    stopAfterBoot(List.of(), failure);
  }

  private void beginBoot() {
    Booting<S> begun = new Booting<>(this, zero, this::hasBooted);
    booting = begun;
    begun.begin();
  }

  private void hasBooted() {
    Booting<S> done = booting;
    LifecycleException failure = done == null ? null : done.failure();
    if (done == null || failure == null) {
      progress.to(ContainerState.READY);
      booted.complete(report(List.of()));
      if (runsAfterBoot) {
        launch();
      }
      return;
    }
    if (settings.rollback || isStopAsked()) {
      stopAfterBoot(started(), failure);
    } else {
      hasFailed = true;
      exitCode = 1;
      progress.to(ContainerState.FAILED);
      failStart(bootException(done, failure, List.of()));
    }
  }

  /** Takes back what has booted, and ends. */
  private void stopAfterBoot(List<Entry<S>> started, LifecycleException failure) {
    Booting<S> done = booting;
    hasFailed = done == null ? stopReason == null : !done.isCancelled();
    if (hasFailed) {
      exitCode = 1;
    }
    stop(
        stopReason == null ? "it could not boot" : stopReason,
        started,
        List.of(),
        false,
        undone -> {
          LifecycleException thrown =
              failure instanceof ValidationException || done == null
                  ? failure
                  : bootException(done, failure, undone.hooks());
          undone.failures().forEach(thrown::addSuppressed);
          failStart(thrown);
        });
  }

  private BootException bootException(
      Booting<S> done, LifecycleException failure, List<HookReport> undone) {
    Throwable cause = done.cause();
    BootException thrown =
        new BootException(
            failure.provider(), String.valueOf(failure.getMessage()), cause, report(undone));
    for (Throwable other : failure.getSuppressed()) {
      thrown.addSuppressed(other);
    }
    return thrown;
  }

  private void failStart(LifecycleException failure) {
    booted.completeExceptionally(failure);
    running.completeExceptionally(failure);
  }

  // ---- run

  private void launch() {
    Launching<S> begun = new Launching<>(this, this::isRunning);
    launching = begun;
    begun.goOn();
  }

  private void isRunning() {
    if (!isStopAsked() && !running.isDone()) {
      progress.to(ContainerState.RUNNING);
      running.complete(report(List.of()));
    }
  }

  /** A provider more has booted. In the serial. */
  void added(Plan<S> next, Entry<S> entry) {
    plan = next;
    if (booting != null) {
      booting.added(entry);
    }
    if (launching != null && !isStopAsked()) {
      launching.add(entry);
    }
  }

  /** A runner has failed for good. In the serial. */
  void fatal(Supervisor<S> supervisor, LifecycleException failure) {
    Entry<S> entry = supervisor.entry;
    progress.failed(entry, failure);
    FatalReaction what = entry.isCritical ? settings.onFatal : FatalReaction.markFailed();
    if (isStopAsked() || what.kind() == FatalReaction.Kind.MARK_FAILED) {
      supervisor.giveUpOnReady();
      return;
    }
    fatal = failure;
    hasFailed = true;
    reaction = what;
    exitCode = what.exitCode();
    beginStop(String.valueOf(failure.getMessage()), settings.shutdownDeadline);
  }

  // ---- stop

  boolean isStopAsked() {
    return stopReason != null || isStopping;
  }

  private void beginStop(String reason, Duration deadline) {
    if (isStopAsked()) {
      return;
    }
    stopReason = reason;
    stopDeadline = deadline;
    askedToStopNanos = nanos();
    switch (containerState()) {
      case NEW -> stopFromDown(reason, settings.shutsDownAll ? plan.entries() : List.of());
      case BOOTING -> stopFromBooting(reason);
      case FAILED -> stopFromDown(reason, started()); // it was not rolled back
      default -> stopFromUp(reason);
    }
  }

  private void stopFromBooting(String reason) {
    Booting<S> begun = booting;
    Validating<S> asking = validating;
    if (begun != null) {
      begun.cancel(reason);
    } else if (asking != null) {
      asking.cancel();
    }
  }

  private void stopFromUp(String reason) {
    RuntimeException never =
        fatal != null
            ? fatal
            : new IllegalStateException(
                "container " + name + " was shut down before it ran: " + reason);
    isStopping = true;
    progress.to(ContainerState.STOPPING);
    additions.end(
        () ->
            reloads.end(
                () ->
                    stop(
                        reason,
                        started(),
                        runners(),
                        true,
                        report -> running.completeExceptionally(never))));
  }

  private void stopFromDown(String reason, List<Entry<S>> started) {
    IllegalStateException never =
        new IllegalStateException("container " + name + " was shut down before it started");
    booted.completeExceptionally(never);
    running.completeExceptionally(never);
    stop(reason, started, List.of(), false, report -> {});
  }

  /** What is to be stopped. */
  private List<Supervisor<S>> runners() {
    Launching<S> launched = launching;
    return launched == null ? List.of() : launched.started();
  }

  /** What is to be shut down. */
  private List<Entry<S>> started() {
    Booting<S> done = booting;
    return settings.shutsDownAll || done == null ? plan.entries() : done.toShutDown();
  }

  private void stop(
      String reason,
      List<Entry<S>> started,
      List<Supervisor<S>> runners,
      boolean drains,
      Consumer<ShutdownReport> first) {
    isStopping = true;
    stopZero = nanos();
    progress.to(ContainerState.STOPPING);
    if (!isProcessKept) {
      ending.keepProcess();
    }
    new Stopping<>(
            this,
            reason,
            timeToStop(),
            runners,
            started,
            report -> {
              progress.to(hasFailed ? ContainerState.FAILED : ContainerState.STOPPED);
              ending.end(report, () -> first.accept(report), reaction);
            })
        .begin(drains);
  }

  /** What is left of it: it counts from when it was asked for, whatever had to be ended first. */
  private Duration timeToStop() {
    if (stopReason == null || Hooks.isForEver(stopDeadline)) {
      return stopDeadline;
    }
    Duration left = stopDeadline.minusNanos(nanos() - askedToStopNanos);
    return left.isNegative() ? Duration.ZERO : left;
  }

  // ---- told by hooks, on any thread

  void degraded(Entry<S> entry, String why) {
    serial.execute(() -> progress.degraded(entry, why));
  }

  void recovered(Entry<S> entry) {
    serial.execute(() -> progress.recovered(entry, launching != null && entry.runner != null));
  }

  void disabled(Entry<S> entry, String why) {
    serial.execute(() -> progress.disabled(entry, why));
  }

  // ---- reports

  private StartReport report(List<HookReport> undone) {
    Booting<S> done = booting;
    List<HookReport> all = new ArrayList<>(done == null ? List.of() : done.reports());
    CriticalPath path = CriticalPath.of(plan.entries(), all);
    undone.forEach(hook -> all.add(hook.after(all.size(), stopZero - zero)));
    return new StartReport(
        name,
        all,
        path.names(),
        path.time(),
        Duration.ofNanos(nanos() - zero),
        plan.warnings(),
        hooks.abandoned());
  }

  // ---- asking

  boolean isReady() {
    return containerState() == ContainerState.RUNNING && nothingCriticalHasFailed();
  }

  boolean isLive() {
    return containerState() != ContainerState.FAILED && nothingCriticalHasFailed();
  }

  private boolean nothingCriticalHasFailed() {
    return plan.entries().stream()
        .noneMatch(entry -> entry.isCritical && entry.state() == ProviderState.FAILED);
  }

  String name() {
    return name;
  }

  S state() {
    return state;
  }

  Settings settings() {
    return settings;
  }

  Plan<S> plan() {
    return plan;
  }

  Hooks hooks() {
    return hooks;
  }

  Announcer announcer() {
    return announcer;
  }

  Progress<S> progress() {
    return progress;
  }

  ContainerState containerState() {
    return progress.state();
  }

  int exitCode() {
    return exitCode;
  }

  CompletableFuture<ShutdownReport> stopped() {
    return ending.stopped();
  }

  @Nullable Hook<S> stateReload() {
    return stateReload;
  }

  long nanos() {
    return time.nanos();
  }

  /** Does something later, on the timekeeper's thread and not in the serial. For any thread. */
  Registration alarm(Duration delay, Runnable task) {
    return time.after(delay, task);
  }

  Registration later(Duration delay, Runnable task) {
    return hooks.later(delay, task);
  }

  Registration pause(Duration delay, Runnable task) {
    return hooks.pause(delay, task);
  }
}
