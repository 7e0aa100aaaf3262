package dev.headrace.flow;

import dev.headrace.internal.flow.Condition;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Variable;
import java.util.List;
import java.util.function.Function;

/** Arms of which one runs, or none. */
final class Routes {
  private Routes() {}

  @SuppressWarnings("unchecked") // made as the same class, with the same type arguments
  static <I, T, R extends Stage<I, ?>> R route(
      Pipe<I, T> pipe, Use check, Function<Pipe<I, T>, R> yes, Function<Pipe<I, T>, R> no) {
    Trunk yesTrunk = pipe.trunk().arm();
    Trunk noTrunk = pipe.trunk().arm();
    R yesEnd = yes.apply(new Pipe<>(yesTrunk, yesTrunk.root()));
    R noEnd = no.apply(new Pipe<>(noTrunk, noTrunk.root()));
    Node.SinglePart part =
        (plan, in) -> {
          Variable value = ((Flowing.Value) in).value();
          Variable answer = plan.flag();
          plan.call(answer, check, List.of(value), false);
          plan.give(yesTrunk.root(), in);
          plan.give(noTrunk.root(), in);
          Flowing out = empty(plan, yesEnd);
          plan.branch(
              new Condition.Holds(answer),
              () -> copy(plan, plan.lower(yesEnd.node()), out),
              () -> copy(plan, plan.lower(noEnd.node()), out));
          return out;
        };
    return (R) sameKind(pipe, part, yesEnd);
  }

  static <I, T, U> MaybePipe<I, U> whenPresent(
      MaybePipe<I, T> maybe, Function<Pipe<I, T>, ? extends Stage<I, U>> arm) {
    Trunk trunk = maybe.trunk().arm();
    Stage<I, U> end = arm.apply(new Pipe<>(trunk, trunk.root()));
    return maybe.nextMaybe(
        (plan, in) -> {
          Variable value = ((Flowing.Maybe) in).value();
          plan.give(trunk.root(), new Flowing.Value(value));
          Variable out = plan.value();
          plan.branch(
              new Condition.Present(value),
              () -> copy(plan, plan.lower(end.node()), new Flowing.Maybe(out)),
              () -> plan.assign(out, Constant.ABSENT));
          return new Flowing.Maybe(out);
        });
  }

  /** New variables for what a stage of this kind gives. */
  static Flowing empty(Lowering plan, Stage<?, ?> stage) {
    if (stage instanceof Pipe) {
      return new Flowing.Value(plan.value());
    }
    if (stage instanceof MaybePipe) {
      return new Flowing.Maybe(plan.value());
    }
    if (stage instanceof BoolPipe) {
      return new Flowing.Flag(plan.flag());
    }
    return stage instanceof End
        ? new Flowing.Nothing()
        : new Flowing.Outcome(plan.value(), plan.value());
  }

  static void copy(Lowering plan, Flowing from, Flowing to) {
    if (to instanceof Flowing.Flag flag) {
      plan.setFlag(flag.flag(), ((Flowing.Flag) from).flag(), false);
    } else if (to instanceof Flowing.Outcome outcome) {
      plan.assign(outcome.value(), ((Flowing.Outcome) from).value());
      plan.assign(outcome.error(), ((Flowing.Outcome) from).error());
    } else if (to instanceof Flowing.Value value) {
      plan.assign(value.value(), value(from));
    } else if (to instanceof Flowing.Maybe maybe) {
      plan.assign(maybe.value(), value(from));
    }
  }

  /** Gives the variables of what never comes some value, for what is checked after them. */
  static void nothing(Lowering plan, Flowing to) {
    if (to instanceof Flowing.Flag flag) {
      plan.setFlag(flag.flag(), null, false);
    } else if (to instanceof Flowing.Outcome outcome) {
      plan.assign(outcome.value(), Constant.ABSENT);
      plan.assign(outcome.error(), Constant.ABSENT);
    } else if (to instanceof Flowing.Value value) {
      plan.assign(value.value(), Constant.ABSENT);
    } else if (to instanceof Flowing.Maybe maybe) {
      plan.assign(maybe.value(), Constant.ABSENT);
    }
  }

  private static Variable value(Flowing flowing) {
    return flowing instanceof Flowing.Value value
        ? value.value()
        : ((Flowing.Maybe) flowing).value();
  }

  /** A stage of the same kind as another. */
  static Stage<?, ?> sameKind(Pipe<?, ?> before, Node.SinglePart part, Stage<?, ?> like) {
    if (like instanceof Pipe) {
      return before.nextPipe(part);
    }
    if (like instanceof MaybePipe) {
      return before.nextMaybe(part);
    }
    if (like instanceof BoolPipe) {
      return before.nextBool(part);
    }
    if (like instanceof ResultPipe) {
      return before.nextResult(part);
    }
    return like instanceof End ? before.nextEnd(part) : before.nextMaybeResult(part);
  }
}
