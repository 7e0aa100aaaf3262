package dev.headrace.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.CapacityException;
import dev.headrace.channel.Message.EventMessage;
import dev.headrace.testsupport.Crew;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What holds for both halves of every channel, whoever delivers its messages. */
public abstract class ChannelContract {
  protected ChannelContract() {}

  /** Two halves that are joined, and not started. */
  protected abstract Halves halves() throws Exception;

  public record Halves(Channel first, Channel second) {}

  /** Has what was sent until now received, where nobody else does. */
  protected void settle() throws Exception {}

  /** Writes down what it is given, and sees that it is one call at a time. */
  public static final class Received implements Channel.Receiver {
    public Received() {}

    public final List<Message> messages = Collections.synchronizedList(new ArrayList<>());
    public final AtomicInteger closes = new AtomicInteger();
    public final CountDownLatch closed = new CountDownLatch(1);
    public final AtomicInteger within = new AtomicInteger();
    public volatile boolean overlapped;
    public volatile boolean afterTheEnd;
    public volatile Throwable cause;
    public volatile java.util.function.Consumer<Message> action = message -> {};

    @Override
    public void received(Message message) {
      enter();
      messages.add(message);
      action.accept(message);
      within.decrementAndGet();
    }

    @Override
    public void malformed(MalformedMessageException problem) {
      throw new AssertionError(problem);
    }

    @Override
    public void closed(Throwable why) {
      enter();
      cause = why;
      closes.incrementAndGet();
      closed.countDown();
      within.decrementAndGet();
    }

    private void enter() {
      overlapped |= within.incrementAndGet() != 1;
      afterTheEnd |= closes.get() != 0;
    }

    public List<String> events() {
      synchronized (messages) {
        return messages.stream().map(message -> ((EventMessage) message).eventId()).toList();
      }
    }
  }

  public static EventMessage event(String id) {
    return new EventMessage(MessageId.random(), id, null);
  }

  protected void awaitSize(Received received, int size) throws Exception {
    while (received.messages.size() < size) {
      settle();
      pause();
    }
  }

  protected void awaitClosed(Received received) throws Exception {
    while (received.closed.getCount() != 0) {
      settle();
      pause();
    }
  }

  /** The test's timeout ends it by an interrupt. */
  private static void pause() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("waited in vain");
    }
    Thread.onSpinWait();
  }

  @Test
  void messagesComeOutInTheOrderInWhichTheyWereSent() throws Exception {
    Halves halves = halves();
    Received first = new Received();
    Received second = new Received();
    halves.first().start(first);
    halves.second().start(second);
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      sent.add("e" + i);
      halves.first().send(event("e" + i));
    }
    halves.second().send(event("back"));
    awaitSize(second, 1_000);
    awaitSize(first, 1);
    assertThat(second.events()).isEqualTo(sent);
    assertThat(first.events()).containsExactly("back");
    halves.first().close();
    awaitClosed(second);
  }

  @Test
  void whatWasSentBeforeAHalfIsStartedIsReceivedThen() throws Exception {
    Halves halves = halves();
    Received first = new Received();
    Received second = new Received();
    halves.first().start(first);
    halves.first().send(event("early"));
    halves.second().start(second);
    awaitSize(second, 1);
    assertThat(second.events()).containsExactly("early");
    halves.second().close();
    awaitClosed(first);
  }

  @Test
  void aHalfThatClosesReceivesNoMoreAndSendsNoMore() throws Exception {
    Halves halves = halves();
    Received first = new Received();
    Received second = new Received();
    halves.first().start(first);
    halves.second().start(second);
    halves.first().close().toCompletableFuture().join();
    assertThatThrownBy(() -> halves.first().send(event("late")))
        .isInstanceOf(ChannelClosedException.class)
        .hasMessageContaining(halves.first().id());
    awaitClosed(first);
    awaitClosed(second);
    assertThat(first.messages).isEmpty();
  }

  @Test
  void theOtherHalfReceivesWhatWasSentBeforeTheCloseAndIsClosedThen() throws Exception {
    Halves halves = halves();
    Received first = new Received();
    Received second = new Received();
    halves.first().start(first);
    halves.second().start(second);
    halves.first().send(event("last words"));
    halves.first().close();
    awaitClosed(second);
    assertThat(second.events()).containsExactly("last words");
    assertThat(second.closes).hasValue(1);
    assertThat(second.cause).isNull();
    assertThatThrownBy(() -> halves.second().send(event("nobody there")))
        .isInstanceOf(ChannelClosedException.class);
  }

  @Test
  void closingTwiceByAnySideIsHeardOnce() throws Exception {
    Halves halves = halves();
    Received first = new Received();
    Received second = new Received();
    halves.first().start(first);
    halves.second().start(second);
    halves.first().close();
    halves.second().close();
    halves.first().close();
    halves.second().close();
    awaitClosed(first);
    awaitClosed(second);
    settle();
    assertThat(first.closes).hasValue(1);
    assertThat(second.closes).hasValue(1);
  }

  @Test
  void aReceiverMayCloseItsChannelAndHearsNothingAfterThat() throws Exception {
    Halves halves = halves();
    Received first = new Received();
    Received second = new Received();
    second.action = message -> halves.second().close();
    halves.first().start(first);
    halves.second().start(second);
    for (int i = 0; i < 3; i++) {
      try {
        halves.first().send(event("e" + i));
      } catch (ChannelClosedException heard) {
        break;
      }
    }
    awaitClosed(second);
    awaitClosed(first);
    assertThat(second.events()).containsExactly("e0");
    assertThat(second.afterTheEnd).isFalse();
  }

  @Test
  void aReceiverMaySendAndTheStackStaysFlat() throws Exception {
    Halves halves = halves();
    Received first = new Received();
    Received second = new Received();
    int rounds = 20_000;
    first.action = message -> bounce(halves.first(), first, rounds);
    second.action = message -> bounce(halves.second(), second, rounds);
    halves.first().start(first);
    halves.second().start(second);
    halves.first().send(event("ball"));
    awaitSize(second, rounds);
    assertThat(first.overlapped || second.overlapped).isFalse();
    halves.first().close();
    awaitClosed(second);
  }

  private static void bounce(Channel channel, Received received, int rounds) {
    if (received.messages.size() < rounds) {
      try {
        channel.send(event("ball"));
      } catch (ChannelClosedException over) {
        // the other side has had enough
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void receiversAreCalledByOneThreadAtATimeHoweverManySend() throws Exception {
    Halves halves = halves();
    Received first = new Received();
    Received second = new Received();
    halves.first().start(first);
    halves.second().start(second);
    int threads = 3;
    int each = 2_000;
    new Crew()
        .add(
            threads,
            () -> {
              String name = Thread.currentThread().getName();
              for (int i = 0; i < each; i++) {
                halves.first().send(event(name + ":" + i));
              }
            })
        .run();
    awaitSize(second, threads * each);
    assertThat(second.overlapped).isFalse();
    for (int thread = 0; thread < threads; thread++) {
      String name = "crew-" + thread + ":";
      assertThat(second.events().stream().filter(id -> id.startsWith(name)))
          .isEqualTo(java.util.stream.IntStream.range(0, each).mapToObj(i -> name + i).toList());
    }
    halves.second().close();
    awaitClosed(first);
  }

  @Test
  void closingWhileOthersSendEndsBothSidesOnce() throws Exception {
    for (int run = 0; run < 40; run++) {
      Halves halves = halves();
      Received first = new Received();
      Received second = new Received();
      halves.first().start(first);
      halves.second().start(second);
      new Crew()
          .add(1, () -> sendUntilClosed(halves.first()))
          .add(1, () -> sendUntilClosed(halves.second()))
          .add(
              1,
              () -> {
                awaitSize(first, 1);
                halves.second().close();
              })
          .run();
      awaitClosed(first);
      awaitClosed(second);
      assertThat(first.afterTheEnd || second.afterTheEnd).isFalse();
      assertThat(first.overlapped || second.overlapped).isFalse();
      assertThat(first.closes).hasValue(1);
      assertThat(second.closes).hasValue(1);
    }
  }

  private void sendUntilClosed(Channel channel) throws Exception {
    try {
      while (true) {
        try {
          channel.send(event("e"));
        } catch (CapacityException full) {
          Thread.onSpinWait();
        }
        settle();
      }
    } catch (ChannelClosedException over) {
      // as it should be
    }
  }
}
