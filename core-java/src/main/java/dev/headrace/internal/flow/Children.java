package dev.headrace.internal.flow;

import dev.headrace.graph.Graph;
import java.util.ArrayList;
import java.util.List;

/** The picture of something that hands each event to handlers. */
public final class Children {
  private Children() {}

  /** Draws it with its handlers, in the order in which they run. */
  public static Graph graph(String kind, String name, List<String> handlers) {
    List<Graph.Node> nodes = new ArrayList<>();
    List<Graph.Edge> edges = new ArrayList<>();
    nodes.add(new Graph.Node(0, name, kind, List.of(), List.of()));
    for (String handler : handlers) {
      int id = nodes.size();
      nodes.add(new Graph.Node(id, handler, "handler", List.of(), List.of()));
      edges.add(new Graph.Edge(0, id, ""));
    }
    return new Graph(kind + " " + name, nodes, edges);
  }
}
