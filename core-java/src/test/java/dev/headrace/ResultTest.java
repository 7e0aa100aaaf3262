package dev.headrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ResultTest {
  private static final Result<Integer, String> OK = Result.ok(5);
  private static final Result<Integer, String> FAILED = Result.fail("over the limit");

  private final List<Object> called = new ArrayList<>();

  @Test
  void holdsEitherAValueOrAnError() {
    assertThat(OK.isOk()).isTrue();
    assertThat(OK.isError()).isFalse();
    assertThat(OK.value()).isEqualTo(5);
    assertThat(OK.valueOrNull()).isEqualTo(5);
    assertThat(OK.errorOrNull()).isNull();
    assertThat(OK.toOptional()).hasValue(5);

    assertThat(FAILED.isOk()).isFalse();
    assertThat(FAILED.isError()).isTrue();
    assertThat(FAILED.error()).isEqualTo("over the limit");
    assertThat(FAILED.valueOrNull()).isNull();
    assertThat(FAILED.errorOrNull()).isEqualTo("over the limit");
    assertThat(FAILED.toOptional()).isEmpty();
  }

  @Test
  void theAbsentSideThrowsAndNamesWhatIsThere() {
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(FAILED::value)
        .withMessage("no value: the result is fail(over the limit)")
        .withNoCause();
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(OK::error)
        .withMessage("no error: the result is ok(5)");
  }

  @Test
  void anErrorThatIsAnExceptionIsTheCause() {
    var cause = new IOException("disk full");
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> Result.fail(cause).value())
        .withCause(cause);
  }

  @Test
  void isEqualByWhatItHolds() {
    assertThat(Result.ok(5)).isEqualTo(OK).hasSameHashCodeAs(OK).isNotEqualTo(Result.ok(6));
    assertThat(Result.fail("a")).isEqualTo(Result.fail("a")).hasSameHashCodeAs(Result.fail("a"));
    assertThat(Result.ok("a")).isNotEqualTo(Result.fail("a")).isNotEqualTo("a");
    assertThat(OK).hasToString("ok(5)");
    assertThat(FAILED).hasToString("fail(over the limit)");
  }

  @Test
  void fallsBackOnlyWithoutAValue() {
    assertThat(OK.orElse(7)).isEqualTo(5);
    assertThat(FAILED.orElse(7)).isEqualTo(7);
    assertThat(OK.orElseGet(this::length)).isEqualTo(5);
    assertThat(called).isEmpty();
    assertThat(FAILED.orElseGet(this::length)).isEqualTo(14);
    assertThat(called).containsExactly("over the limit");
  }

  @Test
  void throwsWhatIsMadeOfTheError() throws IOException {
    assertThat(OK.orElseThrow(IOException::new)).isEqualTo(5);
    assertThatThrownBy(() -> FAILED.orElseThrow(IOException::new))
        .isInstanceOf(IOException.class)
        .hasMessage("over the limit");
  }

  @Test
  void mapsTheSideItHoldsAndKeepsTheOther() {
    assertThat(OK.map(n -> n * 2)).isEqualTo(Result.ok(10));
    assertThat(FAILED.map(n -> n * 2)).isEqualTo(Result.fail("over the limit"));
    assertThat(OK.mapError(this::length)).isEqualTo(Result.ok(5));
    assertThat(called).isEmpty();
    assertThat(FAILED.mapError(this::length)).isEqualTo(Result.fail(14));
  }

  @Test
  void goesOnOnlyWithAValue() {
    Function<Integer, Result<Integer, String>> half =
        n -> n % 2 == 0 ? Result.ok(n / 2) : Result.fail("odd: " + n);
    assertThat(Result.<Integer, String>ok(4).flatMap(half)).isEqualTo(Result.ok(2));
    assertThat(OK.flatMap(half)).isEqualTo(Result.fail("odd: 5"));
    assertThat(FAILED.flatMap(half)).isEqualTo(FAILED);
  }

  @Test
  void recoversOnlyFromAnError() {
    assertThat(OK.recover(error -> Result.ok(length(error)))).isEqualTo(OK);
    assertThat(called).isEmpty();
    assertThat(FAILED.recover(error -> Result.ok(length(error)))).isEqualTo(Result.ok(14));
    assertThat(FAILED.recover(error -> Result.fail(-1))).isEqualTo(Result.fail(-1));
  }

  @Test
  void peeksAtTheSideItHolds() {
    assertThat(OK.peek(called::add).peekError(called::add)).isSameAs(OK);
    assertThat(FAILED.peek(called::add).peekError(called::add)).isSameAs(FAILED);
    assertThat(called).containsExactly(5, "over the limit");
  }

  @Test
  void foldsEitherIntoOne() {
    assertThat(OK.<String>fold(n -> "n" + n, error -> error)).isEqualTo("n5");
    assertThat(FAILED.<String>fold(n -> "n" + n, error -> error)).isEqualTo("over the limit");
  }

  @Test
  void attemptTurnsOnlyTheExpectedExceptionIntoAnError() {
    assertThat(Result.attempt(IOException.class, () -> "text")).isEqualTo(Result.ok("text"));
    var missing = new FileNotFoundException("limits.csv");
    Result<String, IOException> failed = Result.attempt(IOException.class, () -> raise(missing));
    assertThat(failed.error()).isSameAs(missing);
    assertThatThrownBy(
            () ->
                Result.attempt(
                    FileNotFoundException.class, () -> raise(new IllegalStateException("a bug"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a bug");
    assertThatThrownBy(() -> Result.attempt(Exception.class, () -> raise(new StackOverflowError())))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void attemptKeepsTheInterruptFlag() {
    Result<String, InterruptedException> failed =
        Result.attempt(InterruptedException.class, () -> raise(new InterruptedException()));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failed.isError()).isTrue();
  }

  @Test
  @SuppressWarnings({"NullAway", "DataFlowIssue"})
  void neverHoldsNullAndNamesTheMethodThatGaveIt() {
    assertThatNullPointerException()
        .isThrownBy(() -> Result.ok(null))
        .withMessageContaining("Result.ok");
    assertThatNullPointerException()
        .isThrownBy(() -> Result.fail(null))
        .withMessageContaining("Result.fail");
    assertThatNullPointerException()
        .isThrownBy(() -> OK.map(n -> null))
        .withMessageContaining("Result.map");
    assertThatNullPointerException()
        .isThrownBy(() -> OK.flatMap(n -> null))
        .withMessageContaining("Result.flatMap");
    assertThatNullPointerException()
        .isThrownBy(() -> FAILED.mapError(e -> null))
        .withMessageContaining("Result.mapError");
    assertThatNullPointerException()
        .isThrownBy(() -> FAILED.recover(e -> null))
        .withMessageContaining("Result.recover");
    assertThatNullPointerException()
        .isThrownBy(() -> FAILED.orElseGet(e -> null))
        .withMessageContaining("Result.orElseGet");
    assertThatNullPointerException()
        .isThrownBy(() -> FAILED.orElse(null))
        .withMessageContaining("Result.orElse");
    assertThatNullPointerException()
        .isThrownBy(() -> OK.fold(n -> null, e -> null))
        .withMessageContaining("Result.fold");
    assertThatNullPointerException()
        .isThrownBy(() -> Result.attempt(IOException.class, () -> null))
        .withMessageContaining("Result.attempt");
  }

  private int length(String text) {
    called.add(text);
    return text.length();
  }

  /** Throws what it is given, checked or not, whatever it declares. */
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> String raise(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
