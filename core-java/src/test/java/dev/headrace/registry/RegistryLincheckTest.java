package dev.headrace.registry;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import dev.headrace.internal.flow.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each operation on a registry takes place at one moment: whatever the threads do, there is an
 * order in which a plain list would have given the same answers.
 */
@Tag("lincheck")
class RegistryLincheckTest {

  @Test
  void theLoopUnderStress() {
    underStress(Looping.class);
  }

  @Test
  void theCompiledFormUnderStress() {
    underStress(Compiled.class);
  }

  @Test
  void bothFormsAndTheSwitchStepByStep() {
    stepByStep(Switching.class);
  }

  private static void underStress(Class<?> operations) {
    new StressOptions()
        .iterations(10)
        .invocationsPerIteration(500)
        .threads(3)
        .actorsPerThread(3)
        .sequentialSpecification(PlainList.class)
        .check(operations);
  }

  /** Nobody waits for anybody either: each thread gets on wherever the others are stopped. */
  private static void stepByStep(Class<?> operations) {
    new ModelCheckingOptions()
        .iterations(5)
        .invocationsPerIteration(60)
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1)
        .checkObstructionFreedom(true)
        .loopIterationsBeforeThreadSwitch(100) // fewer are the copying of a small table
        .addGuarantee(forClasses(Engine.class.getName()).allMethods().ignore())
        .sequentialSpecification(PlainList.class)
        .check(operations);
  }

  public static class Looping extends Operations {
    public Looping() {
      super(Form.LOOP.settling());
    }
  }

  public static class Compiled extends Operations {
    public Compiled() {
      super(Form.COMPILED.settling());
    }
  }

  /** Compiled when an operation says so, which may be long after it became due. */
  public static class Switching extends Operations {
    private final Queue<Runnable> due;

    public Switching() {
      this(new ConcurrentLinkedQueue<>());
    }

    private Switching(Queue<Runnable> due) {
      super(new Settling(due::add, 1, 1));
      this.due = due;
    }

    @Operation
    public void compile() {
      Runnable next = due.poll();
      if (next != null) {
        next.run();
      }
    }
  }

  /**
   * Handlers have a number, odd ones run before even ones; a publish gives the numbers of those
   * that ran, in order.
   */
  @Param(name = "handler", gen = IntGen.class, conf = "0:2")
  public abstract static class Operations {
    private final SyncRegistry<List<Integer>> registry;
    private final List<HandlerId> first;

    Operations(Settling settling) {
      registry = SyncRegistry.<List<Integer>>builder("numbers").settling(settling).build();
      first = IntStream.range(0, 3).mapToObj(this::add).toList();
    }

    private HandlerId add(int number) {
      return registry.register(number % 2, ran -> ran.add(number));
    }

    @Operation
    public void register() {
      add(3);
    }

    @Operation
    public void registerTwo() {
      registry.registerAll(
          batch -> {
            batch.register(ran -> ran.add(4));
            batch.register(1, ran -> ran.add(5));
          });
    }

    @Operation
    public boolean unregister(@Param(name = "handler") int handler) {
      return registry.unregister(first.get(handler));
    }

    @Operation
    public int unregisterTwo(@Param(name = "handler") int handler) {
      return registry.unregisterAll(List.of(first.get(handler), first.get((handler + 1) % 3)));
    }

    @Operation
    public int clear() {
      return registry.clear();
    }

    @Operation
    public boolean contains(@Param(name = "handler") int handler) {
      return registry.contains(first.get(handler));
    }

    @Operation
    public int size() {
      return registry.size();
    }

    @Operation
    public List<Integer> publish() {
      List<Integer> ran = new ArrayList<>();
      registry.publish(ran);
      return ran;
    }
  }

  /** What a registry is to anybody who asks. */
  public static class PlainList {
    private final List<Integer> handlers = new ArrayList<>(List.of(1, 0, 2));

    private void add(int number) {
      int place = 0;
      while (place < handlers.size() && handlers.get(place) % 2 >= number % 2) {
        place++;
      }
      handlers.add(place, number);
    }

    public void compile() {}

    public void register() {
      add(3);
    }

    public void registerTwo() {
      add(4);
      add(5);
    }

    public boolean unregister(int handler) {
      return handlers.remove((Integer) handler);
    }

    public int unregisterTwo(int handler) {
      return (unregister(handler) ? 1 : 0) + (unregister((handler + 1) % 3) ? 1 : 0);
    }

    public int clear() {
      int count = handlers.size();
      handlers.clear();
      return count;
    }

    public boolean contains(int handler) {
      return handlers.contains(handler);
    }

    public int size() {
      return handlers.size();
    }

    public List<Integer> publish() {
      return List.copyOf(handlers);
    }
  }
}
