package dev.headrace.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a provider where it is added. It goes before what the provider says itself.
 *
 * <pre>{@code
 * .add(new Feed(), with -> with.after(Database.class).bootTimeout(Duration.ofSeconds(30)))
 * }</pre>
 *
 * @param <P> the type of the provider
 */
public final class ProviderOptions<P> {
  @Nullable String name;
  @Nullable Integer bootPriority;
  @Nullable Integer runPriority;
  @Nullable Integer reloadPriority;
  final List<Dependency> dependencies = new ArrayList<>();
  final List<Class<?>> bindings = new ArrayList<>();
  @Nullable Duration bootTimeout;
  @Nullable Duration reloadTimeout;
  @Nullable Duration shutdownTimeout;
  @Nullable Duration stopGrace;
  Restart restart = Restart.never();
  boolean awaitsReady;
  boolean isCritical = true;

  ProviderOptions() {}

  /**
   * Says what it is called here; so that there can be several of one class.
   *
   * @param name the name, not blank
   * @return these options
   */
  public ProviderOptions<P> named(String name) {
    this.name = Objects.requireNonNull(name, "name");
    return this;
  }

  /**
   * What was said that it is called here.
   *
   * @return the name, or {@code null} if nothing was said, so that it is what it calls itself
   */
  public @Nullable String name() {
    return name;
  }

  /**
   * Has it boot when others have, and shut down before them.
   *
   * @param providers their classes, or what they are bound as
   * @return these options
   */
  public ProviderOptions<P> after(Class<?>... providers) {
    for (Class<?> provider : providers) {
      dependencies.add(Dependency.on(provider));
    }
    return this;
  }

  /**
   * Has it boot when others have, and shut down before them.
   *
   * @param providers their names
   * @return these options
   */
  public ProviderOptions<P> after(String... providers) {
    for (String provider : providers) {
      dependencies.add(Dependency.on(provider));
    }
    return this;
  }

  /**
   * The same for others that may not be there.
   *
   * @param providers their classes, or what they are bound as
   * @return these options
   */
  public ProviderOptions<P> afterIfPresent(Class<?>... providers) {
    for (Class<?> provider : providers) {
      dependencies.add(Dependency.on(provider).ifPresent());
    }
    return this;
  }

  /**
   * The same for others that may not be there.
   *
   * @param providers their names
   * @return these options
   */
  public ProviderOptions<P> afterIfPresent(String... providers) {
    for (String provider : providers) {
      dependencies.add(Dependency.on(provider).ifPresent());
    }
    return this;
  }

  /**
   * Has it found by something that it is, too.
   *
   * @param type an interface or a class that it implements
   * @return these options
   */
  public ProviderOptions<P> as(Class<? super P> type) {
    bindings.add(Objects.requireNonNull(type, "type"));
    return this;
  }

  /**
   * Says when it boots among those it does not depend on.
   *
   * @param priority where lower is earlier
   * @return these options
   */
  public ProviderOptions<P> bootPriority(int priority) {
    bootPriority = priority;
    return this;
  }

  /**
   * Says when it is run.
   *
   * @param priority where lower is earlier
   * @return these options
   */
  public ProviderOptions<P> runPriority(int priority) {
    runPriority = priority;
    return this;
  }

  /**
   * Says when it is reloaded.
   *
   * @param priority where lower is earlier
   * @return these options
   */
  public ProviderOptions<P> reloadPriority(int priority) {
    reloadPriority = priority;
    return this;
  }

  /**
   * Says how long it may take to boot, in place of what holds for all.
   *
   * @param time more than nothing
   * @return these options
   */
  public ProviderOptions<P> bootTimeout(Duration time) {
    bootTimeout = Settings.positive(time, "a boot hook");
    return this;
  }

  /**
   * Says how long it may take to reload, in place of what holds for all.
   *
   * @param time more than nothing
   * @return these options
   */
  public ProviderOptions<P> reloadTimeout(Duration time) {
    reloadTimeout = Settings.positive(time, "a reload hook");
    return this;
  }

  /**
   * Says how long it may take to shut down, in place of what holds for all.
   *
   * @param time more than nothing
   * @return these options
   */
  public ProviderOptions<P> shutdownTimeout(Duration time) {
    shutdownTimeout = Settings.positive(time, "a shutdown hook");
    return this;
  }

  /**
   * Says how long its runner may take to stop, in place of what holds for all.
   *
   * @param time more than nothing
   * @return these options
   */
  public ProviderOptions<P> stopGrace(Duration time) {
    stopGrace = Settings.positive(time, "stopping a runner");
    return this;
  }

  /**
   * Says whether its runner is run again when it has ended.
   *
   * @param restart the policy; {@link Restart#never()} if nothing is said
   * @return these options
   */
  public ProviderOptions<P> restarts(Restart restart) {
    this.restart = Objects.requireNonNull(restart, "restart");
    return this;
  }

  /**
   * Has the container run only when its runner has said that it is {@link Run#ready ready}, for
   * which it has as long as to boot.
   *
   * @return these options
   */
  public ProviderOptions<P> awaitsReady() {
    awaitsReady = true;
    return this;
  }

  /**
   * Says that the process can do without it: its health does not count for the whole, and if its
   * runner fails for good everything else goes on.
   *
   * @return these options
   */
  public ProviderOptions<P> notCritical() {
    isCritical = false;
    return this;
  }
}
