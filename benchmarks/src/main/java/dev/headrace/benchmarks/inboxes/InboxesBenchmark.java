package dev.headrace.benchmarks.inboxes;

import dev.headrace.benchmarks.peers.Part;
import dev.headrace.benchmarks.peers.Part.Case;
import dev.headrace.benchmarks.peers.Part.Entrant;
import dev.headrace.benchmarks.peers.Peer;
import dev.headrace.benchmarks.peers.PeerBenchmark;
import dev.headrace.benchmarks.peers.Receiver;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Events into a bounded queue and out of it. */
@State(Scope.Thread)
public class InboxesBenchmark extends PeerBenchmark {
  /** Who. */
  @Param({"byHand", "headrace", "jctools", "disruptor", "agrona", "blocking"})
  public String peer;

  /** On how many threads, and what is done with events. */
  @Param({"burst-idle", "burst-working", "burst-resource", "across-working"})
  public String shape;

  /**
   * What is measured here.
   *
   * @return the part
   */
  public static Part part() {
    return new Part(
        "inboxes",
        "Inboxes",
        "An operation puts an event into a queue for 1,024 that any thread may offer to, takes it"
            + " out and handles it.",
        InboxesBenchmark.class,
        List.of(
            Case.of("burst-idle", "64 in, 64 out, on one thread; next to nothing to do")
                .times(Burst.EVENTS),
            Case.of("burst-working", "64 in, 64 out, on one thread; some arithmetic")
                .times(Burst.EVENTS),
            Case.of("burst-resource", "64 in, 64 out, on one thread; with resources")
                .times(Burst.EVENTS),
            Case.of("across-working", "from one thread to another; some arithmetic")
                .times(Across.EVENTS)),
        List.of(
            Entrant.byHand("a ring of places, in thirty lines"),
            Entrant.headrace("`Inbox`, bounded"),
            new Entrant("jctools", "JCTools `MpscArrayQueue`", "jctools"),
            new Entrant("disruptor", "LMAX Disruptor, many producers", "disruptor"),
            new Entrant("agrona", "Agrona `ManyToOneConcurrentArrayQueue`", "agrona"),
            new Entrant("blocking", "`ArrayBlockingQueue`", "")),
        List.of(
            "All are polled: those that can wake a thread are not asked to. Both threads spin where"
                + " they have to wait, and need a processor each.",
            "Ours says what became of each offer, counts what is dropped, advances its world's"
                + " sequence with each event, and can be closed. The Disruptor fills places that"
                + " exist; here they hold a reference, as the others do."));
  }

  @Override
  public Peer open() {
    int dash = shape.indexOf('-');
    Queue queue = queue(shape.substring(dash + 1));
    return shape.startsWith("across") ? new Across(queue) : new Burst(queue);
  }

  private Queue queue(String kind) {
    return switch (peer) {
      case "byHand" -> new ByHand(Receiver.of(kind));
      case "headrace" -> new HeadraceQueue(kind);
      case "jctools" -> new JctoolsQueue(Receiver.of(kind));
      case "disruptor" -> new DisruptorQueue(Receiver.of(kind));
      case "agrona" -> new AgronaQueue(Receiver.of(kind));
      default -> new BlockingQueue(Receiver.of(kind));
    };
  }
}
