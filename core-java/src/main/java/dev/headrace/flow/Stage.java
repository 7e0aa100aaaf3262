package dev.headrace.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a flow that has something for the steps after it. It never changes: any number of
 * steps may come after it, and they share what flows, so it must not be changed. One that nothing
 * comes after would not run: building a pipeline beside it says so, and only a {@link Dag} runs it.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of what flows here, where something does
 */
public abstract sealed class Stage<I, T extends @Nullable Object> permits Mergeable, Fallible, End {
  private final Trunk trunk;
  private final Node node;

  Stage(Trunk trunk, Node node) {
    this.trunk = trunk;
    this.node = node;
  }

  final Trunk trunk() {
    return trunk;
  }

  final Node node() {
    return node;
  }

  final Node after(Node.SinglePart part) {
    return trunk.grow(node.then(part));
  }

  final <U> Pipe<I, U> nextPipe(Node.SinglePart part) {
    return new Pipe<>(trunk, after(part));
  }

  final <U> MaybePipe<I, U> nextMaybe(Node.SinglePart part) {
    return new MaybePipe<>(trunk, after(part));
  }

  final <U, E> ResultPipe<I, U, E> nextResult(Node.SinglePart part) {
    return new ResultPipe<>(trunk, after(part));
  }

  final <U, E> MaybeResultPipe<I, U, E> nextMaybeResult(Node.SinglePart part) {
    return new MaybeResultPipe<>(trunk, after(part));
  }

  final LongPipe<I> nextLong(Node.SinglePart part) {
    return new LongPipe<>(trunk, after(part));
  }

  final MaybeLongPipe<I> nextMaybeLong(Node.SinglePart part) {
    return new MaybeLongPipe<>(trunk, after(part));
  }

  final DoublePipe<I> nextDouble(Node.SinglePart part) {
    return new DoublePipe<>(trunk, after(part));
  }

  final MaybeDoublePipe<I> nextMaybeDouble(Node.SinglePart part) {
    return new MaybeDoublePipe<>(trunk, after(part));
  }

  final BoolPipe<I> nextBool(Node.SinglePart part) {
    return new BoolPipe<>(trunk, after(part));
  }

  final End<I> nextEnd(Node.SinglePart part) {
    return new End<>(trunk, after(part));
  }

  /** New variables for what flows at a stage of this kind. */
  abstract Flowing fresh(Lowering plan);

  /**
   * Names the step that leads here: for lambdas, which have no name of their own. Graphs, errors
   * and the trace of what it throws call it so.
   *
   * @param name what to call it
   * @return this stage
   * @throws IllegalArgumentException if the name is blank
   */
  public abstract Stage<I, T> named(String name);

  final void name(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of a step must not be blank: leave it out");
    }
    trunk.name(node, name);
  }

  /** A stage of this kind at another place. */
  abstract Stage<I, T> at(Trunk trunk, Node node);

  /** This stage, behind another place that runs before what comes after. */
  final Pipe<I, T> beside(Stage<I, ?> first) {
    return new Pipe<>(
        trunk, trunk.grow(new Node(List.of(node, first.node), (plan, inputs) -> inputs.get(0))));
  }
}
