package dev.headrace.benchmarks.commands;

import dev.headrace.benchmarks.peers.Part;
import dev.headrace.benchmarks.peers.Part.Case;
import dev.headrace.benchmarks.peers.Part.Entrant;
import dev.headrace.benchmarks.peers.Peer;
import dev.headrace.benchmarks.peers.PeerBenchmark;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One command, or sixteen in turn. */
@State(Scope.Thread)
public class CommandsBenchmark extends PeerBenchmark {
  /** Who. */
  @Param({"byHand", "headrace", "pipelinr", "vertx"})
  public String peer;

  /** How many commands, and what they do. */
  @Param({"sixteen-idle", "one-idle", "sixteen-working", "sixteen-resource"})
  public String shape;

  /**
   * What is measured here.
   *
   * @return the part
   */
  public static Part part() {
    return new Part(
        "commands",
        "Commands in memory",
        "An operation calls a command that is registered in the same process, and takes its answer.",
        CommandsBenchmark.class,
        List.of(
            Case.of("sixteen-idle", "16 commands in turn that do next to nothing"),
            Case.of("one-idle", "1 command that does next to nothing"),
            Case.of("sixteen-working", "16 commands in turn that do some arithmetic"),
            Case.of("sixteen-resource", "16 commands in turn with resources")),
        List.of(
            Entrant.byHand("a look into a `HashMap`, and a call"),
            Entrant.headrace("`CommandRegistry`"),
            new Entrant("pipelinr", "PipelinR `Pipeline`", "pipelinr"),
            new Entrant("vertx", "Vert.x `EventBus.request`", "vertx")),
        List.of(
            "By hand and PipelinR return the answer; ours completes a future, as a command may be"
                + " answered by another process.",
            "Vert.x runs consumers on its event loop: each call goes to another thread, whose answer"
                + " is waited for. That is another kind of work, and how it is used from threads that"
                + " are not its own."));
  }

  @Override
  public Peer open() {
    return switch (peer) {
      case "byHand" -> new ByHand(shape);
      case "headrace" -> new HeadracePeer(shape);
      case "pipelinr" -> new PipelinrPeer(shape);
      default -> new VertxPeer(shape);
    };
  }
}
