package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.Events.Event;
import java.util.List;

/** Calls that are written out, one after another. */
final class ByHand extends Publishing {
  private final Row row;

  ByHand(Listeners listeners) {
    super(listeners);
    List<Listener> all = listeners.all();
    this.row =
        switch (all.size()) {
          case 1 -> new RowOfOne(all.get(0));
          case 10 -> new RowOfTen(all);
          default -> new RowOfRows(all);
        };
  }

  @Override
  protected void publish(Event event) {
    row.publish(event);
  }

  @Override
  public long checksum() {
    return super.checksum() + row.failed();
  }
}
