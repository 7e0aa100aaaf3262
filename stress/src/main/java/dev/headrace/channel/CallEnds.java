package dev.headrace.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.headrace.clock.ManualTimekeeper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A call ends once, whoever ends it: its answer, its time, a channel, the registry. What is not
 * named is forbidden.
 */
public final class CallEnds {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int ANSWERED = 1;
  private static final int LATE = 2;
  private static final int DISCONNECTED = 3;
  private static final int WAITING = 4;

  private CallEnds() {}

  /** A registry between two peers, whose router is one of them. */
  private static final class Middle {
    final ManualTimekeeper time = new ManualTimekeeper();
    final CommandRegistry registry =
        CommandRegistry.builder("middle")
            .router("target")
            .time(time)
            .requestTimeout(SECOND)
            .maxInFlight(1)
            .build();
    final Peer origin = new Peer("origin");
    final Peer target = new Peer("target");
    final Link from;
    final Link to;

    Middle() {
      from = (Link) registry.connect(origin);
      to = (Link) registry.connect(target);
    }

    /** What is still held of what came by the origin. */
    int held() {
      return registry.inFlight() + from.admission().open();
    }

    static int end(CompletableFuture<?> call) {
      if (!call.isDone()) {
        return WAITING;
      }
      try {
        call.join();
        return ANSWERED;
      } catch (RuntimeException failed) {
        ErrorCode code = ((CommandException) failed.getCause()).code();
        return code == ErrorCode.TIMEOUT ? LATE : DISCONNECTED;
      }
    }
  }

  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "One answer, and nothing is held.")
  @State
  public static class HandedOnAnsweredOrDisconnected {
    private final Middle middle = new Middle();
    private final MessageId call = middle.origin.call("x");

    @Actor
    public void answers() {
      middle.target.answer(call);
    }

    @Actor
    public void disconnects() {
      middle.to.close();
    }

    @Arbiter
    public void counts(II_Result seen) {
      seen.r1 = middle.origin.answers();
      seen.r2 = middle.held();
    }
  }

  @JCStressTest
  @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "It was answered in time.")
  @Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "The way back was forgotten before.")
  @State
  public static class HandedOnAnsweredOrLate {
    private final Middle middle = new Middle();
    private final MessageId call = middle.origin.call("x");

    @Actor
    public void answers() {
      middle.target.answer(call);
    }

    @Actor
    public void timeGoesOn() {
      middle.time.advance(SECOND);
    }

    @Arbiter
    public void counts(III_Result seen) {
      seen.r1 = middle.origin.answers();
      seen.r2 = (int) middle.to.count(Drop.UNMATCHED);
      seen.r3 = middle.held();
    }
  }

  @JCStressTest
  @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "It was answered in time.")
  @Outcome(id = "2, 1, 0", expect = ACCEPTABLE, desc = "It was late, and its answer not wanted.")
  @State
  public static class AnsweredOrLate {
    private final Middle middle = new Middle();
    private final CompletableFuture<Object> call = middle.registry.execute("x", null);
    private final MessageId id = middle.target.called();

    @Actor
    public void answers() {
      middle.target.answer(id);
    }

    @Actor
    public void timeGoesOn() {
      middle.time.advance(SECOND);
    }

    @Arbiter
    public void counts(III_Result seen) {
      seen.r1 = Middle.end(call);
      seen.r2 = (int) middle.to.count(Drop.UNMATCHED);
      seen.r3 = middle.held();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 0", "3, 0"},
      expect = ACCEPTABLE,
      desc = "One of them ended it.")
  @State
  public static class AnsweredOrClosed {
    private final Middle middle = new Middle();
    private final CompletableFuture<Object> call = middle.registry.execute("x", null);
    private final MessageId id = middle.target.called();

    @Actor
    public void answers() {
      middle.target.answer(id);
    }

    @Actor
    public void closes() {
      middle.registry.closeAsync();
    }

    @Arbiter
    public void counts(II_Result seen) {
      seen.r1 = Middle.end(call);
      seen.r2 = middle.held();
    }
  }

  @JCStressTest
  @Outcome(id = "3, 0", expect = ACCEPTABLE, desc = "It failed: before it was sent, or after.")
  @State
  public static class BegunWhileTheChannelEnds {
    private final Middle middle = new Middle();
    private CompletableFuture<Object> call = new CompletableFuture<>();

    @Actor
    public void calls() {
      call = middle.registry.execute("x", null);
    }

    @Actor
    public void ends() {
      middle.target.end();
    }

    @Arbiter
    public void counts(II_Result seen) {
      seen.r1 = Middle.end(call);
      seen.r2 = middle.held();
    }
  }

  @JCStressTest
  @Outcome(id = "3, 0", expect = ACCEPTABLE, desc = "It failed: before it was sent, or after.")
  @State
  public static class BegunWhileTheRegistryCloses {
    private final Middle middle = new Middle();
    private CompletableFuture<Object> call = new CompletableFuture<>();

    @Actor
    public void calls() {
      call = middle.registry.execute("x", null);
    }

    @Actor
    public void closes() {
      middle.registry.closeAsync();
    }

    @Arbiter
    public void counts(II_Result seen) {
      seen.r1 = Middle.end(call);
      seen.r2 = middle.held();
    }
  }

  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "It was told, and nothing is held.")
  @State
  public static class HandedOnWhileTheChannelEnds {
    private final Middle middle = new Middle();

    @Actor
    public void calls() {
      middle.origin.call("x");
    }

    @Actor
    public void ends() {
      middle.target.end();
    }

    @Arbiter
    public void counts(II_Result seen) {
      seen.r1 = middle.origin.answers();
      seen.r2 = middle.held();
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The stage was cancelled, however late given.")
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The handler was not called.")
  @State
  public static class WorkForACallerThatGoes {
    private final CommandRegistry registry =
        CommandRegistry.builder("stress").cancelsAbandoned().build();
    private final Peer caller = new Peer("caller");
    private final CompletableFuture<Object> stage = new CompletableFuture<>();
    private volatile boolean called;

    public WorkForACallerThatGoes() {
      registry.connect(caller);
      registry.registerAsync(
          "slow",
          nothing -> {
            called = true;
            return stage;
          });
    }

    @Actor
    public void calls() {
      caller.call("slow");
    }

    @Actor
    public void goes() {
      caller.end();
    }

    @Arbiter
    public void counts(II_Result seen) {
      seen.r1 = called ? 1 : 0;
      seen.r2 = stage.isCancelled() ? 1 : 0;
    }
  }

  /** Two calls, of which one may be at work: its end, wherever it is, begins the other. */
  @JCStressTest
  @Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "Both were answered.")
  @State
  public static class TheNextInTheQueue {
    private final Middle middle = new Middle();
    private final ConcurrentLinkedQueue<CompletableFuture<Object>> stages =
        new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Object> first = new CompletableFuture<>();

    public TheNextInTheQueue() {
      middle.registry.registerAsync(
          "_slow",
          nothing -> {
            CompletableFuture<Object> stage = stages.isEmpty() ? first : new CompletableFuture<>();
            stages.add(stage);
            return stage;
          });
    }

    @Actor
    public void calls() {
      middle.origin.call("_slow");
      middle.origin.call("_slow");
    }

    @Actor
    public void completes() {
      first.complete("done");
    }

    @Arbiter
    public void counts(II_Result seen) {
      List.copyOf(stages).forEach(stage -> stage.complete("done"));
      seen.r1 = middle.origin.answers();
      seen.r2 = middle.held();
    }
  }
}
