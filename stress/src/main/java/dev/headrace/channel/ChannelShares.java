package dev.headrace.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.headrace.channel.Message.ExecuteRequest;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.IZ_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * What the threads of several channels have in common: known events, places for calls, ids of
 * commands, and the two ends of a channel. What is not named is forbidden.
 */
public final class ChannelShares {
  private ChannelShares() {}

  // ---- events

  @JCStressTest
  @Outcome(
      id = {"true, false", "false, true"},
      expect = ACCEPTABLE,
      desc = "An event that comes by two channels is taken once.")
  @State
  public static class AnEventOnce {
    private final SeenEvents seen = new SeenEvents(null, 1, 10);
    private final MessageId id = MessageId.random();

    @Actor
    public void one(ZZ_Result first) {
      first.r1 = seen.add(id);
    }

    @Actor
    public void other(ZZ_Result first) {
      first.r2 = seen.add(MessageId.of(id.toString()));
    }
  }

  @JCStressTest
  @Outcome(id = "true, true, 2", expect = ACCEPTABLE, desc = "No more than there may be.")
  @State
  public static class EventsUpToTheLimit {
    private final SeenEvents seen = new SeenEvents(null, 1, 2);

    public EventsUpToTheLimit() {
      seen.add(MessageId.random());
    }

    @Actor
    public void one(ZZI_Result first) {
      first.r1 = seen.add(MessageId.random());
    }

    @Actor
    public void other(ZZI_Result first) {
      first.r2 = seen.add(MessageId.random());
    }

    @Arbiter
    public void counts(ZZI_Result first) {
      first.r3 = seen.size();
    }
  }

  // ---- places for calls

  @JCStressTest
  @Outcome(
      id = {"true, false, 1", "false, true, 1"},
      expect = ACCEPTABLE,
      desc = "The last place is one's.")
  @State
  public static class TheLastPlace {
    private final Admission admission = new Admission(1, 0);

    @Actor
    public void one(ZZI_Result let) {
      let.r1 = admission.enter();
    }

    @Actor
    public void other(ZZI_Result let) {
      let.r2 = admission.enter();
    }

    @Arbiter
    public void counts(ZZI_Result let) {
      let.r3 = admission.open();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 0", "0, 1"},
      expect = ACCEPTABLE,
      desc = "It runs by itself, or in the place of the one that ends: once.")
  @State
  public static class AtOnceOrInTurn {
    private static final Node NODE = new Node(CommandRegistry.builder("stress"));

    private final Admission admission = new Admission(1, 1);
    private final Execution waiting = execution();

    public AtOnceOrInTurn() {
      admission.enter();
      admission.mayRun(execution());
      admission.enter();
    }

    @SuppressWarnings("DataFlowIssue") // it is only counted
    private static Execution execution() {
      return new Execution(NODE, null, new ExecuteRequest(MessageId.random(), "x", null), null);
    }

    @Actor
    public void begins(II_Result runs) {
      runs.r1 = admission.mayRun(waiting) ? 1 : 0;
    }

    @Actor
    public void ends(II_Result runs) {
      runs.r2 = admission.next() == waiting ? 1 : 0;
    }
  }

  // ---- ids of commands

  @JCStressTest
  @Outcome(
      id = {"true, false, 1", "false, true, 1"},
      expect = ACCEPTABLE,
      desc = "One has the id, and one is announced.")
  @State
  public static class AnIdReserved {
    private final CommandRegistry registry = CommandRegistry.builder("stress").router("up").build();
    private final Peer up = new Peer("up");

    public AnIdReserved() {
      registry.connect(up);
    }

    @Actor
    public void one(ZZI_Result has) {
      has.r1 = registers(registry);
    }

    @Actor
    public void other(ZZI_Result has) {
      has.r2 = registers(registry);
    }

    @Arbiter
    public void counts(ZZI_Result has) {
      has.r3 = up.registrations();
    }
  }

  private static boolean registers(CommandRegistry registry) {
    try {
      registry.register("x", nothing -> 1);
      return true;
    } catch (CommandException taken) {
      return false;
    }
  }

  @JCStressTest
  @Outcome(id = "1, false", expect = ACCEPTABLE, desc = "It is the channel's.")
  @Outcome(id = "0, true", expect = ACCEPTABLE, desc = "It is ours.")
  @State
  public static class AnIdHereOrThere {
    private final CommandRegistry registry = CommandRegistry.create("stress");
    private final Peer peer = new Peer("peer");
    private final Link link = (Link) registry.connect(peer);

    @Actor
    public void here(IZ_Result has) {
      has.r2 = registers(registry);
    }

    @Actor
    public void there() {
      peer.register("x");
    }

    @Arbiter
    public void counts(IZ_Result has) {
      has.r1 = link.share().commands();
    }
  }

  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Nothing is left of what is gone.")
  @State
  public static class AnIdOfAChannelThatEnds {
    private final CommandRegistry registry = CommandRegistry.create("stress");
    private final Peer peer = new Peer("peer");
    private final Link link = (Link) registry.connect(peer);

    @Actor
    public void registers() {
      peer.register("x");
    }

    @Actor
    public void ends() {
      link.close();
    }

    @Arbiter
    public void counts(II_Result left) {
      left.r1 = registry.allCommands().size();
      left.r2 = link.share().commands() + (int) link.share().weight();
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The router is told, once.")
  @State
  public static class AnIdWhileTheRouterComes {
    private final CommandRegistry registry = CommandRegistry.builder("stress").router("up").build();
    private final Peer up = new Peer("up");

    @Actor
    public void registers() {
      registers(registry);
    }

    @Actor
    public void connects() {
      registry.connect(up);
    }

    private static void registers(CommandRegistry registry) {
      registry.register("x", nothing -> 1);
    }

    @Arbiter
    public void counts(II_Result told) {
      told.r1 = up.registrations();
      told.r2 = registry.inFlight();
    }
  }

  // ---- the two ends of a channel

  /** Writes down what one end hears: 1 for a message, 9 for the end. */
  private static final class Hearing implements Channel.Receiver {
    int heard;

    @Override
    public void received(Message message) {
      heard = heard * 10 + 1;
    }

    @Override
    public void malformed(MalformedMessageException problem) {
      throw problem;
    }

    @Override
    public void closed(@Nullable Throwable cause) {
      heard = heard * 10 + 9;
    }
  }

  private static int sends(InMemoryChannel channel) {
    try {
      channel.send(new Message.ListRequest(MessageId.random()));
      return 1;
    } catch (ChannelClosedException closed) {
      return 0;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The end that sends, the end that receives. */
  private static final class Ends {
    final ChannelPair pair = InMemoryChannel.pair("to", "from");
    final Hearing here = new Hearing();
    final Hearing there = new Hearing();

    Ends() {
      pair.first().start(here);
      pair.second().start(there);
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 9, 19", "1, 9, 9", "0, 9, 9"},
      expect = ACCEPTABLE,
      desc = "Both hear of the end once, and nothing after it.")
  @State
  public static class SentWhileTheReceiverCloses {
    private final Ends ends = new Ends();

    @Actor
    public void sends(III_Result seen) {
      seen.r1 = ChannelShares.sends(ends.pair.first());
    }

    @Actor
    public void closes() {
      ends.pair.second().close();
    }

    @Arbiter
    public void hears(III_Result seen) {
      seen.r2 = ends.here.heard;
      seen.r3 = ends.there.heard;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 9, 19", "0, 9, 9"},
      expect = ACCEPTABLE,
      desc = "What was sent before the end is received before it.")
  @Outcome(id = "1, 9, 9", expect = ACCEPTABLE, desc = "Sent as it closed: it may be lost.")
  @State
  public static class SentWhileTheSenderCloses {
    private final Ends ends = new Ends();

    @Actor
    public void sends(III_Result seen) {
      seen.r1 = ChannelShares.sends(ends.pair.first());
    }

    @Actor
    public void closes() {
      ends.pair.first().close();
    }

    @Arbiter
    public void hears(III_Result seen) {
      seen.r2 = ends.here.heard;
      seen.r3 = ends.there.heard;
    }
  }

  @JCStressTest
  @Outcome(id = "9, 9", expect = ACCEPTABLE, desc = "Both hear of the end once.")
  @State
  public static class BothClose {
    private final Ends ends = new Ends();

    @Actor
    public void one() {
      ends.pair.first().close();
    }

    @Actor
    public void other() {
      ends.pair.second().close();
    }

    @Arbiter
    public void hears(II_Result seen) {
      seen.r1 = ends.here.heard;
      seen.r2 = ends.there.heard;
    }
  }
}
