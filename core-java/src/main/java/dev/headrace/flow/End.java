package dev.headrace.flow;

import dev.headrace.Handler;
import java.util.List;

/**
 * Where a flow ends: nothing flows on, and it can be built.
 *
 * @param <I> the type of the events that the flow takes
 */
public final class End<I> extends Stage<I, Void> {
  End(Trunk trunk, Node node) {
    super(trunk, node);
    trunk.end(node);
  }

  @Override
  Flowing fresh(Lowering plan) {
    return new Flowing.Nothing();
  }

  @Override
  End<I> at(Trunk trunk, Node node) {
    return new End<>(trunk, node);
  }

  @Override
  public End<I> named(String name) {
    name(name);
    return this;
  }

  /**
   * Checks and compiles the flow.
   *
   * @param name what to call it
   * @return the handler
   * @throws dev.headrace.BuildException if something can't be resolved; it says what, all of it
   */
  @SuppressWarnings("unchecked") // a flow that begins with an I takes I
  public Handler<I> build(String name) {
    return (Handler<I>) (Handler<?>) trunk().build("pipeline", name, List.of(node()));
  }

  /**
   * Checks and compiles the flow, for events that come in batches.
   *
   * @param name what to call it
   * @param capacity how many events there is room for at first; it grows where more come
   * @return the batch
   * @throws dev.headrace.BuildException if something can't be resolved; it says what, all of it
   */
  public BatchPipeline<I> buildBatch(String name, int capacity) {
    return new BatchPipeline<>(trunk().build("batch", name, List.of(node())), capacity);
  }
}
