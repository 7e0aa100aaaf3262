package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Events.Event;

/** Three that do next to nothing. */
public final class IdleSteps implements Steps {
  private long left;

  /** Makes them. */
  public IdleSteps() {}

  @Override
  public boolean five() {
    return false;
  }

  @Override
  public Checking first() {
    return event -> true;
  }

  @Override
  public Mapping second() {
    return event -> new Event(event.value() + 1);
  }

  @Override
  public Mapping third() {
    return event -> new Event(event.value() ^ 2);
  }

  @Override
  public Checking fourth() {
    return event -> (event.value() & 7) != 5;
  }

  @Override
  public Mapping fifth() {
    return event -> new Event(event.value() - 3);
  }

  @Override
  public Ending end() {
    return event -> left = left + event.value();
  }

  @Override
  public void byHand(Event event) {
    Event second = new Event(event.value() + 1);
    Event third = new Event(second.value() ^ 2);
    Event fifth = new Event(third.value() - 3);
    left = left + fifth.value();
  }

  @Override
  public long left() {
    return left;
  }
}
