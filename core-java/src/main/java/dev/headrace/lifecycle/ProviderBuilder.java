package dev.headrace.lifecycle;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A provider said in place, hook by hook. It is found by its name, not by a class.
 *
 * @param <S> the type of the application's state
 */
public final class ProviderBuilder<S> {
  private final String name;
  private @Nullable Hook<? super Validation<S>> validate;
  private @Nullable Hook<? super Context<S>> boot;
  private @Nullable Hook<? super Context<S>> reload;
  private @Nullable Hook<? super Context<S>> shutdown;
  private @Nullable Hook<? super Run<S>> run;
  private @Nullable HealthCheck health;

  ProviderBuilder(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /**
   * Says what {@link Provider#validate} does.
   *
   * @param hook what it does
   * @return this builder
   */
  public ProviderBuilder<S> validate(Hook<? super Validation<S>> hook) {
    validate = Objects.requireNonNull(hook, "hook");
    return this;
  }

  /**
   * Says what {@link Provider#boot} does.
   *
   * @param hook what it does
   * @return this builder
   */
  public ProviderBuilder<S> boot(Hook<? super Context<S>> hook) {
    boot = Objects.requireNonNull(hook, "hook");
    return this;
  }

  /**
   * Says what {@link Runner#run} does.
   *
   * @param hook what it does
   * @return this builder
   */
  public ProviderBuilder<S> run(Hook<? super Run<S>> hook) {
    run = Objects.requireNonNull(hook, "hook");
    return this;
  }

  /**
   * Says what {@link Reloadable#reload} does.
   *
   * @param hook what it does
   * @return this builder
   */
  public ProviderBuilder<S> reload(Hook<? super Context<S>> hook) {
    reload = Objects.requireNonNull(hook, "hook");
    return this;
  }

  /**
   * Says what {@link Provider#shutdown} does.
   *
   * @param hook what it does
   * @return this builder
   */
  public ProviderBuilder<S> shutdown(Hook<? super Context<S>> hook) {
    shutdown = Objects.requireNonNull(hook, "hook");
    return this;
  }

  /**
   * Says what {@link HealthCheck#health} does.
   *
   * @param check what it does
   * @return this builder
   */
  public ProviderBuilder<S> health(HealthCheck check) {
    health = Objects.requireNonNull(check, "check");
    return this;
  }

  Provider<S> build() {
    return new OfHooks<>(this);
  }

  /** The provider that was said. */
  static final class OfHooks<S> implements Provider<S> {
    private final ProviderBuilder<S> hooks;

    OfHooks(ProviderBuilder<S> hooks) {
      this.hooks = hooks;
    }

    @Override
    public String name() {
      return hooks.name;
    }

    boolean validates() {
      return hooks.validate != null;
    }

    @Override
    public void validate(Validation<S> validation) throws Exception {
      call(hooks.validate, validation);
    }

    @Override
    public void boot(Context<S> boot) throws Exception {
      call(hooks.boot, boot);
    }

    @Override
    public void shutdown(Context<S> shutdown) throws Exception {
      call(hooks.shutdown, shutdown);
    }

    @Override
    public @Nullable Reloadable<S> asReloadable() {
      Hook<? super Context<S>> hook = hooks.reload;
      return hook == null ? null : hook::call;
    }

    @Override
    public @Nullable Runner<S> asRunner() {
      Hook<? super Run<S>> hook = hooks.run;
      return hook == null ? null : hook::call;
    }

    @Override
    public @Nullable HealthCheck asHealthCheck() {
      return hooks.health;
    }

    private static <C> void call(@Nullable Hook<? super C> hook, C context) throws Exception {
      if (hook != null) {
        hook.call(context);
      }
    }

    @Override
    public String toString() {
      return "provider '" + hooks.name + "'";
    }
  }
}
