package dev.headrace.flow;

import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Operand;
import dev.headrace.internal.flow.Variable;
import dev.headrace.world.Binding;
import dev.headrace.world.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Draws the graph of a flow while its plan is written: which step gave each variable its value. */
final class Sketch {
  private static final Comparator<Way> IN_ORDER =
      Comparator.comparingInt(Way::from).thenComparing(Way::when);

  private final String title;
  private final List<Graph.Node> nodes = new ArrayList<>();
  private final List<Graph.Edge> edges = new ArrayList<>();
  private final Map<Variable, Set<Way>> ways = new HashMap<>();

  /** Where steps come from that take nothing of what flows. */
  private Set<Way> cause = Set.of();

  /** From which step something comes, and in which case; an empty one is always. */
  private record Way(int from, String when) {
    Way in(String narrower) {
      return new Way(from, when.isEmpty() ? narrower : when + " and " + narrower);
    }
  }

  Sketch(String title, String eventType, Variable event) {
    this.title = title;
    nodes.add(new Graph.Node(0, eventType, "event", List.of(), List.of()));
    ways.put(event, Set.of(new Way(0, "")));
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
    Set<Way> from = new TreeSet<>(IN_ORDER);
    for (Operand value : values) {
      if (value instanceof Variable variable) {
        from.addAll(waysTo(variable));
      }
    }
    lead(from.isEmpty() ? cause : from, id);
    if (target != null) {
      add(target, Set.of(new Way(id, "")));
    }
  }

  /** Draws an edge from each step, with all cases in which it is taken. */
  private void lead(Set<Way> from, int id) {
    Map<Integer, List<String>> cases = new TreeMap<>();
    from.forEach(
        way -> cases.computeIfAbsent(way.from(), step -> new ArrayList<>()).add(way.when()));
    cases.forEach(
        (step, when) ->
            edges.add(new Graph.Edge(step, id, when.contains("") ? "" : String.join(", ", when))));
  }

  /**
   * Draws what is written as coming from where something was decided.
   *
   * @param when in which case it runs
   * @param decided what the step gave that decides
   * @param value what comes from there while this is written
   */
  void inCase(String when, Variable decided, Variable value, Runnable writes) {
    Set<Way> outer = cause;
    Set<Way> before = waysTo(value);
    Set<Way> inside = new TreeSet<>(IN_ORDER);
    waysTo(decided).forEach(way -> inside.add(way.in(when)));
    cause = inside;
    ways.put(value, inside);
    writes.run();
    ways.put(value, before);
    cause = outer;
  }

  /** Says that a variable holds what another does, or may hold it. */
  void alias(Variable variable, Variable source) {
    add(variable, waysTo(source));
  }

  /** Says that a variable comes from the step that gave another, and from no other. */
  void comesFrom(Variable variable, Variable source) {
    ways.put(variable, waysTo(source));
  }

  private Set<Way> waysTo(Variable variable) {
    return ways.getOrDefault(variable, Set.of());
  }

  private void add(Variable variable, Set<Way> more) {
    Set<Way> all = new TreeSet<>(IN_ORDER);
    all.addAll(waysTo(variable));
    all.addAll(more);
    ways.put(variable, all);
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
    Set<Way> from = waysTo(flowing.variable());
    return from.isEmpty() ? null : label(from.iterator().next().from());
  }

  private static List<String> names(List<Key<?>> keys) {
    return keys.stream().map(Key::toString).toList();
  }

  Graph graph() {
    return new Graph(title, nodes, edges);
  }
}
