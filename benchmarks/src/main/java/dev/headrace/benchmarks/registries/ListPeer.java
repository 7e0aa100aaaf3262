package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.Events.Event;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The JDK's {@link CopyOnWriteArrayList}, and a loop that guards each call. */
final class ListPeer extends Publishing {
  private final List<Listener> list;
  private long failed;

  ListPeer(Listeners listeners) {
    super(listeners);
    this.list = new CopyOnWriteArrayList<>(listeners.all());
  }

  @Override
  protected void publish(Event event) {
    for (Listener listener : list) {
      try {
        listener.run(event);
      } catch (RuntimeException failure) {
        failed++;
      }
    }
  }

  @Override
  public long checksum() {
    return super.checksum() + failed;
  }
}
