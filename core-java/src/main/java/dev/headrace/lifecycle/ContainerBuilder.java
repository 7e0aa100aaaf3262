package dev.headrace.lifecycle;

import dev.headrace.BuildException;
import dev.headrace.Problem;
import dev.headrace.clock.Timekeeper;
import dev.headrace.internal.thread.VirtualThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A container in the making. For one thread.
 *
 * @param <S> the type of the application's state
 */
public final class ContainerBuilder<S> {
  private final S state;
  private final Settings settings = new Settings();
  private final List<Added<S>> added = new ArrayList<>();
  private @Nullable Hook<? super S> stateReload;
  private boolean wantsVirtualThreads;

  private record Added<S>(Provider<S> provider, ProviderOptions<?> options) {}

  ContainerBuilder(S state) {
    this.state = Objects.requireNonNull(state, "state");
  }

  // ---- providers

  /**
   * Adds a provider.
   *
   * @param provider the provider
   * @return this builder
   */
  public ContainerBuilder<S> add(Provider<? super S> provider) {
    return add(provider, with -> {});
  }

  /**
   * Adds a provider, and says something of it.
   *
   * @param provider the provider
   * @param with says what; it goes before what the provider says itself
   * @param <P> the type of the provider
   * @return this builder
   */
  @SuppressWarnings("unchecked") // a hook takes its state and never puts one anywhere
  public <P extends Provider<? super S>> ContainerBuilder<S> add(
      P provider, Consumer<? super ProviderOptions<P>> with) {
    ProviderOptions<P> options = new ProviderOptions<>();
    with.accept(options);
    added.add(new Added<>((Provider<S>) Objects.requireNonNull(provider, "provider"), options));
    return this;
  }

  /**
   * Adds a provider said in place, hook by hook.
   *
   * @param name its name
   * @param hooks says what its hooks do
   * @return this builder
   */
  public ContainerBuilder<S> add(String name, Consumer<? super ProviderBuilder<S>> hooks) {
    return add(name, hooks, with -> {});
  }

  /**
   * Adds a provider said in place, hook by hook, and says something of it.
   *
   * @param name its name
   * @param hooks says what its hooks do
   * @param with says what else there is to say
   * @return this builder
   */
  public ContainerBuilder<S> add(
      String name,
      Consumer<? super ProviderBuilder<S>> hooks,
      Consumer<? super ProviderOptions<Provider<S>>> with) {
    ProviderBuilder<S> builder = new ProviderBuilder<>(name);
    hooks.accept(builder);
    return this.<Provider<S>>add(builder.build(), with);
  }

  /**
   * Adds something that runs and can be told to stop, such as an event loop: {@code runs("desk",
   * loop, () -> loop.stop("the process ends"))}.
   *
   * @param name its name
   * @param run runs until it was told to stop
   * @param stop tells it to, on another thread
   * @return this builder
   */
  public ContainerBuilder<S> runs(String name, Runnable run, Runnable stop) {
    return runs(name, run, stop, with -> {});
  }

  /**
   * The same, and says something of it.
   *
   * @param name its name
   * @param run runs until it was told to stop
   * @param stop tells it to, on another thread
   * @param with says what else there is to say
   * @return this builder
   */
  public ContainerBuilder<S> runs(
      String name,
      Runnable run,
      Runnable stop,
      Consumer<? super ProviderOptions<Provider<S>>> with) {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(stop, "stop");
    return add(
        name,
        hooks ->
            hooks.run(
                it -> {
                  it.onStop(stop);
                  if (!it.isStopping()) {
                    run.run();
                  }
                }),
        with);
  }

  /**
   * Says what is done with a provider whose class or name another one has.
   *
   * @param duplicates what; {@link Duplicates#ERROR} if nothing is said
   * @return this builder
   */
  public ContainerBuilder<S> duplicates(Duplicates duplicates) {
    settings.duplicates = Objects.requireNonNull(duplicates, "duplicates");
    return this;
  }

  // ---- boot

  /**
   * Says how long a provider may take to say whether it could boot.
   *
   * @param time more than nothing; 10 seconds if nothing is said
   * @return this builder
   */
  public ContainerBuilder<S> validateTimeout(Duration time) {
    settings.validateTimeout = Settings.positive(time, "a validate hook");
    return this;
  }

  /**
   * Says how long a boot hook may take.
   *
   * @param time more than nothing; 30 seconds if nothing is said
   * @return this builder
   */
  public ContainerBuilder<S> bootTimeout(Duration time) {
    settings.bootTimeout = Settings.positive(time, "a boot hook");
    return this;
  }

  /**
   * Says how long all boot hooks together may take.
   *
   * @param time more than nothing; five minutes if nothing is said
   * @return this builder
   */
  public ContainerBuilder<S> bootDeadline(Duration time) {
    settings.bootDeadline = Settings.positive(time, "a boot");
    return this;
  }

  /**
   * Has providers boot beside each other that don't depend on each other. One begins as soon as all
   * it depends on has booted.
   *
   * @param hooks how many hooks at once, 1 or more; 1 if nothing is said
   * @return this builder
   */
  public ContainerBuilder<S> parallelism(int hooks) {
    if (hooks < 1) {
      throw new IllegalArgumentException(
          "a container that calls %d hooks at once calls none: say 1 or more".formatted(hooks));
    }
    settings.parallelism = hooks;
    return this;
  }

  /**
   * Leaves what has booted as it is where another provider fails to. Who wants it shut down does so
   * by {@link Container#shutdown}.
   *
   * @return this builder
   */
  public ContainerBuilder<S> withoutRollback() {
    settings.rollback = false;
    return this;
  }

  /**
   * Says whether a provider is shut down whose boot hook took too long and was given up on. It may
   * have taken something already, so it is if nothing is said; its hook may be called while the
   * other still runs.
   *
   * @param isShutDown whether it is shut down
   * @return this builder
   */
  public ContainerBuilder<S> shutdownOnTimeout(boolean isShutDown) {
    settings.shutsDownTimedOut = isShutDown;
    return this;
  }

  /**
   * Ends a validation at the first problem.
   *
   * @return this builder
   */
  public ContainerBuilder<S> failFastValidation() {
    settings.failFastValidation = true;
    return this;
  }

  // ---- run

  /**
   * Says what becomes of the container when a runner has failed for good.
   *
   * @param reaction what; {@link FatalReaction#stop()} if nothing is said
   * @return this builder
   */
  public ContainerBuilder<S> onFatal(FatalReaction reaction) {
    settings.onFatal = Objects.requireNonNull(reaction, "reaction");
    return this;
  }

  /**
   * Says how long a health check may take.
   *
   * @param time more than nothing; a second if nothing is said
   * @return this builder
   */
  public ContainerBuilder<S> healthTimeout(Duration time) {
    settings.healthTimeout = Settings.positive(time, "a health check");
    return this;
  }

  // ---- reload

  /**
   * Says how long a reload hook may take.
   *
   * @param time more than nothing; 30 seconds if nothing is said
   * @return this builder
   */
  public ContainerBuilder<S> reloadTimeout(Duration time) {
    settings.reloadTimeout = Settings.positive(time, "a reload hook");
    return this;
  }

  /**
   * Has a reload begin a while after it was asked for, so that what is asked for meanwhile is done
   * with it.
   *
   * @param time how long
   * @return this builder
   */
  public ContainerBuilder<S> reloadAfter(Duration time) {
    settings.reloadQuiet = Settings.notNegative(time, "waiting for more reloads");
    return this;
  }

  /**
   * Has {@link Container#reloadAll} throw where a provider fails.
   *
   * @return this builder
   */
  public ContainerBuilder<S> strictReload() {
    settings.strictReload = true;
    return this;
  }

  /**
   * Says how the state is reloaded, where it is not {@link ReloadableState} itself.
   *
   * @param reload reloads it
   * @return this builder
   */
  public ContainerBuilder<S> reloadsState(Hook<? super S> reload) {
    stateReload = Objects.requireNonNull(reload, "reload");
    return this;
  }

  // ---- shutdown

  /**
   * Has runners go on for a while after the container has said that it is not ready any more, so
   * that who sends it work can turn elsewhere.
   *
   * @param time how long; not at all if nothing is said
   * @return this builder
   */
  public ContainerBuilder<S> drainDelay(Duration time) {
    settings.drainDelay = Settings.notNegative(time, "draining");
    return this;
  }

  /**
   * Says how long a runner may take to stop.
   *
   * @param time more than nothing; 10 seconds if nothing is said
   * @return this builder
   */
  public ContainerBuilder<S> stopGrace(Duration time) {
    settings.stopGrace = Settings.positive(time, "stopping a runner");
    return this;
  }

  /**
   * Says how long a shutdown hook may take.
   *
   * @param time more than nothing; 10 seconds if nothing is said
   * @return this builder
   */
  public ContainerBuilder<S> shutdownTimeout(Duration time) {
    settings.shutdownTimeout = Settings.positive(time, "a shutdown hook");
    return this;
  }

  /**
   * Says how long it may take to shut down as a whole.
   *
   * @param time more than nothing; 30 seconds if nothing is said
   * @return this builder
   */
  public ContainerBuilder<S> shutdownDeadline(Duration time) {
    settings.shutdownDeadline = Settings.positive(time, "a shutdown");
    return this;
  }

  /**
   * Says what becomes of shutdown hooks whose turn comes after that.
   *
   * @param what what; {@link PastDeadline#CALL} if nothing is said
   * @return this builder
   */
  public ContainerBuilder<S> pastDeadline(PastDeadline what) {
    settings.pastDeadline = Objects.requireNonNull(what, "what");
    return this;
  }

  /**
   * Has providers shut down beside each other that don't depend on each other, as many at once as
   * boot at once.
   *
   * @return this builder
   */
  public ContainerBuilder<S> parallelShutdown() {
    settings.parallelShutdown = true;
    return this;
  }

  // ---- the process

  /**
   * Shuts the container down when the process is asked to end, by SIGTERM, SIGINT or {@code
   * System.exit}: the process waits for it.
   *
   * @return this builder
   */
  public ContainerBuilder<S> stopOnSignals() {
    settings.stopOnSignals = true;
    return this;
  }

  /**
   * Has a process that is asked to end a second time end at once.
   *
   * @return this builder
   */
  public ContainerBuilder<S> haltOnSecondSignal() {
    settings.stopOnSignals = true;
    settings.haltOnSecondSignal = true;
    return this;
  }

  /**
   * Reloads everything on SIGHUP, where the JDK lets it be heard. What fails is logged.
   *
   * @return this builder
   */
  public ContainerBuilder<S> reloadOnHangup() {
    settings.reloadOnHangup = true;
    return this;
  }

  // ---- what it runs on

  /**
   * Says where hooks are called, other than runners. It must call them elsewhere than on the thread
   * that gives them to it.
   *
   * @param executor where; it is never shut down here
   * @return this builder
   */
  public ContainerBuilder<S> runOn(Executor executor) {
    settings.executor = Objects.requireNonNull(executor, "executor");
    wantsVirtualThreads = false;
    return this;
  }

  /**
   * Has each hook called on a virtual thread, other than runners. It takes a JDK that has them: 21
   * or later.
   *
   * @return this builder
   */
  public ContainerBuilder<S> virtualThreads() {
    wantsVirtualThreads = true;
    return this;
  }

  /**
   * Says what makes threads. Each is named after the container and what it does. If nothing is
   * said, they are the JDK's plain ones.
   *
   * @param threads makes them
   * @return this builder
   */
  public ContainerBuilder<S> threads(ThreadFactory threads) {
    settings.threads = Objects.requireNonNull(threads, "threads");
    return this;
  }

  /**
   * Says what measures time. If nothing is said, it is the system's time: while a thread waits for
   * the container, that one sees to timeouts, and where none does the container has a thread of its
   * own for them, made when it first needs one.
   *
   * @param time measures it
   * @return this builder
   */
  public ContainerBuilder<S> timekeeper(Timekeeper time) {
    settings.time = Objects.requireNonNull(time, "time");
    return this;
  }

  /**
   * Says what chance there is in the pauses between two runs.
   *
   * @param chance makes random numbers; it is used by one thread at a time
   * @return this builder
   */
  public ContainerBuilder<S> random(RandomGenerator chance) {
    settings.chance = Objects.requireNonNull(chance, "chance");
    return this;
  }

  /**
   * Has somebody hear how it is getting on, from the beginning.
   *
   * @param listener hears
   * @return this builder
   */
  public ContainerBuilder<S> listen(ContainerListener listener) {
    settings.listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Does everything as the reference does that this container is modelled on: one provider a class,
   * others skipped; no dependencies; one at a time, by priority and name; validation up to the
   * first problem; no rollback; every registered provider shut down, booted or not; no timeouts; a
   * runner that fails harms nobody.
   *
   * @return this builder
   */
  public ContainerBuilder<S> referenceBehaviour() {
    settings.reference = true;
    settings.duplicates = Duplicates.SKIP;
    settings.parallelism = 1;
    settings.failFastValidation = true;
    settings.rollback = false;
    settings.shutsDownAll = true;
    settings.strictReload = false;
    settings.onFatal = FatalReaction.markFailed();
    settings.validateTimeout = Hooks.FOR_EVER;
    settings.bootTimeout = Hooks.FOR_EVER;
    settings.bootDeadline = Hooks.FOR_EVER;
    settings.reloadTimeout = Hooks.FOR_EVER;
    settings.stopGrace = Hooks.FOR_EVER;
    settings.shutdownTimeout = Hooks.FOR_EVER;
    settings.shutdownDeadline = Hooks.FOR_EVER;
    return this;
  }

  // ---- the end

  /**
   * Makes the container.
   *
   * @param name what to call it and its threads
   * @return the container, nothing of it booted
   * @throws BuildException with everything that is wrong: dependencies that are missing or go in
   *     circles, duplicates
   */
  public Container<S> build(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of a container must not be blank: name it");
    }
    if (wantsVirtualThreads) {
      Executor virtual = VirtualThreads.named(name);
      if (virtual == null) {
        throw new BuildException(
            "container " + name,
            List.of(
                new Problem(
                    Problem.Kind.INVALID,
                    "virtualThreads",
                    "this JDK has no virtual threads",
                    "run on JDK 21 or later, or give the builder an executor with runOn(…)")));
      }
      settings.executor = virtual;
    }
    List<Entry<S>> entries = new ArrayList<>();
    for (Added<S> each : added) {
      entries.add(entry(name, each.provider(), entries.size(), each.options(), settings));
    }
    Plan<S> plan = new Planner<S>(name, settings).plan(entries);
    return new Container<>(new Conductor<>(name, state, settings, plan, stateReload()));
  }

  /** A provider for a container that was built already. */
  @SuppressWarnings("unchecked") // a hook takes its state and never puts one anywhere
  static <S, P extends Provider<? super S>> Entry<S> entry(
      P provider, Consumer<? super ProviderOptions<P>> with, Conductor<S> conductor) {
    ProviderOptions<P> options = new ProviderOptions<>();
    with.accept(options);
    return entry(
        conductor.name(),
        (Provider<S>) provider,
        conductor.plan().entries().size(),
        options,
        conductor.settings());
  }

  /** Asks a provider what it is, which may go wrong like all that is a user's. */
  private static <S> Entry<S> entry(
      String container,
      Provider<S> provider,
      int index,
      ProviderOptions<?> options,
      Settings settings) {
    try {
      return new Entry<>(provider, index, options, settings);
    } catch (RuntimeException thrown) {
      Problem problem =
          new Problem(
              Problem.Kind.INVALID,
              provider.getClass().getName(),
              "it can't say what it is: " + LifecycleException.textOf(thrown),
              "see to its name(), its dependsOn() and its priorities");
      BuildException refused = new BuildException("container " + container, List.of(problem));
      refused.addSuppressed(thrown);
      throw refused;
    }
  }

  private @Nullable Hook<S> stateReload() {
    Hook<? super S> said = stateReload;
    if (said != null) {
      return said::call;
    }
    return state instanceof ReloadableState reloadable ? ignored -> reloadable.reload() : null;
  }
}
