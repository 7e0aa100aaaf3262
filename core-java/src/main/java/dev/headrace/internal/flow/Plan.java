package dev.headrace.internal.flow;

import dev.headrace.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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
 */
public record Plan(
    String name,
    Variable event,
    List<Variable> state,
    int variables,
    Block body,
    Supplier<Graph> graph) {
  public Plan {
    state = List.copyOf(state);
  }

  /** A plan whose handlers have no state of their own beside what its constants hold. */
  public Plan(String name, Variable event, int variables, Block body, Supplier<Graph> graph) {
    this(name, event, List.of(), variables, body, graph);
  }

  /** The variables that have a value when the body begins. */
  List<Variable> inputs() {
    List<Variable> inputs = new ArrayList<>();
    inputs.add(event);
    inputs.addAll(state);
    return inputs;
  }
}
