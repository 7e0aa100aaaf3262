package dev.headrace.benchmarks.registries;

import com.google.common.eventbus.AllowConcurrentEvents;
import com.google.common.eventbus.Subscribe;
import dev.headrace.benchmarks.peers.Events.Event;
import net.engio.mbassy.listener.Handler;
import net.engio.mbassy.listener.References;

/** Does a little: a number that depends on each event and their order. */
@net.engio.mbassy.listener.Listener(references = References.Strong)
public final class WorkingListener implements Listener {
  private long value;

  /** Makes one. */
  public WorkingListener() {}

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
    value = 31 * value + (event.value() ^ (value >>> 7));
  }

  @Override
  public long left() {
    return value;
  }
}
