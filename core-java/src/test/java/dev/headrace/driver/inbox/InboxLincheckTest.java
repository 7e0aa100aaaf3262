package dev.headrace.driver.inbox;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import dev.headrace.Handler;
import dev.headrace.world.World;
import java.util.concurrent.ConcurrentHashMap;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ParameterGenerator;
import org.jetbrains.lincheck.datastructures.RandomProvider;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever threads offer while the world's polls, there is an order of their steps in which {@link
 * InboxRules} give the same answers: nothing is lost or comes out twice, each thread's events come
 * out in order, and what was let in before closing comes out after it.
 */
@Tag("lincheck")
class InboxLincheckTest {

  @Test
  void keepingAll() {
    check(KeepingAll.class, true);
  }

  @Test
  void keepingAllUntilClosed() {
    check(KeepingAllUntilClosed.class, false);
  }

  @Test
  void withoutTheOldest() {
    check(WithoutTheOldest.class, false);
  }

  @Test
  void withoutTheOldestUntilClosed() {
    check(WithoutTheOldestUntilClosed.class, false);
  }

  @Test
  void conflating() {
    check(Conflating.class, false);
  }

  @Test
  void conflatingUntilClosed() {
    check(ConflatingUntilClosed.class, false);
  }

  @Test
  void conflatingWithoutTheOldest() {
    check(ConflatingWithoutTheOldest.class, false);
  }

  @Test
  void conflatingWithoutTheOldestUntilClosed() {
    check(ConflatingWithoutTheOldestUntilClosed.class, false);
  }

  /**
   * Steps are tried one by one, and threads raced. Where that is asked, everybody gets on wherever
   * the others are stopped.
   */
  private static void check(Class<?> operations, boolean nobodyWaits) {
    new ModelCheckingOptions()
        .iterations(8)
        .invocationsPerIteration(200)
        .threads(3)
        .actorsPerThread(3)
        .actorsBefore(2)
        .actorsAfter(4)
        .checkObstructionFreedom(nobodyWaits)
        .loopIterationsBeforeThreadSwitch(nobodyWaits ? 100 : 10) // trying once more is no waiting
        .addGuarantee(forClasses(ConcurrentHashMap.class.getName()).allMethods().treatAsAtomic())
        .verifier(InboxVerifier.class)
        .check(operations);
    new StressOptions()
        .iterations(8)
        .invocationsPerIteration(300)
        .threads(3)
        .actorsPerThread(3)
        .actorsBefore(2)
        .actorsAfter(4)
        .verifier(InboxVerifier.class)
        .check(operations);
  }

  public static class KeepingAll extends Operations {
    public KeepingAll() {
      super(new InboxRules(2, WhenFull.REJECT, 0));
    }
  }

  public static class KeepingAllUntilClosed extends KeepingAll {
    @Operation
    public void close() {
      inbox().close();
    }

    @Operation
    public int size() {
      return inbox().size();
    }
  }

  public static class WithoutTheOldest extends Operations {
    public WithoutTheOldest() {
      super(new InboxRules(2, WhenFull.DROP_OLDEST, 0));
    }
  }

  public static class WithoutTheOldestUntilClosed extends WithoutTheOldest {
    @Operation
    public void close() {
      inbox().close();
    }

    @Operation
    public int size() {
      return inbox().size();
    }
  }

  public static class Conflating extends Operations {
    public Conflating() {
      super(new InboxRules(2, WhenFull.REJECT, 3));
    }
  }

  public static class ConflatingUntilClosed extends Conflating {
    @Operation
    public void close() {
      inbox().close();
    }

    @Operation
    public int size() {
      return inbox().size();
    }
  }

  public static class ConflatingWithoutTheOldest extends Operations {
    public ConflatingWithoutTheOldest() {
      super(new InboxRules(2, WhenFull.DROP_OLDEST, 3));
    }
  }

  public static class ConflatingWithoutTheOldestUntilClosed extends ConflatingWithoutTheOldest {
    @Operation
    public void close() {
      inbox().close();
    }

    @Operation
    public int size() {
      return inbox().size();
    }
  }

  /** Counts up: no event is like another. */
  public static class Numbers implements ParameterGenerator<Integer> {
    private int next;

    public Numbers(RandomProvider random, String configuration) {}

    @Override
    public Integer generate() {
      return next++;
    }

    @Override
    public void reset() {
      next = 0;
    }
  }

  /** Every event is offered once; one thread polls. */
  @Param(name = "event", gen = Numbers.class)
  public abstract static class Operations {
    private final InboxRules rules;
    private final Inbox<Integer> inbox;
    private final InboxPoller<Integer> poller;
    private final Last seen = new Last();

    Operations(InboxRules rules) {
      this.rules = rules;
      inbox = rules.inbox();
      poller = inbox.poller(World.builder().build(), seen);
    }

    InboxRules rules() {
      return rules;
    }

    Inbox<Integer> inbox() {
      return inbox;
    }

    @Operation
    public Offer offer(@Param(name = "event") int event) {
      return inbox.offer(event);
    }

    @Operation(nonParallelGroup = "world")
    public @Nullable Integer poll() {
      return poller.poll(1) == 0 ? null : seen.event;
    }
  }

  private static final class Last extends Handler<Integer> {
    private @Nullable Integer event;

    @Override
    public void run(Integer polled) {
      event = polled;
    }
  }
}
