package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Handler;
import dev.headrace.Registration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A broadcast does what a plain model does, whatever its children add, remove, run and throw while
 * they run.
 */
class BroadcastModelTest {
  private static final int ROUNDS = 400;
  private static final int EVENTS = 12;

  @TestFactory
  List<DynamicTest> agreesWithThePlainModel() {
    return LongStream.of(1, 42, new Random().nextLong())
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> compare(seed)))
        .toList();
  }

  private static void compare(long seed) {
    Random seeds = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      long own = seeds.nextLong();
      for (FailurePolicy policy : FailurePolicy.values()) {
        Play real = new Real(own, policy);
        Play model = new Model(own, policy);
        assertThat(real.log()).as("round %s, %s", own, policy).isEqualTo(model.log());
      }
    }
  }

  private static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Thrown(int id) {
      super("by " + id, null, true, false);
    }
  }

  /** Random events, and children that do random things; both sides draw the same numbers. */
  private abstract static class Play {
    private final Random random;
    private final List<String> log = new ArrayList<>();
    private int lastId;
    private int depth;

    Play(long seed) {
      this.random = new Random(seed);
    }

    abstract void add(int id);

    abstract void remove(int id);

    abstract List<Integer> present();

    abstract void dispatch(int event);

    List<String> log() {
      for (int event = 0; event < EVENTS; event++) {
        change();
        change();
        runOne(event);
      }
      return log;
    }

    private void runOne(int event) {
      depth++;
      try {
        dispatch(event);
        log.add("ended " + event + " with " + present());
      } catch (Thrown thrown) {
        log.add(
            "threw "
                + thrown.getMessage()
                + List.of(thrown.getSuppressed()).stream()
                    .filter(Thrown.class::isInstance)
                    .map(Throwable::getMessage)
                    .toList());
      } finally {
        depth--;
      }
    }

    /** What a child does when it is run. */
    void called(int id, int event) {
      log.add(id + " got " + event);
      switch (random.nextInt(8)) {
        case 0, 1 -> change();
        case 2 -> {
          change();
          change();
        }
        case 3 -> {
          if (depth < 3) {
            runOne(100 * depth + event);
          }
        }
        case 4 -> {
          if (random.nextBoolean()) {
            throw new Thrown(id);
          }
        }
        default -> {}
      }
    }

    private void change() {
      List<Integer> present = present();
      if (present.size() < 3 || (present.size() < 8 && random.nextBoolean())) {
        add(++lastId);
      } else {
        remove(present.get(random.nextInt(present.size())));
      }
    }
  }

  private static final class Real extends Play {
    private final Broadcast<Integer> broadcast;
    private final Map<Integer, Registration> registrations = new LinkedHashMap<>();

    Real(long seed, FailurePolicy policy) {
      super(seed);
      this.broadcast = Broadcast.create("random", policy);
    }

    @Override
    void add(int id) {
      registrations.put(id, broadcast.add(Handler.of(event -> called(id, event))));
    }

    @Override
    void remove(int id) {
      Registration removed = registrations.remove(id);
      removed.close();
      removed.close();
    }

    @Override
    List<Integer> present() {
      assertThat(broadcast.size()).isEqualTo(registrations.size());
      return List.copyOf(registrations.keySet());
    }

    @Override
    void dispatch(int event) {
      broadcast.run(event);
    }
  }

  /** A list of ids: those that were there at first run, unless they are gone when they are due. */
  private static final class Model extends Play {
    private final List<Integer> ids = new ArrayList<>();
    private final FailurePolicy policy;

    Model(long seed, FailurePolicy policy) {
      super(seed);
      this.policy = policy;
    }

    @Override
    void add(int id) {
      ids.add(id);
    }

    @Override
    void remove(int id) {
      ids.remove((Integer) id);
    }

    @Override
    List<Integer> present() {
      return List.copyOf(ids);
    }

    @Override
    void dispatch(int event) {
      List<Thrown> failures = new ArrayList<>();
      for (int id : List.copyOf(ids)) {
        if (ids.contains(id) && (failures.isEmpty() || policy == FailurePolicy.COLLECT)) {
          try {
            called(id, event);
          } catch (Thrown thrown) {
            failures.add(thrown);
          }
        }
      }
      if (!failures.isEmpty()) {
        Thrown first = failures.remove(0);
        failures.forEach(first::addSuppressed);
        throw first;
      }
    }
  }
}
