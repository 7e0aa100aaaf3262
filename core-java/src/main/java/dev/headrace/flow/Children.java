package dev.headrace.flow;

import dev.headrace.Handler;
import dev.headrace.graph.Graph;
import java.util.ArrayList;
import java.util.List;

/** The picture of a handler that hands each event to others. */
final class Children {
  private Children() {}

  static Graph graph(String kind, String name, List<? extends Handler<?>> children) {
    List<Graph.Node> nodes = new ArrayList<>();
    List<Graph.Edge> edges = new ArrayList<>();
    nodes.add(new Graph.Node(0, name, kind, List.of(), List.of()));
    for (Handler<?> child : children) {
      int id = nodes.size();
      nodes.add(new Graph.Node(id, child.name(), "handler", List.of(), List.of()));
      edges.add(new Graph.Edge(0, id, ""));
    }
    return new Graph(kind + " " + name, nodes, edges);
  }
}
