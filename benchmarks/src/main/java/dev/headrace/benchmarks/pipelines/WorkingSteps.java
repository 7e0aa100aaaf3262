package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Events.Event;

/** Five, two of which check. */
public final class WorkingSteps implements Steps {
  private long left;

  /** Makes them. */
  public WorkingSteps() {}

  @Override
  public boolean five() {
    return true;
  }

  @Override
  public Checking first() {
    return event -> (event.value() & 15) != 3;
  }

  @Override
  public Mapping second() {
    return event -> new Event(31 * event.value() + 7);
  }

  @Override
  public Mapping third() {
    return event -> new Event(event.value() ^ (event.value() >>> 11));
  }

  @Override
  public Checking fourth() {
    return event -> (event.value() & 7) != 5;
  }

  @Override
  public Mapping fifth() {
    return event -> new Event(event.value() * 5 - 3);
  }

  @Override
  public Ending end() {
    return event -> left = 31 * left + event.value();
  }

  @Override
  public void byHand(Event event) {
    if ((event.value() & 15) == 3) {
      return;
    }
    Event second = new Event(31 * event.value() + 7);
    Event third = new Event(second.value() ^ (second.value() >>> 11));
    if ((third.value() & 7) == 5) {
      return;
    }
    Event fifth = new Event(third.value() * 5 - 3);
    left = 31 * left + fifth.value();
  }

  @Override
  public long left() {
    return left;
  }
}
