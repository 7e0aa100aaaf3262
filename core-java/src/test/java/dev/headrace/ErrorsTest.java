package dev.headrace;

import static dev.headrace.Problem.Kind.CONFLICT;
import static dev.headrace.Problem.Kind.CYCLE;
import static dev.headrace.Problem.Kind.DUPLICATE;
import static dev.headrace.Problem.Kind.INVALID;
import static dev.headrace.Problem.Kind.MISSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorsTest {
  private static final Problem MISSING_LIMITS =
      Problem.missing("handler onTick", "Limits", "add it with builder.add(new Limits(…))");

  @Test
  void aProblemNamesThePlaceTheThingAndTheFix() {
    assertThat(MISSING_LIMITS.kind()).isEqualTo(MISSING);
    assertThat(MISSING_LIMITS)
        .hasToString(
            "handler onTick: Limits is not registered. Fix: add it with builder.add(new Limits(…))");
  }

  @Test
  void eachKindSaysItsOwnPhrase() {
    Problem duplicate = Problem.duplicate("world", "Limits", "leave one out");
    assertThat(duplicate.kind()).isEqualTo(DUPLICATE);
    assertThat(duplicate.what()).isEqualTo("Limits is already registered");

    Problem conflict =
        Problem.conflict("onTick", "Position", "parameter 1", "parameter 3", "name it once");
    assertThat(conflict.kind()).isEqualTo(CONFLICT);
    assertThat(conflict.what())
        .isEqualTo("conflicting access to Position by parameter 1 and parameter 3");

    Problem cycle = Problem.cycle("scheduler", List.of("a", "b"), "take one edge out");
    assertThat(cycle.kind()).isEqualTo(CYCLE);
    assertThat(cycle.what()).isEqualTo("cycle detected: a → b → a");
    assertThat(Problem.cycle("scheduler", List.of("a"), "take it out").what()).endsWith("a → a");
  }

  @Test
  void aProblemMustSayEverything() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Problem(INVALID, "world", "broken", " "))
        .withMessageContaining("must say fix");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Problem(INVALID, "", "broken", "mend it"))
        .withMessageContaining("must say where");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Problem.cycle("scheduler", List.of(), "none"))
        .withMessageContaining("at least one");
  }

  @Test
  void aBuildExceptionListsAllProblemsInOrder() {
    Problem second = Problem.duplicate("world", "Position", "leave one out");
    assertThatThrownBy(
            () -> BuildException.throwIfAny("world \"desk\"", List.of(MISSING_LIMITS, second)))
        .isInstanceOfSatisfying(
            BuildException.class,
            thrown -> assertThat(thrown.problems()).containsExactly(MISSING_LIMITS, second))
        .hasMessage(
            "world \"desk\" can't be built: 2 problems"
                + "\n  - handler onTick: Limits is not registered. Fix: add it with builder.add(new Limits(…))"
                + "\n  - world: Position is already registered. Fix: leave one out");
  }

  @Test
  void oneProblemIsCountedAsOne() {
    assertThat(new BuildException("world", List.of(MISSING_LIMITS)))
        .hasMessageStartingWith("world can't be built: 1 problem\n");
  }

  @Test
  void noProblemThrowsNothing() {
    assertThatCode(() -> BuildException.throwIfAny("world", List.of())).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> new BuildException("world", List.of()));
  }

  @Test
  void theProblemsOfAnExceptionDoNotChangeAfterwards() {
    List<Problem> collected = new ArrayList<>(List.of(MISSING_LIMITS));
    BuildException thrown = new BuildException("world", collected);
    collected.clear();
    assertThat(thrown.problems()).containsExactly(MISSING_LIMITS);
  }

  @Test
  void runTimeErrorsNameTheThingAndTheFix() {
    assertThat(
            new CapacityException("inbox orders", 64, "poll it more often, or give it more room"))
        .isInstanceOf(HeadraceException.class)
        .hasMessage(
            "inbox orders is full: it holds 64. Fix: poll it more often, or give it more room")
        .satisfies(thrown -> assertThat(thrown.capacity()).isEqualTo(64));
    assertThat(new StaleHandleException("timer 7", "has fired", "schedule a new one"))
        .hasMessage("timer 7 is stale: it has fired. Fix: schedule a new one");
    assertThat(new ForeignHandleException("handler 3", "registry prices", "registry orders"))
        .hasMessage(
            "handler 3 belongs to registry prices, not to registry orders. Fix: give it to registry prices")
        .extracting(HeadraceException::fix)
        .isEqualTo("give it to registry prices");
  }

  @Test
  void aFixIsLeftOutWhereNobodyKnowsOne() {
    var cause = new IllegalStateException("socket closed");
    assertThat(new HeadraceException("the peer has gone", null, cause))
        .hasMessage("the peer has gone")
        .hasCause(cause)
        .extracting(HeadraceException::fix)
        .isNull();
  }
}
