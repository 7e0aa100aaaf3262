package dev.headrace.benchmarks.dags;

import dev.headrace.benchmarks.peers.Part;
import dev.headrace.benchmarks.peers.Part.Case;
import dev.headrace.benchmarks.peers.Part.Entrant;
import dev.headrace.benchmarks.peers.Peer;
import dev.headrace.benchmarks.peers.PeerBenchmark;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An event through a graph that forks and merges. */
@State(Scope.Thread)
public class DagsBenchmark extends PeerBenchmark {
  /** Who. */
  @Param({"byHand", "headrace", "completableFuture", "reactor", "async"})
  public String peer;

  /** What steps do. */
  @Param({"idle", "working", "resource"})
  public String shape;

  /**
   * What is measured here.
   *
   * @return the part
   */
  public static Part part() {
    return new Part(
        "dags",
        "DAGs",
        "An operation lets one event through a graph of five steps: one, then two that need what it"
            + " gives, then one that needs both, then the end. All of it runs on the thread that"
            + " brings the event.",
        DagsBenchmark.class,
        List.of(
            Case.of("working", "steps that do some arithmetic"),
            Case.of("idle", "steps that do next to nothing"),
            Case.of("resource", "steps with resources")),
        List.of(
            Entrant.byHand("statements in a method"),
            Entrant.headrace("`Dag`"),
            new Entrant("completableFuture", "`CompletableFuture.thenCombine`", ""),
            new Entrant("reactor", "Reactor `Mono.zip`", "reactor"),
            new Entrant("async", "Kotlin `async` and `await`", "coroutines")),
        List.of(
            "Futures, `Mono.zip` and `async` are made for steps that wait or run beside each other,"
                + " and make new objects for each event. Here no step waits, and they are given no"
                + " other thread; on other threads each event takes longer. `async` needs a scope, which"
                + " `runBlocking` makes for each event."));
  }

  @Override
  public Peer open() {
    return switch (peer) {
      case "byHand" -> ByHand.of(shape);
      case "headrace" -> new HeadracePeer(shape);
      case "completableFuture" -> new CompletableFuturePeer(shape);
      case "reactor" -> new ReactorPeer(shape);
      default -> new AsyncPeer(shape);
    };
  }
}
