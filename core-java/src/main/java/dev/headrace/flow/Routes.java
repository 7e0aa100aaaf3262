package dev.headrace.flow;

import dev.headrace.Problem;
import dev.headrace.internal.flow.Condition;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Kind;
import dev.headrace.internal.flow.Variable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    checkKinds(pipe.trunk(), "route", yesEnd, noEnd);
    Node.SinglePart part =
        (plan, in) -> {
          Variable value = ((Flowing.Value) in).value();
          Variable answer = plan.flag();
          plan.call(answer, check, List.of(value), false);
          plan.give(yesTrunk.root(), in);
          plan.give(noTrunk.root(), in);
          Flowing out = yesEnd.fresh(plan);
          plan.branch(
              new Condition.Holds(answer),
              () -> plan.inCase("true", answer, value, () -> copy(plan, yesEnd, out)),
              () -> plan.inCase("false", answer, value, () -> copy(plan, noEnd, out)));
          return out;
        };
    return (R) sameKind(pipe, List.of(arm(yesTrunk, yesEnd), arm(noTrunk, noEnd)), part, yesEnd);
  }

  static <I, T, U> MaybePipe<I, U> whenPresent(
      MaybePipe<I, T> maybe,
      Function<Pipe<I, T>, ? extends Mergeable<I, ? extends @Nullable U>> arm) {
    Trunk trunk = maybe.trunk().arm();
    Mergeable<I, ?> end = arm.apply(new Pipe<>(trunk, trunk.root()));
    Node.SinglePart part =
        (plan, in) -> {
          Variable value = ((Flowing.Maybe) in).value();
          plan.give(trunk.root(), new Flowing.Value(value));
          Variable out = plan.value();
          plan.branch(
              new Condition.Present(value),
              () -> plan.assign(out, Arms.value(plan, plan.lower(end.node()))),
              () -> plan.assign(out, Constant.ABSENT));
          return new Flowing.Maybe(out);
        };
    Node node = maybe.node().then(List.of(arm(trunk, end)), part);
    return new MaybePipe<>(maybe.trunk(), maybe.trunk().grow(node));
  }

  static Node.Arm arm(Trunk trunk, Stage<?, ?> end) {
    return new Node.Arm(trunk.root(), end.node());
  }

  /** Only one kind of stage can be gone on with. */
  static void checkKinds(Trunk trunk, String kind, Stage<?, ?> one, Stage<?, ?> other) {
    if (one.getClass() != other.getClass()) {
      trunk.add(
          new Problem(
              Problem.Kind.INVALID,
              kind,
              "its arms give different kinds of stages: "
                  + one.getClass().getSimpleName()
                  + " and "
                  + other.getClass().getSimpleName(),
              "end all of them in the same kind"));
    }
  }

  /** Writes an arm, and gives what comes out of it to variables that were made for it. */
  static void copy(Lowering plan, Stage<?, ?> arm, Flowing to) {
    Flowing from = plan.lower(arm.node());
    for (int i = 0; i < to.variables().size(); i++) {
      Variable target = to.variables().get(i);
      Variable source = from.variables().get(i);
      if (target.kind() == Kind.FLAG) {
        plan.setFlag(target, source, false);
      } else {
        plan.assign(target, source);
      }
    }
  }

  /** A stage of the same kind as another, behind a choice among arms. */
  static Stage<?, ?> sameKind(
      Stage<?, ?> before, List<Node.Arm> arms, Node.SinglePart part, Stage<?, ?> like) {
    return like.at(before.trunk(), before.trunk().grow(before.node().then(arms, part)));
  }
}
