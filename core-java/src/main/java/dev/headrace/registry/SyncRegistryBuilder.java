package dev.headrace.registry;

import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A {@link SyncRegistry} in the making. For one thread.
 *
 * @param <E> the type of the events
 */
public final class SyncRegistryBuilder<E> extends RegistryBuilder<SyncRegistryBuilder<E>> {
  private Settling settling = new Settling(Runnable::run);
  private int maxDepth = Watch.ANY_DEPTH;
  private boolean awaiting;
  private boolean counting;

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

  /**
   * Watches which publishes are under way, so that {@link SyncRegistry#unregisterAndAwait} and
   * {@link HandlerGuard#closeAndAwait} can wait until a handler runs no more. A publish counts
   * itself in and out, without allocating. If nothing is said, there is no waiting.
   *
   * @return this builder
   */
  public SyncRegistryBuilder<E> awaiting() {
    this.awaiting = true;
    return this;
  }

  /**
   * Limits how deep publishes are nested: a handler that publishes to its own registry is one
   * publish within another. One that is too deep is refused, with an {@link IllegalStateException}
   * that is the failure of the handler which published. If nothing is said, there is no limit but
   * the stack's.
   *
   * @param publishes how many may be under way on one thread, 1 or more
   * @return this builder
   */
  public SyncRegistryBuilder<E> maxDepth(int publishes) {
    if (publishes < 1) {
      throw new IllegalArgumentException(
          "publishes can't be limited to %s: say 1 for no nested ones, or more"
              .formatted(publishes));
    }
    this.maxDepth = publishes;
    return this;
  }

  /**
   * Counts what is published and what fails, for {@link SyncRegistry#counts}. Threads that publish
   * at once don't get in each other's way, and nothing is allocated. If nothing is said, nothing is
   * counted.
   *
   * @return this builder
   */
  public SyncRegistryBuilder<E> counting() {
    this.counting = true;
    return this;
  }

  /** What was asked for; null if it was nothing. */
  @Nullable Watch watch() {
    boolean asked = awaiting || counting || maxDepth != Watch.ANY_DEPTH;
    return asked ? new Watch(name(), maxDepth, awaiting, counting) : null;
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
