package dev.headrace.lifecycle;

import dev.headrace.Registration;
import dev.headrace.graph.Graph;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a process is made of, and its life: providers are checked together, booted in order, run,
 * reloaded, and shut down in reverse.
 *
 * <p>It may be used by any thread. Hooks are called on threads of their own, never on that of who
 * asks; those that come one after another share one. What is asked for here is waited for, as far
 * as nothing else is said; its twin whose name ends in {@code Async} gives a future instead, which
 * is completed on a thread of its own. Whoever asks for what others have asked for already gets the
 * same answer.
 *
 * <p>A container that has ended starts no more.
 *
 * @param <S> the type of the application's state
 */
public final class Container<S> implements AutoCloseable {
  private final Conductor<S> conductor;

  Container(Conductor<S> conductor) {
    this.conductor = conductor;
  }

  /**
   * Begins a container.
   *
   * @param state the application's state, which every hook is given
   * @param <S> its type
   * @return a builder
   */
  public static <S> ContainerBuilder<S> of(S state) {
    return new ContainerBuilder<>(state);
  }

  /**
   * Begins a container for an application that has no state, or that keeps it elsewhere.
   *
   * @return a builder, for providers of {@code Object}
   */
  public static ContainerBuilder<Object> withoutState() {
    return new ContainerBuilder<>(NoState.NO_STATE);
  }

  private enum NoState {
    NO_STATE
  }

  // ---- starting

  /**
   * Has SIGTERM, SIGINT and {@code System.exit} shut the container down, and SIGHUP reload it, from
   * when it starts: as if its builder had said {@code stopOnSignals()} and {@code
   * reloadOnHangup()}. For a {@code main} whose tests start the same container without them. It
   * does nothing once the container has started.
   */
  public void heedSignals() {
    conductor.heedSignals();
  }

  /**
   * Asks all providers whether they could boot. It may be asked at any time, and changes nothing.
   *
   * @return what they said
   * @throws IllegalStateException if the container shuts down, or has
   */
  public ValidationReport validate() {
    refuseInHooks("validate");
    return await(conductor::validate);
  }

  /**
   * Boots all providers in order.
   *
   * @return what was done when
   * @throws BootException if one of them fails, if it takes too long, or if the container is shut
   *     down meanwhile; what has booted was shut down again
   * @throws IllegalStateException if it was shut down before
   */
  public StartReport boot() {
    refuseInHooks("boot");
    return awaitStart(conductor::boot);
  }

  /**
   * Starts the runners of a container that has booted.
   *
   * @return what was done when, the boot included
   * @throws LifecycleException if a runner fails before all have started
   * @throws IllegalStateException if it has not booted, or shuts down
   */
  public StartReport run() {
    refuseInHooks("run");
    return awaitStart(conductor::run);
  }

  /**
   * Asks all providers whether they could boot, boots them, and starts the runners. If this thread
   * is interrupted meanwhile, the container is shut down.
   *
   * @return what was done when
   * @throws ValidationException if a provider could not boot; none was booted
   * @throws BootException if one of them fails, if it takes too long, or if the container is shut
   *     down meanwhile; what has booted was shut down again
   * @throws LifecycleException if a runner fails before all have started; all was shut down again
   * @throws IllegalStateException if it was shut down before
   */
  public StartReport start() {
    refuseInHooks("start");
    return awaitStart(conductor::start);
  }

  /**
   * The same as {@link #start}, without waiting.
   *
   * @return the report to come; cancelling it cancels nothing
   */
  public CompletableFuture<StartReport> startAsync() {
    return outside(conductor.start());
  }

  /**
   * The same as {@link #boot}, without waiting.
   *
   * @return the report to come; cancelling it cancels nothing
   */
  public CompletableFuture<StartReport> bootAsync() {
    return outside(conductor.boot());
  }

  /**
   * The same as {@link #run}, without waiting.
   *
   * @return the report to come; cancelling it cancels nothing
   */
  public CompletableFuture<StartReport> runAsync() {
    return outside(conductor.run());
  }

  /**
   * The same as {@link #validate}, without waiting.
   *
   * @return the report to come; cancelling it cancels nothing
   */
  public CompletableFuture<ValidationReport> validateAsync() {
    return outside(conductor.validate());
  }

  private StartReport awaitStart(Supplier<CompletableFuture<StartReport>> asked) {
    return conductor.await(
        asked, () -> conductor.requestStop("the thread that started it was interrupted"));
  }

  /**
   * Adds a provider to a container that is up: it is asked whether it could boot, boots, and if the
   * container runs is run. It may depend on those that are there. Where it fails it was never
   * there, and the container goes on.
   *
   * @param provider the provider
   * @param with says something of it
   * @param <P> the type of the provider
   * @return what was done when
   * @throws dev.headrace.BuildException if it depends on what is not there, or has the class or
   *     name of one that is
   * @throws ValidationException if it could not boot
   * @throws BootException if it fails
   * @throws IllegalStateException if the container has not booted, or shuts down
   */
  public <P extends Provider<? super S>> StartReport addAndBoot(
      P provider, Consumer<? super ProviderOptions<P>> with) {
    refuseInHooks("addAndBoot");
    Entry<S> entry = ContainerBuilder.entry(provider, with, conductor);
    return await(() -> conductor.add(entry));
  }

  // ---- reloading

  /**
   * Reloads the state, if it can be, then all providers that can be, in reload order. What two ask
   * for while a reload is under way is done once, after it.
   *
   * <p>All {@link PreparedReloadable} providers are prepared first; if one of them fails, no
   * provider is reloaded. Otherwise a provider that fails keeps no other from being reloaded.
   *
   * @return what was reloaded, and what failed
   * @throws ReloadException if the state fails, or the container shuts down meanwhile; if so it was
   *     built, also if a provider fails
   * @throws IllegalStateException if it has not booted, or shuts down
   */
  public ReloadReport reloadAll() {
    refuseInHooks("reload");
    ReloadReport report = await(() -> conductor.reload(null));
    if (conductor.settings().strictReload && !report.isDone()) {
      throw failed(conductor.name(), "container " + conductor.name(), report);
    }
    return report;
  }

  /**
   * Reloads one provider, without the state.
   *
   * @param provider its name
   * @return what was reloaded
   * @throws ReloadException if it fails, or the container shuts down meanwhile
   * @throws IllegalArgumentException if there is none of that name, or if it can't be reloaded
   * @throws IllegalStateException if the container has not booted, or shuts down
   */
  public ReloadReport reload(String provider) {
    return reload(provider, Set.of(reloadable(conductor.plan().get(provider))));
  }

  /**
   * Reloads one provider, without the state.
   *
   * @param provider its class, or what it is bound as
   * @return what was reloaded
   * @throws ReloadException if it fails, or the container shuts down meanwhile
   * @throws IllegalArgumentException if there is none or several, or if it can't be reloaded
   * @throws IllegalStateException if the container has not booted, or shuts down
   */
  public ReloadReport reload(Class<?> provider) {
    Entry<S> entry = conductor.plan().get(provider);
    return reload(entry.name, Set.of(reloadable(entry)));
  }

  /**
   * Reloads one provider, and those of the providers that boot after it, directly or not, that can
   * be reloaded.
   *
   * @param provider its name
   * @return what was reloaded
   * @throws ReloadException if one fails, or the container shuts down meanwhile
   * @throws IllegalArgumentException if there is none of that name, or if it can't be reloaded
   * @throws IllegalStateException if the container has not booted, or shuts down
   */
  public ReloadReport reloadWithDependants(String provider) {
    Set<Entry<S>> all = new LinkedHashSet<>();
    addWithDependants(reloadable(conductor.plan().get(provider)), all);
    return reload(provider, all);
  }

  private void addWithDependants(Entry<S> entry, Set<Entry<S>> all) {
    if (all.add(entry)) {
      entry.dependants.forEach(dependant -> addWithDependants(dependant, all));
    }
  }

  private ReloadReport reload(String provider, Set<Entry<S>> wanted) {
    refuseInHooks("reload");
    return allDone(provider, wanted, await(() -> conductor.reload(wanted)));
  }

  private ReloadReport allDone(String provider, Set<Entry<S>> wanted, ReloadReport report) {
    boolean isDone =
        report.hooks().stream()
            .filter(hook -> wanted.stream().anyMatch(entry -> entry.name.equals(hook.provider())))
            .allMatch(HookReport::isDone);
    if (!isDone) {
      throw failed(provider, "'" + provider + "'", report);
    }
    return report;
  }

  private static ReloadException failed(String provider, String what, ReloadReport report) {
    List<LifecycleException> failures = report.failures();
    LifecycleException first = failures.isEmpty() ? null : failures.get(0);
    String message;
    if (first == null) {
      message = "reload of " + what + " was given up";
    } else if (first.provider().equals(provider) && first.phase() == Phase.RELOAD) {
      message = String.valueOf(first.getMessage());
    } else {
      message = "reload of " + what + " failed: " + first.getMessage();
    }
    return new ReloadException(provider, message, first, report);
  }

  private Entry<S> reloadable(Entry<S> entry) {
    if (entry.reloadable == null) {
      throw new IllegalArgumentException(
          "'%s' of container %s can't be reloaded. Fix: have it implement Reloadable"
              .formatted(entry.name, conductor.name()));
    }
    return entry;
  }

  /**
   * The same as {@link #reloadAll}, without waiting.
   *
   * @return the report to come, also if a provider failed
   */
  public CompletableFuture<ReloadReport> reloadAllAsync() {
    return outside(conductor.reload(null));
  }

  /**
   * The same as {@link #reload(String)}, without waiting.
   *
   * @param provider its name
   * @return the report to come; exceptionally with a {@link ReloadException} if it fails
   * @throws IllegalArgumentException if there is none of that name, or if it can't be reloaded
   */
  public CompletableFuture<ReloadReport> reloadAsync(String provider) {
    return reloadAsync(provider, Set.of(reloadable(conductor.plan().get(provider))));
  }

  /**
   * The same as {@link #reload(Class)}, without waiting.
   *
   * @param provider its class, or what it is bound as
   * @return the report to come; exceptionally with a {@link ReloadException} if it fails
   * @throws IllegalArgumentException if there is none or several, or if it can't be reloaded
   */
  public CompletableFuture<ReloadReport> reloadAsync(Class<?> provider) {
    Entry<S> entry = conductor.plan().get(provider);
    return reloadAsync(entry.name, Set.of(reloadable(entry)));
  }

  /**
   * The same as {@link #reloadWithDependants}, without waiting.
   *
   * @param provider its name
   * @return the report to come; exceptionally with a {@link ReloadException} if one fails
   * @throws IllegalArgumentException if there is none of that name, or if it can't be reloaded
   */
  public CompletableFuture<ReloadReport> reloadWithDependantsAsync(String provider) {
    Set<Entry<S>> all = new LinkedHashSet<>();
    addWithDependants(reloadable(conductor.plan().get(provider)), all);
    return reloadAsync(provider, all);
  }

  private CompletableFuture<ReloadReport> reloadAsync(String provider, Set<Entry<S>> wanted) {
    return outside(conductor.reload(wanted).thenApply(report -> allDone(provider, wanted, report)));
  }

  // ---- shutting down

  /**
   * Stops the runners in the reverse of the order they were started in, then shuts down what has
   * booted, in the reverse of that order. It may be called at any time: one that boots is ended
   * first, one that reloads too.
   *
   * @return what was done when, and what went wrong: it throws nothing
   * @throws IllegalStateException if a hook calls it, which would wait for itself
   */
  public ShutdownReport shutdown() {
    return shutdown(conductor.settings().shutdownDeadline);
  }

  /**
   * The same with a deadline of its own.
   *
   * @param deadline how long it may take
   * @return what was done when, and what went wrong: it throws nothing
   * @throws IllegalStateException if a hook calls it, which would wait for itself
   */
  public ShutdownReport shutdown(Duration deadline) {
    Settings.positive(deadline, "shutdown");
    refuseInHooks("shutdown");
    return await(() -> conductor.stopAndWait("it was asked to", deadline));
  }

  /**
   * The same as {@link #shutdown}, without waiting. A hook may call it.
   *
   * @return the report to come
   */
  public CompletableFuture<ShutdownReport> shutdownAsync() {
    return outside(conductor.stop("it was asked to", conductor.settings().shutdownDeadline));
  }

  /**
   * Has the container shut down, and does not wait for it. A hook may call it.
   *
   * @param reason why, for the report
   */
  public void requestShutdown(String reason) {
    conductor.requestStop(reason);
  }

  /**
   * Waits until the container has ended.
   *
   * @return how it shut down
   * @throws InterruptedException if this thread is interrupted; the container goes on
   */
  public ShutdownReport awaitShutdown() throws InterruptedException {
    refuseInHooks("awaitShutdown");
    return Waiting.awaitInterruptibly(conductor.stopped());
  }

  /**
   * Waits until the container has ended, for a while.
   *
   * @param time how long at most
   * @return true if it has ended
   * @throws InterruptedException if this thread is interrupted; the container goes on
   */
  public boolean awaitShutdown(Duration time) throws InterruptedException {
    refuseInHooks("awaitShutdown");
    try {
      conductor.stopped().get(TimeUnit.NANOSECONDS.convert(time), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException notYet) {
      return false;
    }
  }

  /** Shuts the container down and waits for it, if it has not ended. */
  @Override
  public void close() {
    shutdown();
  }

  // ---- asking

  /**
   * How far it is.
   *
   * @return its state
   */
  public ContainerState state() {
    return conductor.containerState();
  }

  /**
   * How far a provider is.
   *
   * @param provider its name
   * @return its state
   */
  public ProviderState state(String provider) {
    return conductor.plan().get(provider).state();
  }

  /**
   * Finds a provider.
   *
   * @param type its class, or what it is bound as
   * @param <T> the type
   * @return the provider
   * @throws IllegalArgumentException if there is none, or if there are several
   */
  public <T> T get(Class<T> type) {
    return conductor.plan().get(type).as(type);
  }

  /**
   * Finds one of several providers of one type.
   *
   * @param type its class, or what it is bound as
   * @param name its name
   * @param <T> the type
   * @return the provider
   * @throws IllegalArgumentException if there is none
   */
  public <T> T get(Class<T> type, String name) {
    return conductor.plan().get(type, name).as(type);
  }

  /**
   * Finds a provider that may be missing.
   *
   * @param type its class, or what it is bound as
   * @param <T> the type
   * @return the provider, or {@code null} if there is none
   * @throws IllegalArgumentException if there are several
   */
  public <T> @Nullable T find(Class<T> type) {
    Entry<S> found = conductor.plan().find(type);
    return found == null ? null : found.as(type);
  }

  /**
   * Finds all providers of a type.
   *
   * @param type their class, or what they are bound as
   * @param <T> the type
   * @return the providers in boot order, possibly none
   */
  public <T> List<T> getAll(Class<T> type) {
    return conductor.plan().all(type).stream().map(entry -> entry.as(type)).toList();
  }

  /**
   * The names of all providers.
   *
   * @return the names in boot order
   */
  public List<String> providers() {
    return conductor.plan().entries().stream().map(entry -> entry.name).toList();
  }

  /**
   * Asks everything that can say so how it is, and waits for the answers.
   *
   * @return how the container is
   * @throws IllegalStateException if a health check calls it, which would ask itself
   */
  public HealthReport health() {
    refuseInHooks("health");
    return await(conductor::health);
  }

  /**
   * The same as {@link #health}, without waiting.
   *
   * @return the report to come
   */
  public CompletableFuture<HealthReport> healthAsync() {
    return outside(conductor.health());
  }

  /**
   * Whether it should be sent work: it runs, and nothing critical has failed.
   *
   * @return true if so
   */
  public boolean isReady() {
    return conductor.isReady();
  }

  /**
   * Whether it should be left running: nothing critical has failed for good.
   *
   * @return true if so
   */
  public boolean isLive() {
    return conductor.isLive();
  }

  /**
   * Hooks that were given up on and have not returned.
   *
   * @return the hooks, as they are now
   */
  public List<AbandonedHook> abandoned() {
    return conductor.hooks().abandoned();
  }

  /**
   * What the process should exit with.
   *
   * @return 0 as long as nothing has failed; 1 or what was said where it could not start or a
   *     runner has failed for good
   */
  public int exitCode() {
    return conductor.exitCode();
  }

  /**
   * Has somebody hear how it is getting on, from now on.
   *
   * @param listener hears
   * @return closing it has them hear no more
   */
  public Registration listen(ContainerListener listener) {
    return conductor.announcer().listen(listener);
  }

  /**
   * The providers and what they boot after.
   *
   * @return the graph, to be drawn
   */
  public Graph graph() {
    return conductor.plan().graph();
  }

  /**
   * The name of the container.
   *
   * @return the name
   */
  public String name() {
    return conductor.name();
  }

  /**
   * The container as text.
   *
   * @return its name, its state, and how many providers it has
   */
  @Override
  public String toString() {
    return "container %s (%s, %d providers)"
        .formatted(name(), state(), conductor.plan().entries().size());
  }

  // ---- waiting

  private <T> T await(Supplier<CompletableFuture<T>> asked) {
    return conductor.await(asked, () -> {});
  }

  private <T> CompletableFuture<T> outside(CompletableFuture<T> future) {
    return future.thenApplyAsync(value -> value, conductor.hooks().callbacks());
  }

  /** Whoever waits in a hook for what waits for that hook would do so until its time is over. */
  private void refuseInHooks(String what) {
    HookCall call = HookCall.current();
    if (call == null || !conductor.hooks().isOf(call)) {
      return;
    }
    boolean wouldWait =
        switch (what) {
          case "validate" -> call.phase == Phase.VALIDATE;
          case "health" -> call.phase == Phase.HEALTH;
          case "reload" -> call.phase != Phase.RUN;
          default -> true;
        };
    if (wouldWait) {
      throw new IllegalStateException(
          "%s of '%s' calls %s() and would wait for itself. Fix: use %s"
              .formatted(
                  call.phase,
                  call.provider,
                  what,
                  switch (what) {
                    case "shutdown", "awaitShutdown" -> "requestShutdown(…)";
                    case "reload" -> "reloadAllAsync()";
                    case "addAndBoot" -> "a thread of your own";
                    default -> what + "Async()";
                  }));
    }
  }
}
