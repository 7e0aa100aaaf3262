package dev.headrace.registry;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.IZ_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** What a thread may see of the changes that another makes. What is not named is forbidden. */
public final class RegistryChanges {
  private RegistryChanges() {}

  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "The handler was not there yet.")
  @Outcome(id = "7", expect = ACCEPTABLE, desc = "It saw what was done before it was registered.")
  @State
  public static class VisibleAfterRegister {
    private final SyncRegistry<I_Result> registry = SyncRegistry.create("stress");
    private int written = 1;

    @Actor
    public void registers() {
      written = 7;
      registry.register(seen -> seen.r1 = written);
    }

    @Actor
    public void publishes(I_Result seen) {
      registry.publish(seen);
    }
  }

  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "None of the batch.")
  @Outcome(id = "2134", expect = ACCEPTABLE, desc = "All of it.")
  @State
  public static class AllOfABatch {
    private final SyncRegistry<I_Result> registry = registryOf(1);

    @Actor
    public void registers() {
      registry.registerAll(
          batch -> {
            batch.register(1, seen -> seen.r1 = seen.r1 * 10 + 2);
            batch.register(seen -> seen.r1 = seen.r1 * 10 + 3);
            batch.register(-1, seen -> seen.r1 = seen.r1 * 10 + 4);
          });
    }

    @Actor
    public void publishes(I_Result seen) {
      registry.publish(seen);
    }
  }

  @JCStressTest
  @Outcome(id = "1234", expect = ACCEPTABLE, desc = "None was gone.")
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "All were gone.")
  @State
  public static class AllThatGoTogether {
    private final SyncRegistry<I_Result> registry = registryOf(1, 2, 3, 4);

    @Actor
    public void unregisters() {
      List<HandlerId> ids = idsOf(registry);
      registry.unregisterAll(List.of(ids.get(3), ids.get(0), ids.get(2)));
    }

    @Actor
    public void publishes(I_Result seen) {
      registry.publish(seen);
    }
  }

  @JCStressTest
  @Outcome(
      id = {"12, 12", "12, 2", "12, 23", "2, 2", "2, 23", "23, 23"},
      expect = ACCEPTABLE,
      desc = "One change after the other, and none is seen undone.")
  @State
  public static class ChangesInTheirOrder {
    private final SyncRegistry<I_Result> registry = registryOf(1, 2);

    @Actor
    public void changes() {
      registry.unregister(idsOf(registry).get(0));
      registry.register(seen -> seen.r1 = seen.r1 * 10 + 3);
    }

    @Actor
    public void publishesTwice(II_Result seen) {
      seen.r1 = publish();
      seen.r2 = publish();
    }

    private int publish() {
      I_Result seen = new I_Result();
      registry.publish(seen);
      return seen.r1;
    }
  }

  @JCStressTest
  @Outcome(id = "12", expect = ACCEPTABLE, desc = "The first was first.")
  @Outcome(id = "21", expect = ACCEPTABLE, desc = "The second was first.")
  @State
  public static class NoneIsLost {
    private final SyncRegistry<I_Result> registry = SyncRegistry.create("stress");

    @Actor
    public void registersOne() {
      registry.register(seen -> seen.r1 = seen.r1 * 10 + 1);
    }

    @Actor
    public void registersTwo() {
      registry.register(seen -> seen.r1 = seen.r1 * 10 + 2);
    }

    @Arbiter
    public void publishes(I_Result seen) {
      registry.publish(seen);
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, false", "false, true"},
      expect = ACCEPTABLE,
      desc = "One is told that it was.")
  @State
  public static class OneUnregisters {
    private final SyncRegistry<I_Result> registry = registryOf(1, 2);
    private final HandlerId id = idsOf(registry).get(1);

    @Actor
    public void one(ZZ_Result told) {
      told.r1 = registry.unregister(id);
    }

    @Actor
    public void other(ZZ_Result told) {
      told.r2 = registry.unregister(id);
    }
  }

  @JCStressTest
  @Outcome(
      id = {"2, false", "1, true"},
      expect = ACCEPTABLE,
      desc = "One of them takes it.")
  @State
  public static class ClearOrUnregister {
    private final SyncRegistry<I_Result> registry = registryOf(1, 2);
    private final HandlerId id = idsOf(registry).get(1);

    @Actor
    public void clears(IZ_Result told) {
      told.r1 = registry.clear();
    }

    @Actor
    public void unregisters(IZ_Result told) {
      told.r2 = registry.unregister(id);
    }
  }

  private static SyncRegistry<I_Result> registryOf(int... digits) {
    SyncRegistry<I_Result> registry = SyncRegistry.create("stress");
    for (int digit : digits) {
      registry.register(seen -> seen.r1 = seen.r1 * 10 + digit);
    }
    return registry;
  }

  private static List<HandlerId> idsOf(SyncRegistry<?> registry) {
    return registry.handlers().stream().map(HandlerInfo::id).toList();
  }
}
