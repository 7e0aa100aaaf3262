package dev.headrace.flow;

import dev.headrace.Result;
import dev.headrace.function.Action0;
import dev.headrace.function.Source;
import dev.headrace.function.Step1;
import dev.headrace.internal.flow.Condition;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Operand;
import dev.headrace.internal.flow.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the combinators do that can fail or are about errors, once for every kind of flow. They do
 * nothing where the value is absent, or an error stands in its place already.
 */
@SuppressWarnings(
    "NullAway") // the functions of ours below give null for absent, which it takes for an error
final class FallibleParts {
  // Functions of ours are lambdas: only their captures does the JIT trust to be final.
  private static final Step1<Result<?, ?>, @Nullable Object> VALUE = Result::valueOrNull;
  private static final Step1<Result<?, ?>, @Nullable Object> ERROR = Result::errorOrNull;
  private static final Step1<Object, Object> OK = Result::ok;
  private static final Step1<Object, Object> FAIL = Result::fail;
  private static final Step1<Fail<?>, @Nullable Object> FAIL_ERROR = Fail::error;

  private FallibleParts() {}

  /** Goes on with a function that gives a Result. */
  static Node.SinglePart attempt(Use use) {
    return (plan, in) ->
        outcome(
            plan,
            in,
            (value, target, error) -> {
              Variable result = plan.value();
              plan.call(result, use, List.of(value), true);
              plan.plumb(target, VALUE, Step1.class, List.of(result));
              plan.plumb(error, ERROR, Step1.class, List.of(result));
            });
  }

  /** Goes on with a function that is given something to fail with. */
  static Node.SinglePart attemptWithFail(Class<?> errors, Use use) {
    Objects.requireNonNull(errors, "error");
    return attemptWithFail(use);
  }

  /** The same, where the type of the errors is known. */
  static Node.SinglePart attemptWithFail(Use use) {
    return (plan, in) ->
        outcome(
            plan,
            in,
            (value, target, error) -> {
              Variable fail = plan.value();
              Variable given = plan.value();
              FailWatch watch = new FailWatch();
              plan.plumb(fail, watch.newFail(), Source.class, List.of());
              plan.call(given, use, List.of(value, fail), watch);
              plan.plumb(error, FAIL_ERROR, Step1.class, List.of(fail));
              plan.alsoFrom(error, given);
              plan.branch(
                  new Condition.Present(error),
                  () -> {
                    plan.plumb(null, watch.taken(), Action0.class, List.of());
                    plan.assign(target, Constant.ABSENT);
                  },
                  () -> plan.requireValue(target, given, use));
              plan.alsoFrom(target, given);
            });
  }

  /** Goes on with a function whose exceptions of one kind become errors. */
  static Node.SinglePart catching(Use use, Class<? extends Throwable> caught) {
    return catching(use, caught, null);
  }

  /** The same, where errors are made of the exceptions. */
  static Node.SinglePart catching(
      Use use, Class<? extends Throwable> caught, @Nullable Use toError) {
    return (plan, in) ->
        outcome(
            plan,
            in,
            (value, target, error) -> {
              Variable given = plan.value();
              Variable thrown = toError == null ? error : plan.value();
              plan.attempt(
                  () -> plan.call(given, use, List.of(value), true), caught, thrown, given);
              plan.branch(
                  new Condition.Present(thrown),
                  () -> {
                    plan.assign(target, Constant.ABSENT);
                    if (toError != null) {
                      plan.call(error, toError, List.of(thrown), true);
                    }
                  },
                  () -> {
                    plan.assign(target, given);
                    if (toError != null) {
                      plan.assign(error, Constant.ABSENT);
                    }
                  });
            });
  }

  private interface OutcomeBody {
    void write(Variable value, Variable target, Variable error);
  }

  private static Flowing outcome(Lowering plan, Flowing in, OutcomeBody body) {
    Variable target = plan.value();
    Variable error = plan.value();
    if (in instanceof Flowing.Value value) {
      body.write(value.value(), target, error);
    } else {
      Variable value =
          in instanceof Flowing.Maybe maybe ? maybe.value() : ((Flowing.Outcome) in).value();
      Operand earlier = in instanceof Flowing.Outcome outcome ? outcome.error() : Constant.ABSENT;
      plan.branch(
          new Condition.Present(value),
          () -> body.write(value, target, error),
          () -> {
            plan.assign(target, Constant.ABSENT);
            plan.assign(error, earlier);
          });
    }
    return new Flowing.Outcome(target, error);
  }

  /** Does something with the error; the value goes on, absent where there was one. */
  static Node.SinglePart onError(@Nullable Use use) {
    return (plan, in) -> {
      Flowing.Outcome outcome = (Flowing.Outcome) in;
      if (use != null) {
        onErrorOnly(plan, outcome, use);
      }
      return new Flowing.Maybe(outcome.value());
    };
  }

  /** Looks at the error. */
  static Node.SinglePart tapError(Use use) {
    return (plan, in) -> {
      onErrorOnly(plan, (Flowing.Outcome) in, use);
      return in;
    };
  }

  private static void onErrorOnly(Lowering plan, Flowing.Outcome outcome, Use use) {
    Variable error = outcome.error();
    plan.branch(
        new Condition.Present(error),
        () -> plan.inCase("error", error, error, () -> plan.call(null, use, List.of(error), false)),
        () -> {});
  }

  /** Changes the error. */
  static Node.SinglePart mapError(Use use) {
    return (plan, in) -> {
      Flowing.Outcome outcome = (Flowing.Outcome) in;
      Variable changed = plan.value();
      Variable given = outcome.error();
      plan.branch(
          new Condition.Present(given),
          () ->
              plan.inCase(
                  "error", given, given, () -> plan.call(changed, use, List.of(given), true)),
          () -> plan.assign(changed, Constant.ABSENT));
      return new Flowing.Outcome(outcome.value(), changed);
    };
  }

  /** Tries to put the error right, by a function that gives a Result. */
  static Node.SinglePart recover(Use use) {
    return (plan, in) -> {
      Flowing.Outcome outcome = (Flowing.Outcome) in;
      Variable value = plan.value();
      Variable error = plan.value();
      plan.branch(
          new Condition.Present(outcome.error()),
          () -> {
            Variable result = plan.value();
            Variable given = outcome.error();
            plan.inCase("error", given, given, () -> plan.call(result, use, List.of(given), true));
            plan.plumb(value, VALUE, Step1.class, List.of(result));
            plan.plumb(error, ERROR, Step1.class, List.of(result));
          },
          () -> {
            plan.assign(value, outcome.value());
            plan.assign(error, Constant.ABSENT);
          });
      return new Flowing.Outcome(value, error);
    };
  }

  /** Makes one object of a value or an error. */
  static Node.SinglePart toResult() {
    return (plan, in) -> {
      Flowing.Outcome outcome = (Flowing.Outcome) in;
      Variable result = plan.value();
      plan.branch(
          new Condition.Present(outcome.value()),
          () -> plan.plumb(result, OK, Step1.class, List.of(outcome.value())),
          () -> plan.plumb(result, FAIL, Step1.class, List.of(outcome.error())));
      return new Flowing.Value(result);
    };
  }
}
