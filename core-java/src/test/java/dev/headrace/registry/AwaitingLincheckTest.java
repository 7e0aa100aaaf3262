package dev.headrace.registry;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A handler does not run on when somebody was told that it runs no more, wherever the threads are
 * stopped on their way in and out.
 */
@Tag("lincheck")
class AwaitingLincheckTest {

  @Test
  void whatWasWaitedForRunsNoMoreStepByStep() {
    new ModelCheckingOptions()
        .iterations(4)
        .invocationsPerIteration(200)
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(0)
        .actorsAfter(0)
        .sequentialSpecification(Nobody.class)
        .check(Awaiting.class);
  }

  @Param(name = "handler", gen = IntGen.class, conf = "0:2")
  public static class Awaiting {
    private final SyncRegistry<int[]> registry =
        SyncRegistry.<int[]>builder("awaited").settling(Form.LOOP.settling()).awaiting().build();
    private final AtomicIntegerArray ended = new AtomicIntegerArray(3);
    private final HandlerId[] ids =
        IntStream.range(0, 3)
            .mapToObj(handler -> registry.register(event -> event[0] += ended.get(handler)))
            .toArray(HandlerId[]::new);

    /** How many handlers ran on after somebody was told that they don't. */
    @Operation
    public int publish() {
      int[] ranOn = new int[1];
      registry.publish(ranOn);
      return ranOn[0];
    }

    @Operation
    public void unregister(@Param(name = "handler") int handler) throws InterruptedException {
      if (registry.unregisterAndAwait(ids[handler], Duration.ZERO)) {
        ended.set(handler, 1);
      }
    }
  }

  /** Where nothing runs on. */
  public static class Nobody {
    public int publish() {
      return 0;
    }

    public void unregister(int handler) {}
  }
}
