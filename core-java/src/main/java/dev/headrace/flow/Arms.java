package dev.headrace.flow;

import dev.headrace.Problem;
import dev.headrace.function.Action2;
import dev.headrace.function.Source;
import dev.headrace.internal.flow.Variable;
import java.util.ArrayList;
import java.util.List;

/** What brings arms together. */
final class Arms {
  private static final Source<Object> NEW_LIST = ArrayList::new;
  private static final Action2<List<Object>, Object> ADD = List::add;

  private Arms() {}

  static <I> List<Stage<I, ?>> plus(List<Stage<I, ?>> arms, Stage<I, ?> arm) {
    List<Stage<I, ?>> more = new ArrayList<>(arms);
    more.add(arm);
    return List.copyOf(more);
  }

  static <I, U> Pipe<I, U> merge(Stage<I, ?> forked, List<Stage<I, ?>> arms, Use use) {
    return new Pipe<>(
        forked.trunk(),
        joined(
            forked,
            arms,
            (plan, inputs) -> {
              Variable merged = plan.value();
              plan.call(merged, use, values(plan, inputs), true);
              return new Flowing.Value(merged);
            }));
  }

  static <I, U> Pipe<I, U> mergeAll(Stage<I, ?> forked, List<Stage<I, ?>> arms, Use use) {
    return new Pipe<>(
        forked.trunk(),
        joined(
            forked,
            arms,
            (plan, inputs) -> {
              Variable list = plan.value();
              plan.plumb(list, NEW_LIST, Source.class, List.of());
              for (Variable value : values(plan, inputs)) {
                plan.plumb(null, ADD, Action2.class, List.of(list, value));
                plan.alsoFrom(list, value);
              }
              Variable merged = plan.value();
              plan.call(merged, use, List.of(list), true);
              return new Flowing.Value(merged);
            }));
  }

  static <I> End<I> join(Stage<I, ?> forked, List<Stage<I, ?>> arms) {
    return new End<>(forked.trunk(), joined(forked, arms, (plan, inputs) -> new Flowing.Nothing()));
  }

  private static Node joined(Stage<?, ?> forked, List<? extends Stage<?, ?>> arms, Node.Part part) {
    if (!arms.stream().allMatch(arm -> forked.trunk().reaches(arm.trunk()))) {
      forked
          .trunk()
          .add(
              new Problem(
                  Problem.Kind.FOREIGN,
                  "merge",
                  "a stage belongs to another flow",
                  "merge stages of one flow"));
    }
    return forked.trunk().grow(new Node(arms.stream().map(Stage::node).toList(), part));
  }

  /** What arms gave, as objects. */
  private static List<Variable> values(Lowering plan, List<Flowing> inputs) {
    return inputs.stream().map(input -> value(plan, input)).toList();
  }

  static Variable value(Lowering plan, Flowing input) {
    if (input instanceof Flowing.Flag flag) {
      return BoolPipe.boxed(plan, flag.flag());
    }
    boolean number = input instanceof Flowing.Numeric || input instanceof Flowing.MaybeNumeric;
    return number ? Numbers.box(plan, input) : input.variable();
  }
}
