package dev.headrace.registry;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** What who waited for a handler may see of it. What is not named is forbidden. */
public final class RegistryAwaiting {
  private static final Duration LONG = Duration.ofDays(1);

  private RegistryAwaiting() {}

  /** A handler whose two steps nobody must see halfway. */
  private static final class Steps {
    final SyncRegistry<int[]> registry = SyncRegistry.<int[]>builder("stress").awaiting().build();
    final HandlerId first = registry.register(steps -> run());
    int steps;

    private void run() {
      steps++;
      steps++;
    }

    int after(HandlerId id) {
      try {
        return registry.unregisterAndAwait(id, LONG) ? steps : -1;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @JCStressTest
  @Outcome(
      id = {"0", "2"},
      expect = ACCEPTABLE,
      desc = "The handler did not run, or has ended.")
  @State
  public static class EndedWhenAwaited {
    private final Steps steps = new Steps();

    @Actor
    public void publishes() {
      steps.registry.publish(new int[0]);
    }

    @Actor
    public void awaits(I_Result seen) {
      seen.r1 = steps.after(steps.first);
    }
  }
}
