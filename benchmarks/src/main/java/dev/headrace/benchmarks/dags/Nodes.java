package dev.headrace.benchmarks.dags;

import dev.headrace.benchmarks.peers.Desk;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.pipelines.Ending;
import dev.headrace.benchmarks.pipelines.Mapping;

/**
 * The steps of a graph: one that all begin with, two that need what it gives, one that needs both,
 * and an end.
 *
 * @param root the first
 * @param left needs what the first gives
 * @param right needs what the first gives
 * @param merge needs what those two give
 * @param end takes what comes out
 */
public record Nodes(Mapping root, Mapping left, Mapping right, Merging merge, Ending end) {
  /** What has come out. */
  public static final class Left {
    Left() {}

    long value;

    /**
     * Takes one.
     *
     * @param event this
     */
    public void add(Event event) {
      value = 31 * value + event.value();
    }
  }

  static Nodes idle(Left left) {
    return new Nodes(
        event -> new Event(event.value() + 1),
        event -> new Event(event.value() ^ 2),
        event -> new Event(event.value() - 3),
        (one, other) -> new Event(one.value() + other.value()),
        left::add);
  }

  static Nodes working(Left left) {
    return new Nodes(
        event -> new Event(31 * event.value() + 7),
        event -> new Event(event.value() ^ (event.value() >>> 11)),
        event -> new Event(event.value() * 5 - 3),
        (one, other) -> new Event(31 * one.value() ^ other.value() * 17),
        left::add);
  }

  static Nodes onDesk(Desk desk) {
    return new Nodes(
        event -> new Event(event.value() ^ desk.limits.most()),
        event -> new Event(event.value() ^ (event.value() >>> 11)),
        event -> new Event(event.value() + desk.limits.most()),
        (one, other) -> new Event(31 * one.value() ^ other.value() * 17),
        event -> desk.position.take(desk.limits, event));
  }
}
