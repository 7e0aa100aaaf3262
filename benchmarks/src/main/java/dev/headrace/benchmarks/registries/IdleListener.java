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
  @Subscribe
  @AllowConcurrentEvents
  @org.greenrobot.eventbus.Subscribe
  @Handler
  public void run(Event event) {
    total += event.value();
  }

  @Override
  public long left() {
    return total;
  }
}
