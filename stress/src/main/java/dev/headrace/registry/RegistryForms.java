package dev.headrace.registry;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What publishes do while the handlers are compiled: the same. What is not named is forbidden. */
public final class RegistryForms {
  private RegistryForms() {}

  /** Handlers that are due to be compiled. */
  private static final class Due {
    private final List<Runnable> compiling = new ArrayList<>();
    final SyncRegistry<int[]> registry =
        SyncRegistry.<int[]>builder("stress").settling(new Settling(compiling::add, 1, 1)).build();
    final HandlerId first = registry.register(seen -> seen[0] = seen[0] * 10 + 1);

    Due() {
      registry.register(seen -> seen[0] = seen[0] * 10 + 2);
      publish();
    }

    int publish() {
      int[] seen = new int[1];
      registry.publish(seen);
      return seen[0];
    }

    void compile() {
      compiling.get(0).run();
    }
  }

  @JCStressTest
  @Outcome(id = "12, 12", expect = ACCEPTABLE, desc = "Nothing is lost or run twice.")
  @State
  public static class TheSwitch {
    private final Due due = new Due();

    @Actor
    public void compiles(II_Result seen) {
      due.compile();
      seen.r1 = due.publish();
    }

    @Actor
    public void publishes(II_Result seen) {
      seen.r2 = due.publish();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"12, 2", "2, 2"},
      expect = ACCEPTABLE,
      desc = "What is gone stays gone, whatever was compiled meanwhile.")
  @State
  public static class AChangeAtTheSwitch {
    private final Due due = new Due();

    @Actor
    public void compiles(II_Result seen) {
      due.compile();
      seen.r1 = due.publish();
    }

    @Actor
    public void unregisters(II_Result seen) {
      due.registry.unregister(due.first);
      seen.r2 = due.publish();
    }
  }
}
