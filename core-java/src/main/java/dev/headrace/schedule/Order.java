package dev.headrace.schedule;

import dev.headrace.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The order in which systems run: each after those that it says, and otherwise as they were added
 * and became ready.
 *
 * @param systems the systems in that order; fewer where some wait for each other
 * @param problems a circle, if there is one
 */
record Order(List<SystemHandle> systems, List<Problem> problems) {

  static Order of(String where, List<SystemHandle> added) {
    Map<SystemHandle, Integer> waiting = new HashMap<>();
    Map<SystemHandle, List<SystemHandle>> next = new HashMap<>();
    for (SystemHandle system : added) {
      waiting.put(system, system.before().size());
      for (SystemHandle before : system.before()) {
        next.computeIfAbsent(before, key -> new ArrayList<>()).add(system);
      }
    }
    Queue<SystemHandle> ready = new ArrayDeque<>();
    added.stream().filter(system -> system.before().isEmpty()).forEach(ready::add);
    List<SystemHandle> ordered = new ArrayList<>();
    while (!ready.isEmpty()) {
      SystemHandle system = ready.remove();
      ordered.add(system);
      for (SystemHandle after : next.getOrDefault(system, List.of())) {
        if (waiting.merge(after, -1, Integer::sum) == 0) {
          ready.add(after);
        }
      }
    }
    return new Order(
        ordered,
        ordered.size() == added.size() ? List.of() : List.of(circle(where, added, ordered)));
  }

  /** Each that is left waits for one that is left: following them comes round. */
  private static Problem circle(
      String where, List<SystemHandle> added, List<SystemHandle> ordered) {
    Set<SystemHandle> left = new HashSet<>(added);
    ordered.forEach(left::remove);
    List<SystemHandle> path = new ArrayList<>();
    SystemHandle at = added.stream().filter(left::contains).findFirst().orElseThrow();
    while (!path.contains(at)) {
      path.add(at);
      at = at.before().stream().filter(left::contains).findFirst().orElseThrow();
    }
    List<SystemHandle> circle = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
    Collections.reverse(circle);
    return Problem.cycle(
        where,
        circle.stream().map(system -> system.system().name()).toList(),
        "leave out one of these after(…)");
  }

  /** The systems that come before another by what was said, directly or through others. */
  Map<SystemHandle, Set<SystemHandle>> ancestors() {
    Map<SystemHandle, Set<SystemHandle>> all = new HashMap<>();
    for (SystemHandle system : systems) {
      Set<SystemHandle> before = new HashSet<>(system.before());
      system.before().forEach(one -> before.addAll(all.getOrDefault(one, Set.of())));
      all.put(system, before);
    }
    return all;
  }
}
