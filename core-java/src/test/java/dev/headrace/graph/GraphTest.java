package dev.headrace.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.Handler;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {
  private static final Graph QUOTES =
      new Graph(
          "dag quotes",
          List.of(
              new Graph.Node(0, "apply", "root", List.of(), List.of("Book")),
              new Graph.Node(1, "crossed", "guard", List.of("Limits", "Clock"), List.of()),
              new Graph.Node(2, "dispatch", "dispatch", List.of(), List.of())),
          List.of(new Graph.Edge(0, 1, ""), new Graph.Edge(1, 2, "true")));

  @Test
  void readsAsText() {
    assertThat(QUOTES.toText())
        .isEqualTo(
            """
            dag quotes
              0 root apply; writes Book
              1 guard crossed; reads Limits, Clock ← 0
              2 dispatch ← 1 if true
            """);
  }

  @Test
  void drawsItselfInMermaid() {
    assertThat(QUOTES.toMermaid())
        .isEqualTo(
            """
            flowchart TD
              n0["root apply<br/>writes Book"]
              n1["guard crossed<br/>reads Limits, Clock"]
              n2["dispatch"]
              n0 --> n1
              n1 -->|"true"| n2
            """);
  }

  @Test
  void drawsItselfInGraphviz() {
    assertThat(QUOTES.toDot())
        .isEqualTo(
            """
            digraph "dag quotes" {
              node [shape=box];
              n0 [label="root apply\\nwrites Book"];
              n1 [label="guard crossed\\nreads Limits, Clock"];
              n2 [label="dispatch"];
              n0 -> n1;
              n1 -> n2 [label="true"];
            }
            """);
  }

  @Test
  void namesThatMeanSomethingToTheDrawersAreEscaped() {
    Graph graph = Graph.of("handler", "a \"b\" <c> & \\d");
    assertThat(graph.toMermaid()).contains("handler a &quot;b&quot; &lt;c&gt; &amp; \\d");
    assertThat(graph.toDot()).contains("handler a \\\"b\\\" <c> & \\\\d");
  }

  @Test
  void aHandlerThatKnowsNothingOfItsInsidesIsOneNode() {
    assertThat(Handler.of("risk", event -> {}).graph()).isEqualTo(Graph.of("handler", "risk"));
  }

  @Test
  void anEdgeToNowhereAndATwiceUsedIdAreRefused() {
    Graph.Node node = new Graph.Node(0, "a", "then", List.of(), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Graph("g", List.of(node), List.of(new Graph.Edge(0, 1, ""))))
        .withMessageContaining("no node");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Graph("g", List.of(node, node), List.of()))
        .withMessageContaining("two nodes with the id 0");
  }
}
