package dev.headrace.driver.inbox;

import dev.headrace.Handler;
import dev.headrace.driver.Waker;
import dev.headrace.world.Sequence;
import java.util.Objects;

/**
 * Runs a handler for the events of an inbox. For the world's thread.
 *
 * @param <E> the type of the events
 */
public final class InboxPoller<E> {
  private final Inbox<E> inbox;
  private final Sequence sequence;
  private final Handler<? super E> handler;

  InboxPoller(Inbox<E> inbox, Sequence sequence, Handler<? super E> handler) {
    this.inbox = inbox;
    this.sequence = sequence;
    this.handler = Objects.requireNonNull(handler, "handler");
  }

  /**
   * Runs the handler for every event that is in, in order.
   *
   * @return how many there were
   * @see #poll(int)
   */
  public int poll() {
    return poll(Integer.MAX_VALUE);
  }

  /**
   * Runs the handler for the events that are in, in order. Before each the world's sequence is
   * advanced. What is offered meanwhile, by the handler too, waits for the next poll.
   *
   * <p>What the handler throws reaches the caller. Its event is gone; those behind it wait for the
   * next poll, as do those over the limit, and the {@link #wakes waker} is called for them. It
   * allocates nothing.
   *
   * @param limit how many events at most
   * @return for how many it ran
   */
  public int poll(int limit) {
    inbox.signal().lower();
    long end = inbox.end();
    int ran = 0;
    try {
      while (ran < limit) {
        E event = inbox.take(end);
        if (event == null) {
          break;
        }
        ran++;
        sequence.advance();
        handler.run(event);
      }
    } finally {
      if (inbox.isBefore(end)) {
        inbox.signal().raise();
      }
    }
    return ran;
  }

  /**
   * Has a loop woken when there is something to poll: by the first event that comes in after a poll
   * began, not by each, and by a poll that leaves some behind or comes upon one that is just being
   * put in. It is woken once now. The waker must not throw.
   *
   * @param waker wakes the loop; it takes the place of an earlier one
   * @return this poller
   */
  public InboxPoller<E> wakes(Waker waker) {
    inbox.signal().wakes(Objects.requireNonNull(waker, "waker"));
    return this;
  }

  /**
   * The inbox it polls.
   *
   * @return the inbox
   */
  public Inbox<E> inbox() {
    return inbox;
  }

  /**
   * The poller as text.
   *
   * @return which inbox and handler it joins
   */
  @Override
  public String toString() {
    return "poller of " + inbox + " for handler " + handler.name();
  }
}
