package dev.headrace.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A picture of something built: its steps and what flows between them. Immutable, plain data, for
 * people and tools.
 *
 * <p>Nodes are in the order in which they run.
 *
 * @param title what is shown, such as {@code pipeline orders}
 * @param nodes the steps
 * @param edges what flows between them
 */
public record Graph(String title, List<Node> nodes, List<Edge> edges) {

  /**
   * One step.
   *
   * @param id what edges call it; unique in its graph
   * @param name what a reader calls it
   * @param kind what it does, such as {@code then} or {@code guard}
   * @param reads the resources it reads
   * @param writes the resources it may write
   */
  public record Node(int id, String name, String kind, List<String> reads, List<String> writes) {
    /**
     * Makes a node.
     *
     * @param id what edges call it
     * @param name what a reader calls it
     * @param kind what it does
     * @param reads the resources it reads
     * @param writes the resources it may write
     */
    public Node {
      reads = List.copyOf(reads);
      writes = List.copyOf(writes);
    }

    private String label(String lineBreak) {
      StringBuilder label = new StringBuilder(name.equals(kind) ? name : kind + " " + name);
      if (!reads.isEmpty()) {
        label.append(lineBreak).append("reads ").append(String.join(", ", reads));
      }
      if (!writes.isEmpty()) {
        label.append(lineBreak).append("writes ").append(String.join(", ", writes));
      }
      return label.toString();
    }
  }

  /**
   * What flows from one step to another.
   *
   * @param from the id of the step it comes from
   * @param to the id of the step it goes to
   * @param label when it flows there, such as {@code true}, or cases with commas between; empty
   *     where it does whenever there is something
   */
  public record Edge(int from, int to, String label) {}

  /**
   * Makes a graph.
   *
   * @param title what is shown
   * @param nodes the steps, each with an id of its own
   * @param edges what flows between them, from and to ids that are there
   * @throws IllegalArgumentException if an id is there twice, or an edge names one that is not
   */
  public Graph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    Map<Integer, Node> byId = new HashMap<>();
    for (Node node : nodes) {
      if (byId.put(node.id(), node) != null) {
        throw new IllegalArgumentException(title + " has two nodes with the id " + node.id());
      }
    }
    for (Edge edge : edges) {
      if (!byId.containsKey(edge.from()) || !byId.containsKey(edge.to())) {
        throw new IllegalArgumentException(title + " has no node for one end of " + edge);
      }
    }
  }

  /**
   * A graph of one step.
   *
   * @param kind what it does
   * @param name what a reader calls it
   * @return the graph
   */
  public static Graph of(String kind, String name) {
    return new Graph(
        kind + " " + name, List.of(new Node(0, name, kind, List.of(), List.of())), List.of());
  }

  /**
   * The graph for a console: a line a step, each with the steps it gets its input from.
   *
   * @return lines that end in a line feed
   */
  public String toText() {
    StringBuilder text = new StringBuilder(title).append('\n');
    for (Node node : nodes) {
      text.append("  ").append(node.id()).append(' ').append(node.label("; "));
      text.append(from(node)).append('\n');
    }
    return text.toString();
  }

  private String from(Node node) {
    List<Edge> from = edges.stream().filter(edge -> edge.to() == node.id()).toList();
    // Labels may have commas of their own.
    String separator = from.stream().allMatch(edge -> edge.label().isEmpty()) ? ", " : "; ";
    return from.stream()
        .map(edge -> edge.from() + (edge.label().isEmpty() ? "" : " if " + edge.label()))
        .collect(Collectors.joining(separator, from.isEmpty() ? "" : " ← ", ""));
  }

  /**
   * The graph as a Mermaid flowchart.
   *
   * @return the source, which ends in a line feed
   */
  public String toMermaid() {
    StringBuilder text = new StringBuilder("flowchart TD\n");
    for (Node node : nodes) {
      text.append(
          "  n%d[\"%s\"]%n".formatted(node.id(), mermaid(node.label("<br/>"))).replace("\r", ""));
    }
    for (Edge edge : edges) {
      String label = edge.label().isEmpty() ? "" : "|\"" + mermaid(edge.label()) + "\"|";
      text.append("  n")
          .append(edge.from())
          .append(" -->")
          .append(label)
          .append(" n")
          .append(edge.to())
          .append('\n');
    }
    return text.toString();
  }

  /**
   * The graph in Graphviz' language.
   *
   * @return the source, which ends in a line feed
   */
  public String toDot() {
    StringBuilder text =
        new StringBuilder("digraph \"").append(dot(title)).append("\" {\n  node [shape=box];\n");
    for (Node node : nodes) {
      text.append("  n")
          .append(node.id())
          .append(" [label=\"")
          .append(dot(node.label("\n")))
          .append("\"];\n");
    }
    for (Edge edge : edges) {
      String label = edge.label().isEmpty() ? "" : " [label=\"" + dot(edge.label()) + "\"]";
      text.append("  n")
          .append(edge.from())
          .append(" -> n")
          .append(edge.to())
          .append(label)
          .append(";\n");
    }
    return text.append("}\n").toString();
  }

  private static String mermaid(String text) {
    String escaped =
        text.replace("&", "&amp;")
            .replace("\"", "&quot;")
            .replace("<", "&lt;")
            .replace(">", "&gt;");
    return escaped.replace("&lt;br/&gt;", "<br/>");
  }

  private static String dot(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
