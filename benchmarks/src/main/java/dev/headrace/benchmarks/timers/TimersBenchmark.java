package dev.headrace.benchmarks.timers;

import dev.headrace.benchmarks.peers.Part;
import dev.headrace.benchmarks.peers.Part.Case;
import dev.headrace.benchmarks.peers.Part.Entrant;
import dev.headrace.benchmarks.peers.Peer;
import dev.headrace.benchmarks.peers.PeerBenchmark;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Timers that are cancelled, and timers that fire. */
@State(Scope.Thread)
public class TimersBenchmark extends PeerBenchmark {
  /** Who. */
  @Param({"byHand", "headrace", "agrona", "netty", "executor"})
  public String peer;

  /** What becomes of timers. */
  @Param({"cancel-1k", "cancel-100k", "fire-idle", "fire-working", "fire-resource"})
  public String shape;

  /**
   * What is measured here.
   *
   * @return the part
   */
  public static Part part() {
    return new Part(
        "timers",
        "Timers",
        "An operation schedules a timer and cancels it, or schedules one and has it fire: 16,384 at"
            + " a time, with handlers of eight classes.",
        TimersBenchmark.class,
        List.of(
            Case.of("cancel-1k", "schedule and cancel, beside 1,000 timers"),
            Case.of("cancel-100k", "schedule and cancel, beside 100,000 timers"),
            Case.of("fire-idle", "schedule and fire, next to nothing to do").times(Alarms.BATCH),
            Case.of("fire-working", "schedule and fire, some arithmetic").times(Alarms.BATCH),
            Case.of("fire-resource", "schedule and fire, with resources").times(Alarms.BATCH)),
        List.of(
            Entrant.byHand("a wheel of lists, in fifty lines"),
            Entrant.headrace("`TimerWheel`"),
            new Entrant("agrona", "Agrona `DeadlineTimerWheel`", "agrona"),
            new Entrant("netty", "Netty `HashedWheelTimer`", "netty"),
            new Entrant("executor", "`ScheduledThreadPoolExecutor`", "")),
        List.of(
            "The wheel by hand, ours and Agrona's run on the caller's thread and are told what time"
                + " it is: timers fire as fast as they can. Those by hand and Agrona's fire in no"
                + " order within a tick of 8 µs; ours fire in the order of their deadlines. Agrona's"
                + " are numbers, and find what they do in a map.",
            "Netty's timer and the executor have a thread of their own and go by real time. Their"
                + " timers are due at once, and an operation ends when that thread has run it. Netty's"
                + " ticks take a millisecond at least, of which each of 16,384 timers bears its share."));
  }

  @Override
  public Peer open() {
    return switch (peer) {
      case "byHand" -> new ByHand(shape);
      case "headrace" -> new HeadracePeer(shape);
      case "agrona" -> new AgronaPeer(shape);
      case "netty" -> new NettyPeer(shape);
      default -> new ExecutorPeer(shape);
    };
  }
}
