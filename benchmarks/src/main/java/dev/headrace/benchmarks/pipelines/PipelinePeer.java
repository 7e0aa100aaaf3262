package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Events;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Peer;

/** A pipeline of some library. */
public abstract class PipelinePeer extends Peer {
  /** What it is made of. */
  protected final Steps steps;

  /**
   * Makes one.
   *
   * @param steps of these
   */
  protected PipelinePeer(Steps steps) {
    this.steps = steps;
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
    return steps.left();
  }
}
