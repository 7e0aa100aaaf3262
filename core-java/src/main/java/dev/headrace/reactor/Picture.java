package dev.headrace.reactor;

import dev.headrace.graph.Graph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws which sources wake which reactors. */
final class Picture {
  private Picture() {}

  static Graph of(Collection<Source> sources, Collection<Reactor> reactors) {
    List<Graph.Node> nodes = new ArrayList<>();
    List<Graph.Edge> edges = new ArrayList<>();
    Map<Source, Integer> ids = new HashMap<>();
    for (Source source : sources) {
      ids.put(source, nodes.size());
      nodes.add(node(nodes.size(), source.name(), "source"));
    }
    for (Reactor reactor : reactors) {
      int id = nodes.size();
      nodes.add(node(id, reactor.name(), "reactor"));
      for (Source source : reactor.sources()) {
        edges.add(new Graph.Edge(ids.getOrDefault(source, id), id, ""));
      }
    }
    return new Graph("reactors", nodes, edges);
  }

  private static Graph.Node node(int id, String name, String kind) {
    return new Graph.Node(id, name, kind, List.of(), List.of());
  }
}
