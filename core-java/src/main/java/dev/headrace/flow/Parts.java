package dev.headrace.flow;

import dev.headrace.Handler;
import dev.headrace.function.Check2;
import dev.headrace.function.Step1;
import dev.headrace.internal.flow.Condition;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Operand;
import dev.headrace.internal.flow.Variable;
import dev.headrace.world.Local;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What each combinator does, once for every kind of flow. What concerns the value does nothing
 * where the value is absent or an error stands in its place.
 */
@SuppressWarnings(
    "NullAway") // the functions of ours below give null for absent, which it takes for an error
final class Parts {
  // Functions of ours are lambdas: only their captures does the JIT trust to be final.
  private static final Step1<Optional<?>, @Nullable Object> FROM_OPTIONAL =
      optional -> optional.orElse(null);
  private static final Check2<Local<Object>, Object> CHANGED = Parts::changed;

  private Parts() {}

  private interface Body {
    void write(Variable value, Variable target);
  }

  private interface Look {
    void write(Variable value);
  }

  // ---- the value

  /** Changes the value; a function that may give null makes it absent. */
  static Node.SinglePart then(Use use, boolean required) {
    return (plan, in) -> {
      Flowing out =
          change(plan, in, (value, target) -> plan.call(target, use, List.of(value), required));
      return required ? out : mayBeAbsent(out);
    };
  }

  /** Changes the value by a function that gives an Optional. */
  static Node.SinglePart thenOptional(Use use) {
    return (plan, in) ->
        mayBeAbsent(
            change(
                plan,
                in,
                (value, target) -> {
                  Variable optional = plan.value();
                  plan.call(optional, use, List.of(value), true);
                  plan.plumb(target, FROM_OPTIONAL, Step1.class, List.of(optional));
                }));
  }

  /** Changes the value by a function with state of its own before it. */
  static Node.SinglePart scan(Use use, Supplier<?> initial) {
    return (plan, in) -> {
      Operand state = new Constant(new Local<Object>(initial.get()));
      return change(
          plan, in, (value, target) -> plan.call(target, use, List.of(state, value), true));
    };
  }

  /** Lets the value pass where a check says yes; it is absent otherwise. */
  static Node.SinglePart guard(Use use) {
    return (plan, in) ->
        mayBeAbsent(
            change(
                plan,
                in,
                (value, target) -> {
                  Variable yes = plan.flag();
                  plan.call(yes, use, List.of(value), false);
                  pass(plan, new Condition.Holds(yes), value, target);
                  plan.comesFrom(target, yes);
                }));
  }

  /** Lets the value pass where it, or what is taken from it, differs from the last that passed. */
  static Node.SinglePart dedup(@Nullable Use by) {
    return (plan, in) -> {
      Operand last = new Constant(new Local<Object>(new Object()));
      return mayBeAbsent(
          change(
              plan,
              in,
              (value, target) -> {
                Variable compared = value;
                if (by != null) {
                  compared = plan.value();
                  plan.call(compared, by, List.of(value), true);
                }
                Variable changed = plan.flag();
                plan.plumb(changed, CHANGED, Check2.class, List.of(last, compared));
                plan.show("dedup", "dedup", List.of(compared), changed);
                pass(plan, new Condition.Holds(changed), value, target);
                plan.comesFrom(target, changed);
              }));
    };
  }

  private static boolean changed(Local<Object> last, Object value) {
    if (value.equals(last.get())) {
      return false;
    }
    last.set(value);
    return true;
  }

  private static void pass(Lowering plan, Condition condition, Variable value, Variable target) {
    plan.branch(
        condition, () -> plan.assign(target, value), () -> plan.assign(target, Constant.ABSENT));
  }

  /** Takes the value apart, and calls a function with the parts. */
  static Node.SinglePart splat(Use use, List<Step1<?, Object>> parts) {
    return (plan, in) -> {
      Variable tuple = ((Flowing.Value) in).value();
      List<Variable> values = new ArrayList<>();
      for (Step1<?, Object> part : parts) {
        Variable value = plan.value();
        plan.plumb(value, part, Step1.class, List.of(tuple));
        values.add(value);
      }
      Variable target = plan.value();
      plan.call(target, use, values, true);
      return new Flowing.Value(target);
    };
  }

  /** Looks at the value. */
  static Node.SinglePart tap(Use use) {
    return (plan, in) -> {
      look(plan, in, value -> plan.call(null, use, List.of(value), false));
      return in;
    };
  }

  /** Looks at the value, and ends. */
  static Node.SinglePart end(Use use) {
    return (plan, in) -> {
      look(plan, in, value -> plan.call(null, use, List.of(value), false));
      return new Flowing.Nothing();
    };
  }

  /** Gives the value to a handler, and ends. */
  static Node.SinglePart dispatch(Handler<?> handler) {
    return (plan, in) -> {
      look(plan, in, value -> plan.dispatch(handler, value));
      return new Flowing.Nothing();
    };
  }

  /** Asks about the value. */
  static Node.SinglePart check(Use use) {
    return (plan, in) -> {
      Variable yes = plan.flag();
      plan.call(yes, use, List.of(in.variable()), false);
      return new Flowing.Flag(yes);
    };
  }

  // ---- what is absent

  /** Does something where the value is absent. */
  static Node.SinglePart onAbsent(Use use) {
    return (plan, in) -> {
      Condition there = Objects.requireNonNull(in.there());
      Variable value = in.variable();
      plan.branch(
          there,
          () -> {},
          () -> plan.inCase("absent", value, value, () -> plan.call(null, use, List.of(), false)));
      return in;
    };
  }

  /** Puts a value in the place of an absent one, or of an error. */
  static Node.SinglePart orElse(Object fallback) {
    return (plan, in) ->
        present(
            plan,
            in,
            target -> {
              plan.show("orElse", named(fallback, "orElse"), List.of(), target);
              plan.assign(target, new Constant(fallback));
            });
  }

  /** Makes a value in the place of an absent one. */
  static Node.SinglePart orElseGet(Use use) {
    return (plan, in) -> present(plan, in, target -> plan.call(target, use, List.of(), true));
  }

  /** Makes a value of an error. */
  static Node.SinglePart orElseFromError(Use use) {
    return (plan, in) -> {
      Flowing.Outcome outcome = (Flowing.Outcome) in;
      return present(plan, in, target -> plan.call(target, use, List.of(outcome.error()), true));
    };
  }

  /** The value where it is there, else what is written for its place. */
  private static Flowing present(Lowering plan, Flowing in, Look otherwise) {
    Variable value =
        in instanceof Flowing.Maybe maybe ? maybe.value() : ((Flowing.Outcome) in).value();
    Variable target = plan.value();
    Variable asked = in instanceof Flowing.Outcome outcome ? outcome.error() : value;
    String without = in instanceof Flowing.Outcome ? "error" : "absent";
    plan.branch(
        new Condition.Present(value),
        () -> plan.assign(target, value),
        () -> plan.inCase(without, asked, asked, () -> otherwise.write(target)));
    return new Flowing.Value(target);
  }

  /** Puts an error in the place of an absent value. */
  static Node.SinglePart orFail(Object error) {
    return (plan, in) ->
        failed(
            plan,
            in,
            target -> {
              plan.show("orFail", named(error, "orFail"), List.of(), target);
              plan.assign(target, new Constant(error));
            });
  }

  /** Makes an error in the place of an absent value. */
  static Node.SinglePart orFailGet(Use use) {
    return (plan, in) -> failed(plan, in, target -> plan.call(target, use, List.of(), true));
  }

  private static Flowing failed(Lowering plan, Flowing in, Look makeError) {
    Variable value = ((Flowing.Maybe) in).value();
    Variable error = plan.value();
    plan.branch(
        new Condition.Present(value),
        () -> plan.assign(error, Constant.ABSENT),
        () -> plan.inCase("absent", value, value, () -> makeError.write(error)));
    return new Flowing.Outcome(value, error);
  }

  /** What the graph calls a constant: what it is, where that is short; else of which class. */
  private static String named(Object constant, String kind) {
    if (constant instanceof CharSequence
        || constant instanceof Number
        || constant instanceof Boolean
        || constant instanceof Enum<?>) {
      return constant.toString();
    }
    String type = constant.getClass().getSimpleName();
    return type.isEmpty() || constant.getClass().isHidden() ? kind : type;
  }

  // ---- the kinds

  /** Writes something for the value where there is one; the result is there where that was. */
  private static Flowing change(Lowering plan, Flowing in, Body body) {
    Variable target = plan.value();
    Condition there = in.there();
    if (there == null) {
      body.write(in.variable(), target);
      return new Flowing.Value(target);
    }
    plan.branch(
        there, () -> body.write(in.variable(), target), () -> plan.assign(target, Constant.ABSENT));
    return in instanceof Flowing.Outcome outcome
        ? new Flowing.Outcome(target, outcome.error())
        : new Flowing.Maybe(target);
  }

  private static void look(Lowering plan, Flowing in, Look body) {
    Condition there = in.there();
    if (there == null) {
      body.write(in.variable());
    } else {
      plan.branch(there, () -> body.write(in.variable()), () -> {});
    }
  }

  private static Flowing mayBeAbsent(Flowing flowing) {
    return flowing instanceof Flowing.Value value ? new Flowing.Maybe(value.value()) : flowing;
  }
}
