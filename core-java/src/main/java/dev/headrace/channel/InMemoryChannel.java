package dev.headrace.channel;

import dev.headrace.CapacityException;
import dev.headrace.internal.flow.Failures;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One half of a channel between two registries of one process: for tests, for plugins, and for
 * parts of a program that are to be taken apart later. Messages are handed over as they are, or
 * {@linkplain InMemoryOptions#serialising as data}.
 *
 * <p>A half's id is what its holder calls the registry at the other end:
 *
 * <pre>{@code
 * ChannelPair pair = InMemoryChannel.pair("worker", "root");
 * root.connect(pair.first());    // root calls it "worker"
 * worker.connect(pair.second()); // worker calls it "root", which is its router
 * }</pre>
 *
 * <p>Messages are received on the thread that sends, on an executor, or by who {@linkplain #poll
 * polls}. Closing one half ends its receiving at once; the other receives what was sent before, and
 * is closed then. Until then what it sends goes nowhere.
 *
 * <pre>
 *   inbox     a concurrent queue: messages, and at the end CLOSED
 *   size      get-and-add: messages in the inbox; read only where there is a capacity
 *   work      get-and-add: reasons to look at the inbox; whoever makes it 1 looks, until it is 0
 *   receiver  read: by who looks   written: by start, volatile
 *   over      read, written: by who looks
 *   fatal     written: by who looks, who throws it on when it has done; read: volatile, harmless
 *             where two throw it
 *   closed    read: volatile   written: volatile, before there is another reason to look
 * </pre>
 */
public final class InMemoryChannel implements Channel {
  private static final int TURN = 256;
  private static final Object CLOSED = new Object();
  private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

  private final String id;
  private final @Nullable Executor executor;
  private final @Nullable Codec codec;
  private final int capacity;
  private final ConcurrentLinkedQueue<Object> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicInteger work = new AtomicInteger();
  private final Runnable looking = this::run;
  private InMemoryChannel peer = this; // until they are paired
  private volatile @Nullable Receiver receiver;
  private volatile boolean closed;
  private volatile @Nullable Throwable broken;
  private boolean over;
  private volatile @Nullable Throwable fatal;
  private volatile boolean thrownOn;

  private InMemoryChannel(String id, InMemoryOptions options) {
    this.id = Ids.requireChannel(id);
    this.executor = options.executor();
    this.codec = options.codec();
    this.capacity = options.capacity();
  }

  /**
   * Makes a pair of channels whose messages are received on the thread that sends.
   *
   * @param first the id of the first half: what its holder calls the other registry
   * @param second the id of the second half
   * @return the halves
   */
  public static ChannelPair pair(String first, String second) {
    return pair(first, second, options -> {});
  }

  /**
   * Makes a pair of channels with options.
   *
   * @param first the id of the first half: what its holder calls the other registry
   * @param second the id of the second half
   * @param options says them, such as {@code o -> o.deliverOn(pool).serialising(json)}
   * @return the halves
   */
  public static ChannelPair pair(
      String first, String second, Consumer<? super InMemoryOptions> options) {
    InMemoryOptions said = new InMemoryOptions();
    options.accept(said);
    InMemoryChannel one = new InMemoryChannel(first, said);
    InMemoryChannel other = new InMemoryChannel(second, said);
    one.peer = other;
    other.peer = one;
    return new ChannelPair(one, other);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public CompletionStage<?> start(Receiver receiver) {
    Objects.requireNonNull(receiver, "receiver");
    if (this.receiver != null) {
      throw new IllegalStateException("channel " + id + " is started already");
    }
    this.receiver = receiver;
    look();
    return DONE;
  }

  // ---- sending

  @Override
  public void send(Message message) throws Exception {
    if (closed) {
      throw new ChannelClosedException(id, broken);
    }
    Codec encoding = codec;
    peer.take(message, encoding == null ? message : MessageData.encode(message, encoding));
  }

  private void take(Message message, Object sent) {
    if (closed) {
      return; // the sender will hear of it
    }
    if (capacity != Integer.MAX_VALUE
        && size.getAndIncrement() >= capacity
        && !(message instanceof Message.Response)) {
      size.getAndDecrement();
      throw new CapacityException(
          "channel " + peer.id, capacity, "receive faster, send less, or give it more capacity");
    }
    inbox.add(sent);
    look();
  }

  // ---- receiving

  /** Sees to it that somebody looks at the inbox. */
  private void look() {
    Executor where = executor;
    if (where == null || work.getAndIncrement() != 0) {
      return;
    }
    execute(where);
  }

  private void execute(Executor where) {
    if (where == InMemoryOptions.SENDER) {
      run();
      return;
    }
    try {
      where.execute(looking);
    } catch (Throwable rejected) {
      if (rejected == fatal) { // the executor runs on this thread, and took it
        throw Failures.<RuntimeException>unchanged(rejected);
      }
      broken = rejected;
      end();
      run();
      if (Failures.isFatal(rejected)) {
        throw Failures.<RuntimeException>unchanged(rejected);
      }
    }
  }

  /** Receives until there is no reason to look any more, or others should have their turn. */
  private void run() {
    int seen = 1;
    int turn = executor == InMemoryOptions.SENDER ? Integer.MAX_VALUE : TURN;
    do {
      while (turn > 0 && receiveNext()) {
        turn -= turn == Integer.MAX_VALUE ? 0 : 1;
      }
      if (turn == 0) {
        execute(Objects.requireNonNull(executor));
        return;
      }
      seen = work.addAndGet(-seen);
    } while (seen != 0);
    rethrowFatal();
  }

  /**
   * Receives what has come until now, on this thread; for channels that are {@linkplain
   * InMemoryOptions#pumped pumped}. It does nothing while another thread is at it.
   *
   * @return how many messages that were
   */
  public int poll() {
    if (work.getAndIncrement() != 0) {
      return 0;
    }
    int count = 0;
    int waiting = inbox.size();
    while (count < waiting && receiveNext()) {
      count++;
    }
    endPolling();
    rethrowFatal();
    return count;
  }

  /** Closing while somebody polls leaves the rest to the one who polls. */
  private void endPolling() {
    int seen = 1;
    do {
      if (closed) {
        receiveNext();
      }
      seen = work.addAndGet(-seen);
    } while (seen != 0);
  }

  /** Receives one message; false where there is none, or no more will come. */
  private boolean receiveNext() {
    Receiver receiving = receiver;
    if (receiving == null || over) {
      return false;
    }
    Object next = closed ? CLOSED : inbox.poll();
    if (next == null) {
      return false;
    }
    if (next == CLOSED) {
      closed = true;
      over = true;
      inbox.clear();
      try {
        receiving.closed(broken);
      } catch (Throwable thrown) {
        fatal(thrown);
      }
      return false;
    }
    if (capacity != Integer.MAX_VALUE) {
      size.getAndDecrement();
    }
    try {
      deliver(receiving, next);
    } catch (Throwable thrown) { // a receiver throws nothing but what is fatal
      fatal(thrown);
    }
    return true;
  }

  /** The channel is of no more use; whoever looks at the inbox hears of it when it has ended. */
  private void fatal(Throwable thrown) {
    if (fatal == null) {
      fatal = thrown;
      broken = thrown;
      end();
    }
  }

  private void rethrowFatal() {
    Throwable thrown = fatal;
    if (thrown != null && !thrownOn) {
      thrownOn = true;
      throw Failures.<RuntimeException>unchanged(thrown);
    }
  }

  private static void deliver(Receiver receiving, Object sent) {
    if (sent instanceof Message message) {
      receiving.received(message);
      return;
    }
    Message message;
    try {
      message = MessageData.decode((Map<?, ?>) sent);
    } catch (MalformedMessageException problem) {
      receiving.malformed(problem);
      return;
    }
    receiving.received(message);
  }

  // ---- closing

  @Override
  public CompletionStage<?> close() {
    if (!closed) {
      end();
      if (work.getAndIncrement() == 0) { // on this thread, whoever receives otherwise
        run();
      }
    }
    return DONE;
  }

  private void end() {
    closed = true;
    if (!peer.closed) {
      peer.inbox.add(CLOSED);
      peer.look();
    }
  }

  /**
   * The channel as text.
   *
   * @return its id, and whether it is open
   */
  @Override
  public String toString() {
    return "in-memory channel " + id + (closed ? " (closed)" : "");
  }
}
