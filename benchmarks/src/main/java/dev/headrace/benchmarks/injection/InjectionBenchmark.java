package dev.headrace.benchmarks.injection;

import dev.headrace.benchmarks.peers.Part;
import dev.headrace.benchmarks.peers.Part.Case;
import dev.headrace.benchmarks.peers.Part.Entrant;
import dev.headrace.benchmarks.peers.Peer;
import dev.headrace.benchmarks.peers.PeerBenchmark;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Something looked up, a handler called that was given what it needs, and all of it wired. */
@State(Scope.Thread)
public class InjectionBenchmark extends PeerBenchmark {
  /** Who. */
  @Param({"byHand", "headrace", "guice", "koin", "spring"})
  public String peer;

  /** What is done. */
  @Param({"call-idle", "call-working", "look-up", "wire-ten"})
  public String shape;

  /**
   * What is measured here.
   *
   * @return the part
   */
  public static Part part() {
    return new Part(
        "injection",
        "Lookups and injection",
        "An operation calls a handler that was given three things it needs, looks one of them up by"
            + " its class, or wires ten that need each other.",
        InjectionBenchmark.class,
        List.of(
            Case.of("look-up", "something is looked up by its class"),
            Case.of("call-idle", "an injected handler that does next to nothing"),
            Case.of("call-working", "an injected handler that does some arithmetic"),
            Case.of("wire-ten", "ten components are wired, and the last is taken").slow()),
        List.of(
            Entrant.byHand("constructors, and a `HashMap` by class"),
            Entrant.headrace("`World`"),
            new Entrant("guice", "Guice", "guice"),
            new Entrant("koin", "Koin", "koin"),
            new Entrant("spring", "Spring", "spring")),
        List.of(
            "Once they are wired, the handlers of the others are ordinary objects: a call costs what"
                + " it costs by hand. Ours is compiled, and its resources can be replaced.",
            "In a world, resources are made by whoever adds them; the others make them. No program"
                + " should look resources up for each event: handlers are given them when they are"
                + " built.",
            "Spring's beans are made by functions, which is faster than by annotations; Koin's"
                + " application is not the global one."));
  }

  @Override
  public Peer open() {
    return switch (peer) {
      case "byHand" -> new ByHand(shape);
      case "headrace" -> new HeadracePeer(shape);
      case "guice" -> new GuicePeer(shape);
      case "koin" -> new KoinPeer(shape);
      default -> new SpringPeer(shape);
    };
  }
}
