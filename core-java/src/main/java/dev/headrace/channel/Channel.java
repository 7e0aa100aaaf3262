package dev.headrace.channel;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Brings messages to one other registry, and from it. Registries use it; who joins processes
 * implements it.
 *
 * <p><b>Its rules.</b>
 *
 * <ul>
 *   <li>Messages that one thread sends come out in the order in which they were sent. Whether a
 *       message arrives is not said, and that it did is known by its answer alone.
 *   <li>The receiver is called by one thread at a time, whichever it is, with what one call did
 *       visible to the next: with messages in their order, and at the end once with {@link
 *       Receiver#closed}, after which nothing comes.
 *   <li>{@link #send} does not wait. A channel that has no room refuses the message with a {@link
 *       dev.headrace.CapacityException}. It should refuse requests and events and never responses:
 *       there are not more of those than requests that were taken. Where the other side goes on
 *       asking and does not take its answers, closing is better than holding ever more of them.
 *   <li>When the other side closes, what it had sent before is still received. When this side
 *       closes, nothing more is received, and what was not yet brought there may be lost.
 * </ul>
 */
public interface Channel {

  /**
   * What the holder of this channel calls the registry at its other end.
   *
   * @return the id, always the same and not blank
   */
  String id();

  /**
   * Begins to receive. It is called once, before anything is sent. Messages may come before the
   * stage completes, and before this returns.
   *
   * @param receiver what messages are given to
   * @return completes when messages can be sent, exceptionally if that will never be
   */
  CompletionStage<?> start(Receiver receiver);

  /**
   * Sends a message, without waiting for it to arrive. Any thread may call it, also one on which
   * the receiver is being called.
   *
   * @param message the message
   * @throws ChannelClosedException if this side is closed, or knows that the other one is
   * @throws dev.headrace.CapacityException if there is no room
   * @throws Exception if the message can't be sent; the channel stays as it is
   */
  void send(Message message) throws Exception;

  /**
   * Closes this side. Any thread may call it, also one on which the receiver is being called: it
   * does not wait for that call to end. Closing again does nothing.
   *
   * @return completes when everything that the channel held is released
   */
  CompletionStage<?> close();

  /**
   * What a channel gives its messages to. It throws nothing but what is fatal to the VM: that
   * breaks the channel, and is thrown on by the thread that called.
   */
  interface Receiver {

    /**
     * Takes a message.
     *
     * @param message the message
     */
    void received(Message message);

    /**
     * Hears that something came that is no message. The channel stays open.
     *
     * @param problem what is wrong with it
     */
    void malformed(MalformedMessageException problem);

    /**
     * Hears that nothing more will come: either side closed, or the channel broke.
     *
     * @param cause why it broke, or {@code null} if it was closed
     */
    void closed(@Nullable Throwable cause);
  }
}
