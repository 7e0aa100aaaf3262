package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.Events.Event;

/** A listener that is called, and guarded. */
final class RowOfOne implements Row {
  private final Listener only;
  private long failed;

  RowOfOne(Listener only) {
    this.only = only;
  }

  @Override
  public void publish(Event event) {
    try {
      only.run(event);
    } catch (RuntimeException failure) {
      failed++;
    }
  }

  @Override
  public long failed() {
    return failed;
  }
}
