package dev.headrace;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a step that may fail gives back: a value, or the error that stood in its way. Never both,
 * never neither.
 *
 * <p>Immutable, and equal to another by what it holds. The functions given to the methods below run
 * on the calling thread, at once, at most once; what they throw reaches the caller, and where they
 * give {@code null} a {@link NullPointerException} names the method.
 *
 * <p>A result costs one small object wherever the compiler can't prove that it never leaves its
 * method. On the hottest paths prefer a function that gives {@code null} for absent.
 *
 * @param <T> the type of the value
 * @param <E> the type of the error; it need not be an exception
 */
public final class Result<T, E> {
  // One class with two fields, not a sealed pair: with one receiver class the JIT takes results
  // apart into locals.
  private final @Nullable T value;
  private final @Nullable E error;

  private Result(@Nullable T value, @Nullable E error) {
    this.value = value;
    this.error = error;
  }

  /**
   * A result that holds a value.
   *
   * @param value the value
   * @param <T> the type of the value
   * @param <E> the type of the error it does not hold
   * @return the result
   */
  public static <T, E> Result<T, E> ok(T value) {
    return new Result<>(Objects.requireNonNull(value, "Result.ok: value"), null);
  }

  /**
   * A result that holds an error.
   *
   * @param error the error
   * @param <T> the type of the value it does not hold
   * @param <E> the type of the error
   * @return the result
   */
  public static <T, E> Result<T, E> fail(E error) {
    return new Result<>(null, Objects.requireNonNull(error, "Result.fail: error"));
  }

  /**
   * Calls a function and turns one kind of exception into an error. Every other exception reaches
   * the caller.
   *
   * <p>Where an {@link InterruptedException} is turned into an error, the thread's interrupt flag
   * is set again.
   *
   * @param expected the exceptions to turn into errors, with their subclasses
   * @param function the function to call
   * @param <T> the type of the value
   * @param <X> the type of the exceptions
   * @return the function's value, or the exception it threw
   * @throws NullPointerException if the function gives {@code null}
   */
  public static <T, X extends Exception> Result<T, X> attempt(
      Class<X> expected, ThrowingSupplier<? extends T, ? extends X> function) {
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(function, "function");
    T value;
    try {
      value = function.get();
    } catch (Throwable thrown) {
      if (!expected.isInstance(thrown)) {
        Result.<RuntimeException>rethrow(thrown);
      }
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return fail(expected.cast(thrown));
    }
    return ok(required(value, "attempt"));
  }

  /**
   * Whether this holds a value.
   *
   * @return true with a value, false with an error
   */
  public boolean isOk() {
    return value != null;
  }

  /**
   * Whether this holds an error.
   *
   * @return true with an error, false with a value
   */
  public boolean isError() {
    return value == null;
  }

  /**
   * The value.
   *
   * @return the value
   * @throws NoSuchElementException if this holds an error; the message says which, and an error
   *     that is an exception is its cause
   */
  public T value() {
    T held = value;
    if (held == null) {
      NoSuchElementException none = new NoSuchElementException("no value: the result is " + this);
      if (error instanceof Throwable cause) {
        none.initCause(cause);
      }
      throw none;
    }
    return held;
  }

  /**
   * The error.
   *
   * @return the error
   * @throws NoSuchElementException if this holds a value; the message says which
   */
  public E error() {
    E held = error;
    if (held == null) {
      throw new NoSuchElementException("no error: the result is " + this);
    }
    return held;
  }

  /**
   * The value, or {@code null}.
   *
   * @return the value, or {@code null} if this holds an error
   */
  public @Nullable T valueOrNull() {
    return value;
  }

  /**
   * The error, or {@code null}.
   *
   * @return the error, or {@code null} if this holds a value
   */
  public @Nullable E errorOrNull() {
    return error;
  }

  /**
   * The value, with the error dropped.
   *
   * @return the value, or empty if this holds an error
   */
  public Optional<T> toOptional() {
    return Optional.ofNullable(value);
  }

  /**
   * The value, or another in its place.
   *
   * @param fallback what to give if this holds an error
   * @return the value or the fallback
   */
  public T orElse(T fallback) {
    T held = value;
    return held != null ? held : Objects.requireNonNull(fallback, "Result.orElse: fallback");
  }

  /**
   * The value, or one made from the error.
   *
   * @param fallback makes a value from the error; not called otherwise
   * @return the value or what the function gives
   */
  public T orElseGet(Function<? super E, ? extends T> fallback) {
    Objects.requireNonNull(fallback, "fallback");
    T held = value;
    return held != null ? held : required(fallback.apply(error()), "orElseGet");
  }

  /**
   * The value, or an exception made from the error.
   *
   * @param toException makes the exception from the error; not called otherwise
   * @param <X> the type of the exception
   * @return the value
   * @throws X if this holds an error
   */
  public <X extends Throwable> T orElseThrow(Function<? super E, ? extends X> toException)
      throws X {
    Objects.requireNonNull(toException, "toException");
    T held = value;
    if (held == null) {
      throw required(toException.apply(error()), "orElseThrow");
    }
    return held;
  }

  /**
   * This result with its value changed.
   *
   * @param change makes the new value; not called with an error
   * @param <U> the type of the new value
   * @return the new value, or the same error
   */
  public <U> Result<U, E> map(Function<? super T, ? extends U> change) {
    Objects.requireNonNull(change, "change");
    T held = value;
    return held != null ? ok(required(change.apply(held), "map")) : same();
  }

  /**
   * This result with its error changed.
   *
   * @param change makes the new error; not called with a value
   * @param <F> the type of the new error
   * @return the same value, or the new error
   */
  public <F> Result<T, F> mapError(Function<? super E, ? extends F> change) {
    Objects.requireNonNull(change, "change");
    E held = error;
    return held != null ? fail(required(change.apply(held), "mapError")) : same();
  }

  /**
   * Goes on with a step that may fail too.
   *
   * @param next the next step; not called with an error
   * @param <U> the type of the next step's value
   * @return what the next step gives, or the same error
   */
  public <U> Result<U, E> flatMap(
      Function<? super T, ? extends Result<? extends U, ? extends E>> next) {
    Objects.requireNonNull(next, "next");
    T held = value;
    return held != null ? widen(required(next.apply(held), "flatMap")) : same();
  }

  /**
   * Tries to put an error right.
   *
   * @param recovery makes a new result from the error; not called with a value
   * @param <F> the type of the error that may still be left
   * @return the same value, or what the recovery gives
   */
  public <F> Result<T, F> recover(
      Function<? super E, ? extends Result<? extends T, ? extends F>> recovery) {
    Objects.requireNonNull(recovery, "recovery");
    E held = error;
    return held != null ? widen(required(recovery.apply(held), "recover")) : same();
  }

  /**
   * Looks at the value.
   *
   * @param look called with the value; not called with an error
   * @return this result
   */
  public Result<T, E> peek(Consumer<? super T> look) {
    Objects.requireNonNull(look, "look");
    T held = value;
    if (held != null) {
      look.accept(held);
    }
    return this;
  }

  /**
   * Looks at the error.
   *
   * @param look called with the error; not called with a value
   * @return this result
   */
  public Result<T, E> peekError(Consumer<? super E> look) {
    Objects.requireNonNull(look, "look");
    E held = error;
    if (held != null) {
      look.accept(held);
    }
    return this;
  }

  /**
   * Makes one thing of either.
   *
   * @param onOk called with the value, if there is one
   * @param onError called with the error, if there is one
   * @param <R> the type of what is made
   * @return what the called function gives
   */
  public <R> R fold(
      Function<? super T, ? extends R> onOk, Function<? super E, ? extends R> onError) {
    Objects.requireNonNull(onOk, "onOk");
    Objects.requireNonNull(onError, "onError");
    T held = value;
    return required(held != null ? onOk.apply(held) : onError.apply(error()), "fold");
  }

  /**
   * Whether another result holds an equal value, or an equal error.
   *
   * @param other what to compare with
   * @return true if it is a result that holds the same
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Result<?, ?> that
        && Objects.equals(value, that.value)
        && Objects.equals(error, that.error);
  }

  /**
   * A hash of what this holds.
   *
   * @return the hash, equal for equal results
   */
  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(value) + Objects.hashCode(error);
  }

  /**
   * The result as text.
   *
   * @return {@code ok(value)} or {@code fail(error)}
   */
  @Override
  public String toString() {
    return value != null ? "ok(" + value + ")" : "fail(" + error + ")";
  }

  /** This result under another type for the side it does not hold. */
  @SuppressWarnings("unchecked") // the other side is absent, so nothing of its type can come out
  private <U, F> Result<U, F> same() {
    return (Result<U, F>) this;
  }

  @SuppressWarnings("unchecked") // immutable: what it gives out only widens
  private static <U, F> Result<U, F> widen(Result<? extends U, ? extends F> narrow) {
    return (Result<U, F>) narrow;
  }

  private static <V> V required(@Nullable V given, String method) {
    return Objects.requireNonNull(given, () -> "Result." + method + ": the function gave null");
  }

  @SuppressWarnings(
      "unchecked") // an exception the function could throw undeclared is thrown undeclared
  private static <X extends Throwable> void rethrow(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
