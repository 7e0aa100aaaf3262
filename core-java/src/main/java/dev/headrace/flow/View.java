package dev.headrace.flow;

import dev.headrace.function.Action1;
import dev.headrace.function.Action2;
import dev.headrace.function.Action3;
import dev.headrace.function.Check1;
import dev.headrace.function.Check2;
import dev.headrace.function.Check3;
import dev.headrace.internal.flow.Condition;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Variable;
import java.util.List;
import kotlin.internal.LowPriorityInOverloadResolution;

/**
 * Steps on a view of a value, so that the same steps serve many types of values. The view is made
 * once for each event. The first guard that says no keeps the steps after it from running.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of the value, which goes on unchanged
 * @param <V> the type of the view
 */
public final class View<I, T, V> {
  private final Pipe<I, T> viewed;
  private final Node current;

  private View(Pipe<I, T> viewed, Node current) {
    this.viewed = viewed;
    this.current = current;
  }

  static <I, T, V> View<I, T, V> open(Pipe<I, T> viewed, Use view) {
    return new View<>(viewed, viewed.after(Parts.then(view, true)));
  }

  private View<I, T, V> next(Node.SinglePart part) {
    return new View<>(viewed, viewed.trunk().grow(current.then(part)));
  }

  /**
   * Looks at the view.
   *
   * @param function looks at it
   * @return this scope, gone on with
   */
  @LowPriorityInOverloadResolution
  public View<I, T, V> tap(Action1<? super V> function) {
    return next(Parts.tap(new Use("tap", function, Action1.class)));
  }

  /**
   * Looks at the view.
   *
   * @param function gets a resource, or a record of parameters, then the view
   * @param <A> the type of its first parameter
   * @return this scope, gone on with
   */
  @LowPriorityInOverloadResolution
  public <A> View<I, T, V> tap(Action2<A, ? super V> function) {
    return next(Parts.tap(new Use("tap", function, Action2.class)));
  }

  /**
   * Looks at the view.
   *
   * @param function gets two resources, then the view
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @return this scope, gone on with
   */
  @LowPriorityInOverloadResolution
  public <A, B> View<I, T, V> tap(Action3<A, B, ? super V> function) {
    return next(Parts.tap(new Use("tap", function, Action3.class)));
  }

  /**
   * Goes on only where a check says yes.
   *
   * @param function says it
   * @return this scope, gone on with
   */
  @LowPriorityInOverloadResolution
  public View<I, T, V> guard(Check1<? super V> function) {
    return next(Parts.guard(new Use("guard", function, Check1.class)));
  }

  /**
   * Goes on only where a check says yes.
   *
   * @param function gets a resource, or a record of parameters, then the view
   * @param <A> the type of its first parameter
   * @return this scope, gone on with
   */
  @LowPriorityInOverloadResolution
  public <A> View<I, T, V> guard(Check2<A, ? super V> function) {
    return next(Parts.guard(new Use("guard", function, Check2.class)));
  }

  /**
   * Goes on only where a check says yes.
   *
   * @param function gets two resources, then the view
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @return this scope, gone on with
   */
  @LowPriorityInOverloadResolution
  public <A, B> View<I, T, V> guard(Check3<A, B, ? super V> function) {
    return next(Parts.guard(new Use("guard", function, Check3.class)));
  }

  /**
   * Closes the view: the value goes on, whatever the guards said.
   *
   * @return what flows then
   */
  public Pipe<I, T> endView() {
    return new Pipe<>(viewed.trunk(), closed((plan, inputs) -> inputs.get(0)));
  }

  /**
   * Closes the view: the value goes on where all guards said yes, and is absent otherwise.
   *
   * @return what flows then
   */
  public MaybePipe<I, T> endViewGuarded() {
    return new MaybePipe<>(viewed.trunk(), closed(View::passIfPresent));
  }

  private Node closed(Node.Part part) {
    return viewed.trunk().grow(new Node(List.of(viewed.node(), current), part));
  }

  private static Flowing passIfPresent(Lowering plan, List<Flowing> inputs) {
    Variable value = ((Flowing.Value) inputs.get(0)).value();
    if (!(inputs.get(1) instanceof Flowing.Maybe view)) {
      return new Flowing.Maybe(value);
    }
    Variable passed = plan.value();
    plan.branch(
        new Condition.Present(view.value()),
        () -> plan.assign(passed, value),
        () -> plan.assign(passed, Constant.ABSENT));
    plan.comesFrom(passed, view.value());
    return new Flowing.Maybe(passed);
  }
}
