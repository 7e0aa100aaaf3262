package dev.headrace.benchmarks.injection;

import dev.headrace.benchmarks.injection.Components.Tenth;
import dev.headrace.benchmarks.peers.Desk;
import dev.headrace.benchmarks.peers.Events;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Peer;
import dev.headrace.benchmarks.peers.Receiver;

/**
 * A container of some library: a turn looks something up, calls a handler, or wires it all anew.
 */
public abstract class InjectionPeer extends Peer {
  /** What the handler's first need is. */
  protected final Receiver receiver;

  /** What the handler writes. */
  protected final Desk desk = new Desk();

  private final String shape;
  private long sum;

  /**
   * Makes one.
   *
   * @param shape the case
   */
  protected InjectionPeer(String shape) {
    this.shape = shape;
    this.receiver = Receiver.of(shape.equals("call-working") ? "working" : "idle");
  }

  /**
   * Looks up the last component.
   *
   * @return it, always the same
   */
  protected abstract Tenth lookUp();

  /**
   * Calls the handler.
   *
   * @param event with this
   */
  protected abstract void call(Event event);

  /**
   * Wires ten components anew.
   *
   * @return the last
   */
  protected abstract Tenth wire();

  @Override
  public final void run(int turn) {
    switch (shape) {
      case "look-up" -> sum += lookUp().depth();
      case "wire-ten" -> sum += wire().depth();
      default -> call(Events.at(turn));
    }
  }

  @Override
  public long checksum() {
    return 31 * (31 * receiver.left() + desk.position.quantity) + sum;
  }
}
