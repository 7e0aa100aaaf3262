package dev.headrace.benchmarks.registries;

import com.google.common.eventbus.AllowConcurrentEvents;
import com.google.common.eventbus.Subscribe;
import dev.headrace.benchmarks.peers.Events.Event;
import net.engio.mbassy.listener.Handler;
import net.engio.mbassy.listener.References;

/** Does as little as can be checked. */
@net.engio.mbassy.listener.Listener(references = References.Strong)
public final class IdleListener implements Listener {
  private long total;

  /** Makes one. */
  public IdleListener() {}

  @Override
  public void run(Event event) {
    hear(event);
  }

  /**
   * What libraries find by its annotation. No other method overrides it, as annotations are on
   * bridges too.
   *
   * @param event what happened
   */
  @Subscribe
  @AllowConcurrentEvents
  @org.greenrobot.eventbus.Subscribe
  @Handler
  public void hear(Event event) {
    total += event.value();
  }

  @Override
  public long left() {
    return total;
  }
}
