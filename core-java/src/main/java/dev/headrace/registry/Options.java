package dev.headrace.registry;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a handler can be asked to be, whichever kind of registry it is in. For one thread.
 *
 * @param <E> the type of the events
 * @param <O> the kind of options
 */
public abstract sealed class Options<E, O extends Options<E, O>>
    permits HandlerOptions, AsyncHandlerOptions {
  private @Nullable String name;
  private int priority;
  private @Nullable Predicate<E> filter;
  private boolean once;
  private int closeAfter;

  Options() {}

  abstract O self();

  /**
   * Names the handler, for failures and listings. Otherwise it is called as its method.
   *
   * @param name the name, not blank
   * @return these options
   */
  public O named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "a handler's name must not be blank: name it, or leave the name out");
    }
    this.name = name;
    return self();
  }

  /**
   * Says how early the handler runs.
   *
   * @param priority the higher the earlier; 0 if nothing is said
   * @return these options
   */
  public O priority(int priority) {
    this.priority = priority;
    return self();
  }

  /**
   * Lets only some events reach the handler. Said more than once, all must say yes. What the filter
   * throws is a failure of the handler.
   *
   * @param filter says which
   * @return these options
   */
  public O when(Predicate<? super E> filter) {
    Objects.requireNonNull(filter, "filter");
    Predicate<E> before = this.filter;
    this.filter = before == null ? filter::test : before.and(filter);
    return self();
  }

  /**
   * Unregisters the handler when the first event reaches it: it runs for that event and for no
   * other, however many threads publish.
   *
   * @return these options
   */
  public O once() {
    this.once = true;
    return self();
  }

  /**
   * Unregisters the handler when it failed so often in a row.
   *
   * @param failures how often, 1 or more
   * @return these options
   */
  public O closeAfter(int failures) {
    if (failures < 1) {
      throw new IllegalArgumentException(
          "a handler can't be closed after %d failures: say 1 or more, or leave it out"
              .formatted(failures));
    }
    this.closeAfter = failures;
    return self();
  }

  final @Nullable String name() {
    return name;
  }

  final int priority() {
    return priority;
  }

  final @Nullable Predicate<E> filter() {
    return filter;
  }

  final boolean isOnce() {
    return once;
  }

  final int closeAfter() {
    return closeAfter;
  }
}
