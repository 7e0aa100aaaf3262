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
  @Subscribe
  @AllowConcurrentEvents
  @org.greenrobot.eventbus.Subscribe
  @Handler
  public void run(Event event) {
    value = 31 * value + (event.value() ^ (value >>> 7));
  }

  @Override
  public long left() {
    return value;
  }
}
