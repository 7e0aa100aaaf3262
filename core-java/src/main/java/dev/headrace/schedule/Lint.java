package dev.headrace.schedule;

import dev.headrace.Problem;
import dev.headrace.world.Binding;
import dev.headrace.world.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds systems that share a resource, of which one writes it, where nobody said which runs first:
 * they run in the order in which they were added, and what they find changes when that does.
 */
final class Lint {
  private Lint() {}

  static List<Problem> of(String scheduler, Order order) {
    Map<SystemHandle, Set<SystemHandle>> ancestors = order.ancestors();
    List<Problem> found = new ArrayList<>();
    List<SystemHandle> systems = order.systems();
    for (int i = 0; i < systems.size(); i++) {
      for (int j = 0; j < i; j++) {
        SystemHandle later = systems.get(i);
        SystemHandle earlier = systems.get(j);
        if (!ancestors.getOrDefault(later, Set.of()).contains(earlier)) {
          for (Key<?> shared : raced(earlier.system().binding(), later.system().binding())) {
            found.add(problem(scheduler, earlier, later, shared));
          }
        }
      }
    }
    return found;
  }

  private static Set<Key<?>> raced(Binding one, Binding other) {
    Set<Key<?>> raced = new HashSet<>();
    for (Key<?> written : one.writes()) {
      if (other.reads().contains(written) || other.writes().contains(written)) {
        raced.add(written);
      }
    }
    for (Key<?> written : other.writes()) {
      if (one.reads().contains(written)) {
        raced.add(written);
      }
    }
    return raced;
  }

  private static Problem problem(
      String scheduler, SystemHandle earlier, SystemHandle later, Key<?> shared) {
    return new Problem(
        Problem.Kind.INVALID,
        "scheduler " + scheduler,
        "%s and %s share %s, one of them writes it, and nobody says which runs first"
            .formatted(earlier.system().name(), later.system().name(), shared),
        "say %s.after(%s), or the other way round"
            .formatted(later.system().name(), earlier.system().name()));
  }
}
