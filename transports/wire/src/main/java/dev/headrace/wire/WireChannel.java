package dev.headrace.wire;

import dev.headrace.CapacityException;
import dev.headrace.Registration;
import dev.headrace.channel.Channel;
import dev.headrace.channel.ChannelClosedException;
import dev.headrace.channel.MalformedMessageException;
import dev.headrace.channel.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A channel to another process: each message is a line of JSON. {@link Wire} makes them.
 *
 * <p><b>Threads.</b> It has two of its own: one connects, reads and calls the receiver, so handlers
 * run there unless they have an executor; one writes. Both end with the channel, and are not to be
 * interrupted.
 *
 * <p><b>Closing</b> brings what was sent to the other side, as long as that reads, and waits for it
 * to close too, until the wire's {@code closeTimeout}. A child process is asked to end by the end
 * of its input, and killed when the time is over.
 *
 * <p><b>What comes in</b> and is no message is dropped, counted and told to the registry. Where it
 * was to be a call, its caller is told; where it was to be an answer, whoever waits for it is. A
 * line that is too long is not kept: its beginning says what it was to be.
 *
 * <p><b>What goes out</b> waits in a queue that is bounded by messages and by bytes, see {@link
 * WireOptions#capacity} and {@link WireOptions#maxQueuedBytes}.
 *
 * <pre>
 *   closing, broken  read: volatile   written: volatile, before the transport is closed
 *   open             read: volatile   written: by the reader
 *   quiet            read, written: racy, and harmless: it only says who writes
 *   reader, receiver written: by start, before the thread is there
 *   ends             get-and-add: how many of the two threads are still there
 * </pre>
 */
public final class WireChannel implements Channel {
  private final String id;
  private final Transport transport;
  private final Wire wire;
  private final MessageJson json;
  private final Outbox outbox;
  private final LineReader lines;
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final CompletableFuture<Void> released = new CompletableFuture<>();
  private final AtomicInteger ends = new AtomicInteger(2);
  private final LongAdder received = new LongAdder();
  private final LongAdder malformed = new LongAdder();
  private final LongAdder tooLong = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private @Nullable Thread reader;
  private volatile boolean closing;
  private volatile boolean open;
  private volatile @Nullable Throwable broken;
  private volatile boolean quiet = true;

  WireChannel(String id, Transport transport, Wire wire) {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a channel's id must not be blank: say one");
    }
    this.id = id;
    this.transport = transport;
    this.wire = wire;
    this.json = wire.json();
    WireOptions options = wire.options();
    this.outbox = new Outbox(transport, options.capacity, options.maxQueuedBytes);
    this.lines = new LineReader(transport, options.maxFrameBytes);
  }

  @Override
  public String id() {
    return id;
  }

  /**
   * What went through it.
   *
   * @return the counts until now
   */
  public WireCounts counts() {
    return new WireCounts(
        outbox.written(),
        received.sum(),
        malformed.sum(),
        tooLong.sum(),
        refused.sum(),
        outbox.waiting());
  }

  CompletionStage<Void> released() {
    return released;
  }

  // ---- sending

  @Override
  public void send(Message message) throws Exception {
    if (outbox.isClosed()) {
      throw new ChannelClosedException(id, broken);
    }
    byte[] line = json.line(message);
    if (line.length - 1 > wire.options().maxFrameBytes) {
      refused.increment();
      throw new IllegalArgumentException(
          "a message of %d bytes is too long for channel %s, which takes %d. Fix: send less at a time, or say more maxFrameBytes on both sides"
              .formatted(line.length - 1, id, wire.options().maxFrameBytes));
    }
    switch (outbox.offer(line, !(message instanceof Message.Response), mayWrite())) {
      case TAKEN -> {}
      case CLOSED -> throw new ChannelClosedException(id, broken);
      case FULL -> {
        refused.increment();
        throw new CapacityException(
            "channel " + id,
            wire.options().capacity,
            "send less, or say more capacity and maxQueuedBytes; the other side reads too slowly");
      }
      case OVERFLOWN -> {
        breakOff(
            new IOException(
                "channel %s is closed: more than %d bytes wait for a peer that does not read"
                    .formatted(id, wire.options().maxQueuedBytes)));
        throw new ChannelClosedException(id, broken);
      }
    }
  }

  /** Whether this thread may write, or else leaves it to the writer, who takes many at once. */
  private boolean mayWrite() {
    if (!open) {
      return false;
    }
    if (Thread.currentThread() == reader) {
      return !lines.hasNext();
    }
    if (quiet) {
      quiet = false;
      return true;
    }
    return false;
  }

  private void breakOff(Throwable cause) {
    if (broken == null) {
      broken = cause;
    }
    outbox.die();
    closeTransport();
  }

  // ---- beginning

  @Override
  public CompletionStage<?> start(Receiver receiver) {
    Objects.requireNonNull(receiver, "receiver");
    Thread reading;
    synchronized (this) {
      if (reader != null) {
        throw new IllegalStateException("channel " + id + " is started already");
      }
      if (closing) {
        opened.completeExceptionally(new ChannelClosedException(id, null));
        return opened;
      }
      reading = wire.thread(id + " reader", () -> read(receiver));
      reader = reading;
    }
    try {
      reading.start();
    } catch (OutOfMemoryError tooMany) { // as the JDK says of threads
      synchronized (this) {
        reader = null;
      }
      throw tooMany;
    }
    return opened;
  }

  private void read(Receiver receiver) {
    try {
      if (opens() && startsWriting()) {
        open = true;
        opened.complete(null);
        receive(receiver);
      } else {
        ended();
        receiver.closed(closing ? null : broken);
      }
    } finally {
      ended();
    }
  }

  private boolean opens() {
    Registration timeout;
    try {
      timeout = wire.after(wire.options().connectTimeout, this::tooLate);
    } catch (RuntimeException noTime) {
      return remainsShut(noTime);
    }
    try {
      transport.open();
      if (closing && outbox.waiting() == 0) { // what was sent before is still written
        return remainsShut(new ChannelClosedException(id, null));
      }
      return true;
    } catch (IOException | RuntimeException e) {
      return remainsShut(e);
    } finally {
      timeout.close();
    }
  }

  private boolean startsWriting() {
    try {
      wire.thread(id + " writer", this::write).start();
      return true;
    } catch (RuntimeException | OutOfMemoryError noThread) {
      return remainsShut(noThread);
    }
  }

  private boolean remainsShut(Throwable cause) {
    notOpened(cause);
    outbox.die();
    closeTransport();
    return false;
  }

  private void notOpened(Throwable cause) {
    Throwable why = broken == null ? cause : broken;
    if (closing) {
      opened.completeExceptionally(new ChannelClosedException(id, null));
    } else {
      IOException failure =
          new IOException("channel %s can't be opened: %s".formatted(id, why), why);
      broken = failure;
      opened.completeExceptionally(failure);
    }
  }

  private void tooLate() {
    breakOff(new IOException("it was not open within " + wire.options().connectTimeout));
  }

  private void write() {
    try {
      outbox.run();
    } catch (InterruptedException e) {
      breakOff(e);
    } finally {
      ended();
    }
  }

  // ---- receiving

  private void receive(Receiver receiver) {
    Throwable cause = null;
    try {
      while (!closing && receiveNext(receiver)) {
        // until the other side ends, or this one
      }
    } catch (IOException | RuntimeException e) {
      cause = broken == null ? e : broken;
    } catch (Throwable fatal) {
      end(receiver, fatal);
      throw fatal;
    }
    end(receiver, closing ? null : cause);
    if (closing) {
      drain();
    }
    closeTransport();
  }

  private boolean receiveNext(Receiver receiver) throws IOException {
    Thread.interrupted(); // whoever set it meant a handler
    LineReader.Next next = lines.next();
    if (closing) {
      return false;
    }
    switch (next) {
      case LINE -> line(receiver);
      case TOO_LONG -> {
        tooLong.increment();
        dropped(
            receiver,
            json.tooLong(lines.beginning(), wire.options().maxFrameBytes),
            lines.beginning(),
            0,
            lines.beginning().length);
      }
      case CUT -> {
        malformed.increment();
        receiver.malformed(new MalformedMessageException("the last line was cut off", null, null));
      }
      case END -> {
        return false;
      }
    }
    return true;
  }

  private void line(Receiver receiver) {
    Message message;
    try {
      message = json.read(lines.bytes(), lines.from(), lines.length());
    } catch (MalformedMessageException problem) {
      dropped(receiver, problem, lines.bytes(), lines.from(), lines.length());
      return;
    }
    received.increment();
    quiet = true; // before who waits for this goes on
    receiver.received(message);
  }

  /** Whoever waits for an answer is not left waiting because it can't be read. */
  private void dropped(
      Receiver receiver, MalformedMessageException problem, byte[] bytes, int from, int length) {
    malformed.increment();
    Message instead =
        json.envelope(bytes, from, length).failedAnswer(String.valueOf(problem.getMessage()));
    receiver.malformed(problem);
    if (instead != null && !closing) {
      receiver.received(instead);
    }
  }

  // ---- ending

  private void end(Receiver receiver, @Nullable Throwable cause) {
    if (!closing) {
      if (broken == null) {
        broken = cause;
      }
      outbox.die();
    }
    try {
      receiver.closed(cause);
    } finally {
      if (!closing) {
        closeTransport();
      }
    }
  }

  /** Reads on until the other side has closed too, so that it gets all of what was sent. */
  private void drain() {
    ByteBuffer nowhere = ByteBuffer.allocate(8 * 1024);
    try {
      while (transport.read(nowhere) >= 0) {
        nowhere.clear();
      }
    } catch (IOException over) {
      return; // it closed, or took too long
    }
  }

  @Override
  public CompletionStage<?> close() {
    synchronized (this) {
      if (closing) {
        return released;
      }
      closing = true;
      if (reader != null && released.isDone()) {
        return released;
      }
    }
    outbox.close();
    if (reader == null) {
      opened.completeExceptionally(new ChannelClosedException(id, null));
      closeTransport();
      released.complete(null);
    } else if (!open && outbox.waiting() == 0) {
      closeTransport();
    } else {
      Registration timeout = wire.later(wire.options().closeTimeout, this::abandon);
      released().whenComplete((nothing, thrown) -> timeout.close());
    }
    return released;
  }

  /** The other side took too long. */
  private void abandon() {
    outbox.die();
    closeTransport();
  }

  private void closeTransport() {
    try {
      transport.close();
    } catch (IOException e) {
      wire.failed("closing channel " + id, e);
    }
  }

  private void ended() {
    if (ends.decrementAndGet() == 0) {
      released.complete(null);
    }
  }

  /**
   * The channel as text.
   *
   * @return its id, and what it is made of
   */
  @Override
  public String toString() {
    return "%s channel %s%s".formatted(transport, id, closing || broken != null ? " (closed)" : "");
  }
}
