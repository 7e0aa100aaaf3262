package dev.headrace.benchmarks.dags;

import dev.headrace.benchmarks.peers.Desk;
import dev.headrace.benchmarks.peers.Events;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Peer;

/** A graph of some library. */
public abstract class DagPeer extends Peer {
  /** What it works on. */
  protected final Nodes.Left left = new Nodes.Left();

  /** What steps with resources work on. */
  protected final Desk desk = new Desk();

  /** The steps. */
  protected final Nodes nodes;

  /**
   * Makes one.
   *
   * @param shape the case
   */
  protected DagPeer(String shape) {
    this.nodes =
        switch (shape) {
          case "idle" -> Nodes.idle(left);
          case "working" -> Nodes.working(left);
          default -> Nodes.onDesk(desk);
        };
  }

  /**
   * Lets an event through.
   *
   * @param event this
   */
  protected abstract void send(Event event);

  @Override
  public final void run(int turn) {
    send(Events.at(turn));
  }

  @Override
  public long checksum() {
    return left.value ^ desk.position.quantity;
  }
}
