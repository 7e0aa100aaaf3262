package dev.headrace.testing;

import dev.headrace.channel.Channel;
import dev.headrace.channel.ChannelClosedException;
import dev.headrace.channel.Message;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A channel that treats what is sent by it as a bad network would: it loses messages, brings them
 * twice, late, or in another order; it is cut in one direction, or for some time. What it receives
 * is left alone: for faults both ways, wrap both halves.
 *
 * <pre>{@code
 * ChannelPair pair = InMemoryChannel.pair("worker", "root");
 * FaultyChannel bad =
 *     FaultyChannel.wrap(pair.first(), 20261120, o -> o.drop(0.1).duplicate(0.05).reorder(0.2));
 * root.connect(bad);
 * bad.partition();
 * …
 * bad.heal();
 * }</pre>
 *
 * <p>The same seed and the same messages meet the same faults. Any thread may call it; where
 * several send, their order decides which message meets which.
 */
public final class FaultyChannel implements Channel {
  private final Channel channel;
  private final FaultOptions faults;
  private final Random random;
  private final AtomicLong lost = new AtomicLong();
  private boolean partitioned;
  private boolean halfClosed;
  private boolean calm;
  private @Nullable Message held;

  private FaultyChannel(Channel channel, long seed, FaultOptions faults) {
    this.channel = Objects.requireNonNull(channel, "channel");
    this.faults = faults;
    this.random = new Random(seed);
  }

  /**
   * Wraps a channel that was not started yet.
   *
   * @param channel the channel
   * @param seed decides which message meets which fault
   * @param faults says how often there are which
   * @return the channel to be connected in its place
   */
  public static FaultyChannel wrap(
      Channel channel, long seed, Consumer<? super FaultOptions> faults) {
    FaultOptions said = new FaultOptions();
    faults.accept(said);
    return new FaultyChannel(channel, seed, said);
  }

  @Override
  public String id() {
    return channel.id();
  }

  @Override
  public CompletionStage<?> start(Receiver receiver) {
    return channel.start(receiver);
  }

  /** Sends a message, or does to it what the seed says. */
  @Override
  public void send(Message message) throws Exception {
    Message overtaken;
    boolean twice;
    Duration delay;
    synchronized (this) {
      if (halfClosed) {
        throw new ChannelClosedException(id(), null);
      }
      if (partitioned || hits(faults.drop())) {
        lost.incrementAndGet();
        return;
      }
      if (held == null && hits(faults.reorder())) {
        held = message;
        return;
      }
      overtaken = held;
      held = null;
      twice = hits(faults.duplicate());
      delay = calm ? Duration.ZERO : faults.delay(random);
    }
    bring(message, delay);
    if (twice) {
      bring(message, delay);
    }
    if (overtaken != null) {
      bring(overtaken, delay);
    }
  }

  private boolean hits(double probability) {
    return !calm && probability > 0 && random.nextDouble() < probability;
  }

  private void bring(Message message, Duration delay) throws Exception {
    if (delay.isZero()) {
      channel.send(message);
    } else {
      faults.time().after(delay, () -> bringLate(message));
    }
  }

  private void bringLate(Message message) {
    try {
      channel.send(message);
    } catch (Exception gone) { // as a network loses what it was given
      lost.incrementAndGet();
    }
  }

  // ---- what a test does to it

  /** Loses everything that is sent from now on, without telling anybody. */
  public synchronized void partition() {
    partitioned = true;
  }

  /** Ends a partition. What was lost stays lost. */
  public synchronized void heal() {
    partitioned = false;
  }

  /** Refuses everything that is sent from now on; what the other side sends still comes. */
  public synchronized void halfClose() {
    halfClosed = true;
  }

  /**
   * Brings what was held back for another to overtake it, and meets messages with no more faults.
   *
   * @throws Exception if it can't be sent
   */
  public void calm() throws Exception {
    Message last;
    synchronized (this) {
      calm = true;
      last = held;
      held = null;
    }
    if (last != null) {
      channel.send(last);
    }
  }

  /**
   * How many messages were lost.
   *
   * @return the number so far
   */
  public long lost() {
    return lost.get();
  }

  @Override
  public CompletionStage<?> close() {
    return channel.close();
  }

  /**
   * The channel as text.
   *
   * @return its id, and what it does
   */
  @Override
  public synchronized String toString() {
    return "faulty channel "
        + id()
        + (partitioned ? ", partitioned" : "")
        + (halfClosed ? ", half closed" : "");
  }
}
