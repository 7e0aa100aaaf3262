package dev.headrace.internal.flow;

import dev.headrace.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a flow does, as plain data: it can be looked at, interpreted and compiled, and all three
 * agree.
 *
 * @param name what the handler is called
 * @param event the variable that holds the event
 * @param state variables that each handler of the plan brings a value of its own for; they keep it
 * @param variables how many variables there are
 * @param body what runs for each event
 * @param graph draws it
 * @param owner what its resources belong to; null where it has none
 */
public record Plan(
    String name,
    Variable event,
    List<Variable> state,
    int variables,
    Block body,
    Supplier<Graph> graph,
    @Nullable Object owner) {
  public Plan {
    state = List.copyOf(state);
  }

  /** A plan whose handlers have no state of their own beside what its constants hold. */
  public Plan(String name, Variable event, int variables, Block body, Supplier<Graph> graph) {
    this(name, event, List.of(), variables, body, graph);
  }

  /** A plan whose resources, if it has any, belong to nobody in particular. */
  public Plan(
      String name,
      Variable event,
      List<Variable> state,
      int variables,
      Block body,
      Supplier<Graph> graph) {
    this(name, event, state, variables, body, graph, null);
  }

  /** This plan, with resources that belong to somebody. */
  public Plan ownedBy(Object somebody) {
    return new Plan(name, event, state, variables, body, graph, somebody);
  }

  /** This plan with another body that does the same. */
  Plan with(Block other) {
    return new Plan(name, event, state, variables, other, graph, owner);
  }

  /** The variables that have a value when the body begins. */
  List<Variable> inputs() {
    List<Variable> inputs = new ArrayList<>();
    inputs.add(event);
    inputs.addAll(state);
    return inputs;
  }
}
