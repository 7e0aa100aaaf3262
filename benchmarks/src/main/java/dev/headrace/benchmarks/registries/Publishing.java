package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.Events;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Peer;

/** Something that events are published to. */
public abstract class Publishing extends Peer {
  private final Listeners listeners;

  /**
   * Makes one.
   *
   * @param listeners who listens
   */
  protected Publishing(Listeners listeners) {
    this.listeners = listeners;
  }

  /**
   * Publishes.
   *
   * @param event this
   */
  protected abstract void publish(Event event);

  @Override
  public final void run(int turn) {
    publish(Events.at(turn));
  }

  @Override
  public long checksum() {
    return listeners.checksum();
  }
}
