package dev.headrace.benchmarks.registries;

import com.google.common.eventbus.AllowConcurrentEvents;
import com.google.common.eventbus.Subscribe;
import dev.headrace.benchmarks.peers.Desk;
import dev.headrace.benchmarks.peers.Events.Event;
import net.engio.mbassy.listener.Handler;
import net.engio.mbassy.listener.References;

/** Works on what others use too. */
@net.engio.mbassy.listener.Listener(references = References.Strong)
public final class DeskListener implements Listener {
  private final Desk desk;

  /**
   * Makes one.
   *
   * @param desk what it works on
   */
  public DeskListener(Desk desk) {
    this.desk = desk;
  }

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
    desk.position.take(desk.limits, event);
  }

  @Override
  public long left() {
    return desk.position.quantity;
  }
}
