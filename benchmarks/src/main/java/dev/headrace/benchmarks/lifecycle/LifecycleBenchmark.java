package dev.headrace.benchmarks.lifecycle;

import dev.headrace.benchmarks.peers.Part;
import dev.headrace.benchmarks.peers.Part.Case;
import dev.headrace.benchmarks.peers.Part.Entrant;
import dev.headrace.benchmarks.peers.Peer;
import dev.headrace.benchmarks.peers.PeerBenchmark;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Ten or a hundred services, started and stopped. */
@State(Scope.Thread)
public class LifecycleBenchmark extends PeerBenchmark {
  /** Who. */
  @Param({"byHand", "headrace", "guava", "spring"})
  public String peer;

  /** How many services of what kind. */
  @Param({"ten-working", "ten-idle", "chain-idle", "hundred-idle"})
  public String shape;

  /**
   * What is measured here.
   *
   * @return the part
   */
  public static Part part() {
    return new Part(
        "lifecycle",
        "Lifecycle",
        "An operation makes a container of services, starts it, and stops it.",
        LifecycleBenchmark.class,
        List.of(
            Case.of("ten-working", "10 services that fill an array").slow(),
            Case.of("ten-idle", "10 services that do next to nothing").slow(),
            Case.of("chain-idle", "10 services, each after the one before it").slow(),
            Case.of("hundred-idle", "100 services that do next to nothing").slow()),
        List.of(
            Entrant.byHand("calls, one after another"),
            Entrant.headrace("`Container`"),
            new Entrant("guava", "Guava `ServiceManager`", "guava"),
            new Entrant("spring", "Spring `SmartLifecycle`", "spring")),
        List.of(
            "Ours calls each hook on a thread of its own with a deadline, so that one that hangs is"
                + " given up on; that is what it takes most of its time for. Guava's services and"
                + " Spring's beans are called on the thread that starts them, and one that hangs"
                + " hangs it. Guava knows no order: its services just start.",
            "Spring's beans are registered by functions; finding annotations takes it longer."));
  }

  @Override
  public Peer open() {
    return switch (peer) {
      case "byHand" -> new ByHand(shape);
      case "headrace" -> new HeadracePeer(shape);
      case "guava" -> new GuavaPeer(shape);
      default -> new SpringPeer(shape);
    };
  }
}
