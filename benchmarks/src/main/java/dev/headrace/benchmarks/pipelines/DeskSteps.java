package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Desk;
import dev.headrace.benchmarks.peers.Events.Event;

/** Five that work on what others use too. */
public final class DeskSteps implements Steps {
  private final Desk desk;

  /**
   * Makes them.
   *
   * @param desk what they work on
   */
  public DeskSteps(Desk desk) {
    this.desk = desk;
  }

  @Override
  public boolean five() {
    return true;
  }

  @Override
  public Checking first() {
    return event -> event.value() <= desk.limits.most();
  }

  @Override
  public Mapping second() {
    return event -> new Event(event.value() ^ desk.limits.most());
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
    return event -> new Event(event.value() + desk.limits.most());
  }

  @Override
  public Ending end() {
    return event -> desk.position.take(desk.limits, event);
  }

  @Override
  public void byHand(Event event) {
    if (event.value() > desk.limits.most()) {
      return;
    }
    Event second = new Event(event.value() ^ desk.limits.most());
    Event third = new Event(second.value() ^ (second.value() >>> 11));
    if ((third.value() & 7) == 5) {
      return;
    }
    Event fifth = new Event(third.value() + desk.limits.most());
    desk.position.take(desk.limits, fifth);
  }

  @Override
  public long left() {
    return desk.position.quantity;
  }
}
