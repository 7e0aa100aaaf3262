package dev.headrace.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every place of one flow, those in arms included, so that none is lost: stages never change, so
 * who goes on from the stage before loses a step.
 */
final class Places {
  private final Set<Node> all = new LinkedHashSet<>();
  private final Set<Node> ends = new HashSet<>();
  private final List<Node> armRoots = new ArrayList<>();
  private final Map<Node, String> names = new HashMap<>();

  void add(Node place) {
    all.add(place);
  }

  void end(Node place) {
    ends.add(place);
  }

  void name(Node place, String name) {
    names.put(place, name);
  }

  /** What places are called that were named; a copy. */
  Map<Node, String> names() {
    return Map.copyOf(names);
  }

  void armRoot(Node root) {
    armRoots.add(root);
  }

  /** Where arms begin. */
  List<Node> armRoots() {
    return armRoots;
  }

  /**
   * The places that nothing comes after, though they are no ends.
   *
   * @param run those that run all the same
   */
  Set<Node> lost(List<Node> run) {
    Set<Node> lost = new LinkedHashSet<>(all);
    lost.removeAll(ends);
    run.forEach(lost::remove);
    for (Node place : all) {
      place.inputs().forEach(lost::remove);
      place.arms().forEach(arm -> lost.remove(arm.end()));
    }
    return lost;
  }
}
