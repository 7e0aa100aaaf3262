package dev.headrace.registry;

import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * A {@link SyncRegistry} in the making. For one thread.
 *
 * @param <E> the type of the events
 */
public final class SyncRegistryBuilder<E> extends RegistryBuilder<SyncRegistryBuilder<E>> {
  private Settling settling = new Settling(Runnable::run);

  SyncRegistryBuilder(String name) {
    super(name);
  }

  @Override
  SyncRegistryBuilder<E> self() {
    return this;
  }

  /**
   * Says where handlers are compiled. Once handlers have stayed the same for some thousand
   * publishes, a class is made for them that calls them several times as fast. That takes some
   * tenth of a millisecond, the first time in a program some fifty. If nothing is said, it is done
   * by the publish that finds it due, after its handlers ran.
   *
   * @param executor where it is done; publishes don't wait for it
   * @return this builder
   */
  public SyncRegistryBuilder<E> compileOn(Executor executor) {
    this.settling = new Settling(Objects.requireNonNull(executor, "executor"));
    return this;
  }

  /** Compiles much earlier or later, for tests. */
  SyncRegistryBuilder<E> settling(Settling settling) {
    this.settling = settling;
    return this;
  }

  /**
   * Makes the registry.
   *
   * @return a registry without handlers
   */
  public SyncRegistry<E> build() {
    return new SyncRegistry<>(this);
  }

  Settling settling() {
    return settling;
  }
}
