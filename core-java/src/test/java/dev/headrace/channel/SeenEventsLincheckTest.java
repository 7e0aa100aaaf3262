package dev.headrace.channel;

import java.util.ArrayDeque;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whichever channels bring which events at once, there is an order in which a plain queue of the
 * last ones gives the same answers: each is taken once, until newer ones have taken its place.
 */
@Tag("lincheck")
class SeenEventsLincheckTest {
  private static final int MOST = 3;

  @Test
  void underStress() {
    new StressOptions()
        .iterations(10)
        .invocationsPerIteration(500)
        .threads(3)
        .actorsPerThread(3)
        .sequentialSpecification(LastOnes.class)
        .check(Operations.class);
  }

  @Test
  void stepByStep() {
    new ModelCheckingOptions()
        .iterations(10)
        .invocationsPerIteration(100)
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(3)
        .actorsAfter(3)
        .sequentialSpecification(LastOnes.class)
        .check(Operations.class);
  }

  @Param(name = "event", gen = IntGen.class, conf = "1:5")
  public static class Operations {
    private final SeenEvents seen = new SeenEvents(null, 1, MOST);

    @Operation
    public boolean add(@Param(name = "event") int event) {
      return seen.add(MessageId.of(1, event));
    }

    @Operation
    public int size() {
      return seen.size();
    }

    @Operation
    public void clear() {
      seen.clear();
    }
  }

  /** The last events, the oldest first. */
  public static class LastOnes {
    private final ArrayDeque<Integer> last = new ArrayDeque<>();

    public boolean add(int event) {
      if (last.contains(event)) {
        return false;
      }
      last.add(event);
      if (last.size() > MOST) {
        last.remove();
      }
      return true;
    }

    public int size() {
      return last.size();
    }

    public void clear() {
      last.clear();
    }
  }
}
