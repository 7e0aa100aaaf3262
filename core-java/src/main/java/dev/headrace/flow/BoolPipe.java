package dev.headrace.flow;

import dev.headrace.function.Check0;
import dev.headrace.function.Check1;
import dev.headrace.internal.flow.Condition;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Variable;
import java.util.List;
import kotlin.internal.LowPriorityInOverloadResolution;

/**
 * Yes or no.
 *
 * @param <I> the type of the events that the flow takes
 */
public final class BoolPipe<I> extends Mergeable<I, Boolean> {
  BoolPipe(Trunk trunk, Node node) {
    super(trunk, node);
  }

  @Override
  Flowing fresh(Lowering plan) {
    return new Flowing.Flag(plan.flag());
  }

  @Override
  BoolPipe<I> at(Trunk trunk, Node node) {
    return new BoolPipe<>(trunk, node);
  }

  @Override
  public BoolPipe<I> named(String name) {
    name(name);
    return this;
  }

  /**
   * Turns it round.
   *
   * @return what flows then
   */
  public BoolPipe<I> not() {
    return nextBool(
        (plan, in) -> {
          Variable turned = plan.flag();
          plan.setFlag(turned, flag(in), true);
          return new Flowing.Flag(turned);
        });
  }

  /**
   * Yes where this and another say yes.
   *
   * @param other not asked where this says no
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public BoolPipe<I> and(Check0 other) {
    return and(new Use("and", other, Check0.class));
  }

  /**
   * Yes where this and another say yes.
   *
   * @param other gets a resource, or a record of parameters; not asked where this says no
   * @param <A> the type of its parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> BoolPipe<I> and(Check1<A> other) {
    return and(new Use("and", other, Check1.class));
  }

  private BoolPipe<I> and(Use other) {
    return nextBool(
        (plan, in) -> {
          Variable both = plan.flag();
          plan.branch(
              new Condition.Holds(flag(in)),
              () -> ask(plan, in, both, other),
              () -> plan.setFlag(both, null, false));
          return new Flowing.Flag(both);
        });
  }

  /**
   * Yes where this or another says yes.
   *
   * @param other not asked where this says yes
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public BoolPipe<I> or(Check0 other) {
    return or(new Use("or", other, Check0.class));
  }

  /**
   * Yes where this or another says yes.
   *
   * @param other gets a resource, or a record of parameters; not asked where this says yes
   * @param <A> the type of its parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> BoolPipe<I> or(Check1<A> other) {
    return or(new Use("or", other, Check1.class));
  }

  private BoolPipe<I> or(Use other) {
    return nextBool(
        (plan, in) -> {
          Variable either = plan.flag();
          plan.branch(
              new Condition.Holds(flag(in)),
              () -> plan.setFlag(either, null, true),
              () -> ask(plan, in, either, other));
          return new Flowing.Flag(either);
        });
  }

  /**
   * Yes where this and another differ.
   *
   * @param other always asked
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public BoolPipe<I> xor(Check0 other) {
    return xor(new Use("xor", other, Check0.class));
  }

  /**
   * Yes where this and another differ.
   *
   * @param other gets a resource, or a record of parameters; always asked
   * @param <A> the type of its parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> BoolPipe<I> xor(Check1<A> other) {
    return xor(new Use("xor", other, Check1.class));
  }

  private BoolPipe<I> xor(Use other) {
    return nextBool(
        (plan, in) -> {
          Variable second = plan.flag();
          Variable differ = plan.flag();
          ask(plan, in, second, other);
          plan.branch(
              new Condition.Holds(flag(in)),
              () -> plan.setFlag(differ, second, true),
              () -> plan.setFlag(differ, second, false));
          return new Flowing.Flag(differ);
        });
  }

  /**
   * The answer as a value, for steps that take one.
   *
   * @return what flows then
   */
  public Pipe<I, Boolean> value() {
    return nextPipe((plan, in) -> new Flowing.Value(boxed(plan, flag(in))));
  }

  /** Asks another check; the graph shows it behind this one. */
  private static void ask(Lowering plan, Flowing in, Variable answer, Use other) {
    plan.inCase("", flag(in), flag(in), () -> plan.call(answer, other, List.of(), false));
  }

  static Variable boxed(Lowering plan, Variable flag) {
    Variable value = plan.value();
    plan.branch(
        new Condition.Holds(flag),
        () -> plan.assign(value, new Constant(true)),
        () -> plan.assign(value, new Constant(false)));
    plan.comesFrom(value, flag);
    return value;
  }

  private static Variable flag(Flowing in) {
    return ((Flowing.Flag) in).flag();
  }
}
