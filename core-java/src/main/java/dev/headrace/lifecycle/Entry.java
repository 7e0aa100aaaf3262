package dev.headrace.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A provider in its container: what was said of it, its place, and how far it is.
 *
 * <p>Its state is written in the container's serial and read by any thread.
 */
final class Entry<S> {
  static final Comparator<Entry<?>> BOOT_ORDER =
      Comparator.<Entry<?>>comparingInt(entry -> entry.level)
          .thenComparingInt(entry -> entry.bootPriority)
          .thenComparing(entry -> entry.name)
          .thenComparingInt(entry -> entry.index);

  static final Comparator<Entry<?>> RUN_ORDER =
      Comparator.<Entry<?>>comparingInt(entry -> entry.runPriority).thenComparing(BOOT_ORDER);

  static final Comparator<Entry<?>> RELOAD_ORDER =
      Comparator.<Entry<?>>comparingInt(entry -> entry.reloadPriority).thenComparing(BOOT_ORDER);

  final Provider<S> provider;
  final int index;
  final boolean isNamedHere;
  final String name;
  final int bootPriority;
  final int runPriority;
  final int reloadPriority;
  final List<Class<?>> bindings;
  final List<Dependency> dependencies;
  final Duration bootTimeout;
  final Duration reloadTimeout;
  final Duration shutdownTimeout;
  final Duration stopGrace;
  final Restart restart;
  final boolean awaitsReady;
  final boolean isCritical;
  final @Nullable Reloadable<S> reloadable;
  final @Nullable Runner<S> runner;
  final @Nullable HealthCheck check;

  // What the planner finds.
  final List<Entry<S>> before = new ArrayList<>();
  final List<Entry<S>> dependants = new CopyOnWriteArrayList<>();
  int level;
  int order;

  private volatile ProviderState state = ProviderState.REGISTERED;
  private volatile boolean isBooted;
  private volatile String reason = "";

  Entry(Provider<S> provider, int index, ProviderOptions<?> said, Settings settings) {
    this.provider = provider;
    this.index = index;
    this.isNamedHere = said.name != null;
    this.reloadable = provider.asReloadable();
    this.runner = provider.asRunner();
    this.check = provider.asHealthCheck();
    this.name =
        said.name != null ? said.name : Objects.requireNonNull(provider.name(), "its name is null");
    this.bootPriority = said.bootPriority == null ? provider.bootPriority() : said.bootPriority;
    this.runPriority =
        said.runPriority != null
            ? said.runPriority
            : runner == null ? Priority.NORMAL : runner.runPriority();
    this.reloadPriority =
        said.reloadPriority != null
            ? said.reloadPriority
            : reloadable == null ? Priority.NORMAL : reloadable.reloadPriority();
    this.bindings = List.copyOf(said.bindings);
    List<Dependency> all =
        new ArrayList<>(Objects.requireNonNull(provider.dependsOn(), "its dependencies are null"));
    all.addAll(said.dependencies);
    this.dependencies = List.copyOf(all);
    this.bootTimeout = said.bootTimeout == null ? settings.bootTimeout : said.bootTimeout;
    this.reloadTimeout = said.reloadTimeout == null ? settings.reloadTimeout : said.reloadTimeout;
    this.shutdownTimeout =
        said.shutdownTimeout == null ? settings.shutdownTimeout : said.shutdownTimeout;
    this.stopGrace = said.stopGrace == null ? settings.stopGrace : said.stopGrace;
    this.restart = said.restart;
    this.awaitsReady = said.awaitsReady;
    this.isCritical = said.isCritical;
  }

  /** Has those it depends on know of it. */
  void linkDependants() {
    before.forEach(other -> other.dependants.add(this));
  }

  /** Whether it was said hook by hook, so that its class says nothing. */
  boolean isFromHooks() {
    return provider instanceof ProviderBuilder.OfHooks;
  }

  /** Whether it has anything to say before it boots; a class of its own is always asked. */
  boolean validates() {
    return !(provider instanceof ProviderBuilder.OfHooks<S> hooks) || hooks.validates();
  }

  <T> T as(Class<T> type) {
    return type.cast(provider);
  }

  ProviderState state() {
    return state;
  }

  /** Sets the state; gives what it was. In the serial. */
  ProviderState state(ProviderState next) {
    ProviderState was = state;
    state = next;
    return was;
  }

  boolean isBooted() {
    return isBooted;
  }

  void booted() {
    isBooted = true;
  }

  /** Why it is degraded, disabled or failed; empty where there is nothing to say. */
  String reason() {
    return reason;
  }

  void reason(String why) {
    reason = why;
  }

  @Override
  public String toString() {
    return "'" + name + "' (" + state + ")";
  }
}
