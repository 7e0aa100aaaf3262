package dev.headrace.registry;

import dev.headrace.internal.flow.Failures;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A registry in the making, whichever kind it will be. For one thread.
 *
 * @param <B> the kind of builder
 */
public abstract sealed class RegistryBuilder<B extends RegistryBuilder<B>>
    permits SyncRegistryBuilder, AsyncRegistryBuilder {
  private final String name;
  private Predicate<? super Throwable> fatal = Failures::isFatal;
  private boolean tracesGuards;

  RegistryBuilder(String name) {
    this.name = Objects.requireNonNull(name, "name");
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "a registry's name must not be blank: name it after its events");
    }
  }

  abstract B self();

  /**
   * Says what is so bad that it goes further than the listener that was told of it: the handlers
   * that did not begin by then don't run. If nothing is said, it is every {@link
   * VirtualMachineError} but a {@link StackOverflowError}.
   *
   * @param fatal says it of what was thrown
   * @return this builder
   */
  public B rethrow(Predicate<? super Throwable> fatal) {
    this.fatal = Objects.requireNonNull(fatal, "fatal");
    return self();
  }

  /**
   * Warns of guards that were lost: collected without being closed or detached, while handlers of
   * theirs are registered. Each is logged once, with the names of those handlers, when the registry
   * is next changed or asked what it has. Nothing is unregistered by that. If nothing is said,
   * guards are not watched.
   *
   * @return this builder
   */
  public B warnOfLostGuards() {
    this.tracesGuards = true;
    return self();
  }

  final boolean tracesGuards() {
    return tracesGuards;
  }

  final String name() {
    return name;
  }

  final Predicate<? super Throwable> fatal() {
    return fatal;
  }
}
