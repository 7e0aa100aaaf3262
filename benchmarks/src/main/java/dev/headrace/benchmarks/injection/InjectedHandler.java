package dev.headrace.benchmarks.injection;

import dev.headrace.benchmarks.injection.Components.Tenth;
import dev.headrace.benchmarks.peers.Desk;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Receiver;
import jakarta.inject.Inject;

/** A handler whose three needs are given to its constructor. */
public final class InjectedHandler {
  private final Receiver receiver;
  private final Desk desk;
  private final Tenth tenth;

  /**
   * Makes one.
   *
   * @param receiver what takes the events
   * @param desk what is written
   * @param tenth what is read
   */
  @Inject
  public InjectedHandler(Receiver receiver, Desk desk, Tenth tenth) {
    this.receiver = receiver;
    this.desk = desk;
    this.tenth = tenth;
  }

  /**
   * Handles an event.
   *
   * @param event this
   */
  public void handle(Event event) {
    receiver.accept(event);
    desk.position.quantity += tenth.depth();
  }
}
