package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.Part;
import dev.headrace.benchmarks.peers.Part.Case;
import dev.headrace.benchmarks.peers.Part.Entrant;
import dev.headrace.benchmarks.peers.Peer;
import dev.headrace.benchmarks.peers.PeerBenchmark;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An event to one, ten or a hundred who listen. */
@State(Scope.Thread)
public class RegistriesBenchmark extends PeerBenchmark {
  /** Who. */
  @Param({
    "byHand",
    "headrace",
    "list",
    "guava",
    "greenrobot",
    "mbassador",
    "spring",
    "reactor",
    "sharedFlow"
  })
  public String peer;

  /** How many handlers of what kind. */
  @Param({"one-idle", "ten-idle", "ten-working", "ten-resource", "hundred-idle"})
  public String shape;

  /**
   * What is measured here.
   *
   * @return the part
   */
  public static Part part() {
    return new Part(
        "registries",
        "Registries",
        "An operation publishes one event to all who listen, on the thread that publishes. Each"
            + " handler is of a class of its own, as those of a program are.",
        RegistriesBenchmark.class,
        List.of(
            Case.of("ten-idle", "10 handlers that do next to nothing"),
            Case.of("one-idle", "1 handler that does next to nothing"),
            Case.of("ten-working", "10 handlers that do some arithmetic"),
            Case.of("ten-resource", "10 handlers with two resources"),
            Case.of("hundred-idle", "100 handlers that do next to nothing")),
        List.of(
            Entrant.byHand("calls in a row, each guarded"),
            Entrant.headrace("`SyncRegistry`"),
            new Entrant("list", "`CopyOnWriteArrayList`, each call guarded", ""),
            new Entrant("guava", "Guava `EventBus`", "guava"),
            new Entrant("greenrobot", "greenrobot `EventBus`", "greenrobot"),
            new Entrant("mbassador", "MBassador `SyncMessageBus`", "mbassador"),
            new Entrant("spring", "Spring `ApplicationContext`", "spring"),
            new Entrant("reactor", "Reactor `Sinks.Many`", "reactor"),
            new Entrant("sharedFlow", "Kotlin `SharedFlow`", "coroutines")),
        List.of(
            "With resources, ours can take less than by hand: what they are kept in is constant to the"
                + " JIT, which sees that ten handlers write the same one, as ten objects with fields"
                + " don't show it.",
            "Spring's listeners and Reactor's subscribers are not isolated from each other: an"
                + " exception of one is seen by the caller or ends that subscription. The others"
                + " call the next one.",
            "Guava's subscribers are marked `@AllowConcurrentEvents`, greenrobot looks for no"
                + " supertypes of events, MBassador holds its listeners strongly, Spring's are no"
                + " annotated methods: each is the faster way that its documentation names.",
            "Reactor's sink finds out whether two threads emit at once and refuses one of them; the"
                + " `SharedFlow` has collectors that suspend after each event and are resumed on the"
                + " thread that emits."));
  }

  @Override
  public Peer open() {
    if (peer.equals(Part.HEADRACE) && Listeners.kind(shape).equals("resource")) {
      return HeadracePeer.withResources(Listeners.count(shape));
    }
    Listeners listeners = Listeners.of(shape);
    return switch (peer) {
      case "byHand" -> new ByHand(listeners);
      case "headrace" -> new HeadracePeer(listeners);
      case "list" -> new ListPeer(listeners);
      case "guava" -> new GuavaPeer(listeners);
      case "greenrobot" -> new GreenrobotPeer(listeners);
      case "mbassador" -> new MbassadorPeer(listeners);
      case "spring" -> new SpringPeer(listeners);
      case "reactor" -> new ReactorPeer(listeners);
      default -> new SharedFlowPeer(listeners);
    };
  }
}
