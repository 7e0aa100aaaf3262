package dev.headrace.flow;

import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Operand;
import dev.headrace.internal.flow.Variable;
import dev.headrace.world.Binding;
import dev.headrace.world.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Draws the graph of a flow while its plan is written: which step gave each variable its value. */
final class Sketch {
  private final String title;
  private final List<Graph.Node> nodes = new ArrayList<>();
  private final List<Graph.Edge> edges = new ArrayList<>();
  private final Map<Variable, Set<Integer>> givers = new HashMap<>();

  Sketch(String title, String eventType, Variable event) {
    this.title = title;
    nodes.add(new Graph.Node(0, eventType, "event", List.of(), List.of()));
    givers.put(event, Set.of(0));
  }

  /** Draws a step that takes these values and gives one of its own. */
  void node(
      String name,
      String kind,
      @Nullable Binding binding,
      List<? extends Operand> values,
      @Nullable Variable target) {
    int id = nodes.size();
    List<String> reads = binding == null ? List.of() : names(binding.reads());
    List<String> writes = binding == null ? List.of() : names(binding.writes());
    nodes.add(new Graph.Node(id, name, kind, reads, writes));
    Set<Integer> from = new TreeSet<>();
    for (Operand value : values) {
      if (value instanceof Variable variable) {
        from.addAll(givers.getOrDefault(variable, Set.of()));
      }
    }
    from.forEach(giver -> edges.add(new Graph.Edge(giver, id, "")));
    if (target != null) {
      givers.put(target, Set.of(id));
    }
  }

  /** Says that a variable holds what another does, or may hold it. */
  void alias(Variable variable, Variable source) {
    Set<Integer> both = new TreeSet<>(givers.getOrDefault(variable, Set.of()));
    both.addAll(givers.getOrDefault(source, Set.of()));
    givers.put(variable, both);
  }

  /** Says that a variable comes from the step that gave another, and from no other. */
  void comesFrom(Variable variable, Variable source) {
    givers.put(variable, givers.getOrDefault(source, Set.of()));
  }

  /** How many steps are drawn. */
  int size() {
    return nodes.size();
  }

  /** What a step is called. */
  String label(int step) {
    Graph.Node node = nodes.get(step);
    return node.name().equals(node.kind()) ? node.kind() : node.kind() + " " + node.name();
  }

  /** What the step is called that gave what flows, or null if none is drawn. */
  @Nullable String giver(Flowing flowing) {
    Set<Integer> steps = givers.getOrDefault(variable(flowing), Set.of());
    return steps.isEmpty() ? null : label(steps.iterator().next());
  }

  private static Variable variable(Flowing flowing) {
    if (flowing instanceof Flowing.Value value) {
      return value.value();
    }
    if (flowing instanceof Flowing.Maybe maybe) {
      return maybe.value();
    }
    return flowing instanceof Flowing.Flag flag ? flag.flag() : ((Flowing.Outcome) flowing).value();
  }

  private static List<String> names(List<Key<?>> keys) {
    return keys.stream().map(Key::toString).toList();
  }

  Graph graph() {
    return new Graph(title, nodes, edges);
  }
}
