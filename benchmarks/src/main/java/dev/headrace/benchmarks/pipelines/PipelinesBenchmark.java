package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.ClassCopies;
import dev.headrace.benchmarks.peers.Desk;
import dev.headrace.benchmarks.peers.Part;
import dev.headrace.benchmarks.peers.Part.Case;
import dev.headrace.benchmarks.peers.Part.Entrant;
import dev.headrace.benchmarks.peers.Peer;
import dev.headrace.benchmarks.peers.PeerBenchmark;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An event through three or five steps. */
@State(Scope.Thread)
public class PipelinesBenchmark extends PeerBenchmark {
  /** Who. */
  @Param({"byHand", "headrace", "andThen", "stream", "sequence", "flow", "mutiny", "reactor"})
  public String peer;

  /** How many steps of what kind. */
  @Param({"among-fifty", "three-idle", "five-working", "five-resource"})
  public String shape;

  /**
   * What is measured here.
   *
   * @return the part
   */
  public static Part part() {
    return new Part(
        "pipelines",
        "Pipelines",
        "An operation lets one event through a pipeline that was built before, on the thread that"
            + " brings it. Each step that maps makes a new record; of five steps, two are checks.",
        PipelinesBenchmark.class,
        List.of(
            Case.of("among-fifty", "5 steps, in a program with 50 such pipelines"),
            Case.of("three-idle", "3 steps that do next to nothing"),
            Case.of("five-working", "5 steps that do some arithmetic"),
            Case.of("five-resource", "5 steps with resources")),
        List.of(
            Entrant.byHand("statements in a method"),
            Entrant.headrace("`Pipeline`"),
            new Entrant("andThen", "`Function.andThen`", ""),
            new Entrant("stream", "`Stream`", ""),
            new Entrant("sequence", "Kotlin `Sequence`", "kotlin"),
            new Entrant("flow", "Kotlin `Flow`", "coroutines"),
            new Entrant("mutiny", "Mutiny `Multi`", "mutiny"),
            new Entrant("reactor", "Reactor `Flux`", "reactor")),
        List.of(
            "Streams and sequences run once: one is made for each event. The `Flow`, the `Multi` and"
                + " the `Flux` are subscribed once, and events go in through a `MutableSharedFlow`, a"
                + " `BroadcastProcessor` and a sink without a buffer.",
            "With `Function.andThen`, what a check refuses goes on as `null`, and each step looks.",
            "Among fifty others, what pipelines share has met the steps of them all, as it has in a"
                + " program; alone, the JIT sees one, which flatters whoever calls steps through"
                + " shared code."));
  }

  @Override
  public Peer open() {
    return shape.equals("among-fifty") ? new AmongOthers(this::one) : one();
  }

  private Peer one() {
    Steps steps =
        switch (shape) {
          case "three-idle" -> ClassCopies.newCopy(Steps.class, IdleSteps.class);
          case "five-resource" -> ClassCopies.newCopy(Steps.class, DeskSteps.class, new Desk());
          default -> ClassCopies.newCopy(Steps.class, WorkingSteps.class);
        };
    return switch (peer) {
      case "byHand" -> new ByHand(steps);
      case "headrace" -> new HeadracePeer(steps, shape.equals("five-resource"));
      case "andThen" -> new AndThenPeer(steps);
      case "stream" -> new StreamPeer(steps);
      case "sequence" -> new SequencePeer(steps);
      case "flow" -> new FlowPeer(steps);
      case "mutiny" -> new MutinyPeer(steps);
      default -> new ReactorPeer(steps);
    };
  }
}
