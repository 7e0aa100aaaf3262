package dev.headrace.flow;

import dev.headrace.function.DoubleStep1;
import dev.headrace.function.LongStep1;
import dev.headrace.internal.flow.Condition;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Kind;
import dev.headrace.internal.flow.Variable;
import java.util.List;

/**
 * What combinators do with numbers that are not boxed. A number that may be absent comes with a
 * flag; where the flag is not set it is zero, which nobody reads.
 */
final class Numbers {
  private static final LongStep1<Object> BOX_LONG = number -> number;
  private static final DoubleStep1<Object> BOX_DOUBLE = number -> number;

  private Numbers() {}

  /** Makes a number of what flows. */
  static Node.SinglePart to(Kind kind, Use use) {
    return (plan, in) -> {
      Variable number = plan.variable(kind);
      Condition there = in.there();
      if (there == null) {
        plan.call(number, use, List.of(in.variable()), false);
        return new Flowing.Numeric(number);
      }
      Variable present = plan.flag();
      plan.branch(
          there,
          () -> {
            plan.call(number, use, List.of(in.variable()), false);
            plan.setFlag(present, null, true);
          },
          () -> {
            plan.assign(number, Constant.zero(kind));
            plan.setFlag(present, null, false);
          });
      return new Flowing.MaybeNumeric(number, present);
    };
  }

  /** Lets a number pass where a check says yes. */
  static Node.SinglePart guard(Use use) {
    return (plan, in) -> {
      Variable number = in.variable();
      Variable yes = plan.flag();
      Condition there = in.there();
      if (there == null) {
        plan.call(yes, use, List.of(number), false);
      } else {
        plan.branch(
            there,
            () -> plan.call(yes, use, List.of(number), false),
            () -> plan.setFlag(yes, null, false));
      }
      Variable passed = plan.variable(number.kind());
      plan.branch(
          new Condition.Holds(yes),
          () -> plan.assign(passed, number),
          () -> plan.assign(passed, Constant.zero(number.kind())));
      plan.comesFrom(passed, yes);
      return new Flowing.MaybeNumeric(passed, yes);
    };
  }

  /** Puts a number in the place of an absent one. */
  static Node.SinglePart orElse(Constant fallback) {
    return (plan, in) -> {
      Flowing.MaybeNumeric maybe = (Flowing.MaybeNumeric) in;
      Variable number = plan.variable(fallback.kind());
      Runnable fill =
          () -> {
            plan.show("orElse", String.valueOf(fallback.value()), List.of(), number);
            plan.assign(number, fallback);
          };
      plan.branch(
          maybe.there(),
          () -> plan.assign(number, maybe.number()),
          () -> plan.inCase("absent", maybe.number(), maybe.number(), fill));
      return new Flowing.Numeric(number);
    };
  }

  /** Puts a number in its box. */
  static Node.SinglePart boxed() {
    return (plan, in) -> {
      Variable box = box(plan, in);
      return in instanceof Flowing.Numeric ? new Flowing.Value(box) : new Flowing.Maybe(box);
    };
  }

  static Variable box(Lowering plan, Flowing in) {
    Variable box = plan.value();
    Condition there = in.there();
    if (there == null) {
      writeBox(plan, box, in.variable());
    } else {
      plan.branch(
          there, () -> writeBox(plan, box, in.variable()), () -> plan.assign(box, Constant.ABSENT));
    }
    return box;
  }

  private static void writeBox(Lowering plan, Variable box, Variable number) {
    if (number.kind() == Kind.LONG) {
      plan.plumb(box, BOX_LONG, LongStep1.class, List.of(number));
    } else {
      plan.plumb(box, BOX_DOUBLE, DoubleStep1.class, List.of(number));
    }
  }
}
