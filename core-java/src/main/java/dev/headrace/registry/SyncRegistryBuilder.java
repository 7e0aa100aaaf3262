package dev.headrace.registry;

import dev.headrace.internal.flow.Failures;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * A {@link SyncRegistry} in the making. For one thread.
 *
 * @param <E> the type of the events
 */
public final class SyncRegistryBuilder<E> {
  private final String name;
  private Predicate<? super Throwable> fatal = Failures::isFatal;
  private Settling settling = new Settling(Runnable::run);

  SyncRegistryBuilder(String name) {
    this.name = Objects.requireNonNull(name, "name");
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "a registry's name must not be blank: name it after its events");
    }
  }

  /**
   * Says what is so bad that it reaches the publisher, after the listener was told of it. The
   * handlers after it don't run then. If nothing is said, it is every {@link VirtualMachineError}
   * but a {@link StackOverflowError}.
   *
   * @param fatal says it of what was thrown
   * @return this builder
   */
  public SyncRegistryBuilder<E> rethrow(Predicate<? super Throwable> fatal) {
    this.fatal = Objects.requireNonNull(fatal, "fatal");
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

  String name() {
    return name;
  }

  Predicate<? super Throwable> fatal() {
    return fatal;
  }

  Settling settling() {
    return settling;
  }
}
