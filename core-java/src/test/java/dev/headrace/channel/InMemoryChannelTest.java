package dev.headrace.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.CapacityException;
import dev.headrace.channel.Message.EventMessage;
import dev.headrace.channel.Message.ExecuteResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Channels in memory: every form keeps the contract, and what is their own besides. */
class InMemoryChannelTest {
  abstract static class InMemory extends ChannelContract {
    private final List<ChannelPair> pairs = Collections.synchronizedList(new ArrayList<>());

    abstract void options(InMemoryOptions options);

    @Override
    protected Halves halves() {
      ChannelPair pair = InMemoryChannel.pair("a", "b", this::options);
      pairs.add(pair);
      return new Halves(pair.first(), pair.second());
    }

    ChannelPair last() {
      return pairs.get(pairs.size() - 1);
    }
  }

  @Nested
  class OnTheSendersThread extends InMemory {
    @Override
    void options(InMemoryOptions options) {}
  }

  @Nested
  class OnTheSendersThreadAsData extends InMemory {
    @Override
    void options(InMemoryOptions options) {
      options.serialising(Codec.plain());
    }
  }

  @Nested
  class Pumped extends InMemory {
    @Override
    void options(InMemoryOptions options) {
      options.pumped();
    }

    @Override
    protected void settle() {
      last().poll();
    }
  }

  @Nested
  class PumpedAsData extends InMemory {
    @Override
    void options(InMemoryOptions options) {
      options.pumped().serialising(Codec.plain());
    }

    @Override
    protected void settle() {
      last().poll();
    }
  }

  @Nested
  class OnAnExecutor extends InMemory {
    private ExecutorService pool;

    @BeforeEach
    void start() {
      pool = Executors.newFixedThreadPool(2);
    }

    @AfterEach
    void stop() throws Exception {
      pool.shutdown();
      assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    void options(InMemoryOptions options) {
      options.deliverOn(pool);
    }
  }

  private final ChannelContract.Received received = new ChannelContract.Received();

  private ChannelPair pair(Consumer<InMemoryOptions> options) {
    ChannelPair pair = InMemoryChannel.pair("a", "b", options);
    pair.second().start(received);
    return pair;
  }

  @Test
  void aHalfIsCalledWhatItsHolderCallsThePeer() {
    ChannelPair pair = InMemoryChannel.pair("worker", "root");
    assertThat(pair.first().id()).isEqualTo("worker");
    assertThat(pair.second().id()).isEqualTo("root");
    assertThat(pair.first()).hasToString("in-memory channel worker");
    pair.first().close();
    assertThat(pair.first()).hasToString("in-memory channel worker (closed)");
  }

  @Test
  void messagesAreHandedOverAsTheyAre() throws Exception {
    ChannelPair pair = pair(options -> {});
    Message sent = new EventMessage(MessageId.random(), "e", new Object());
    pair.first().send(sent);
    assertThat(received.messages.get(0)).isSameAs(sent);
  }

  @Test
  void asDataPayloadsAreCopied() throws Exception {
    ChannelPair pair = pair(options -> options.serialising(Codec.plain()));
    Map<String, Object> payload = new java.util.HashMap<>(Map.of("a", List.of(1, "x", true)));
    pair.first().send(new EventMessage(MessageId.of("m1"), "e", payload));
    payload.clear();
    assertThat(received.messages)
        .containsExactly(
            new EventMessage(
                MessageId.of("m1"), "e", new Data(Map.of("a", List.of(1, "x", true)))));
  }

  @Test
  void whatCantBeEncodedFailsToBeSentAndTheChannelStays() throws Exception {
    ChannelPair pair = pair(options -> options.serialising(Codec.plain()));
    assertThatThrownBy(
            () -> pair.first().send(new EventMessage(MessageId.random(), "e", new Object())))
        .hasMessage(
            "no data can be made of a java.lang.Object: give the registry and the channel a codec that knows it");
    pair.first().send(ChannelContract.event("next"));
    assertThat(received.events()).containsExactly("next");
  }

  @Test
  void aFullChannelRefusesRequestsAndEventsAndTakesAnswers() throws Exception {
    ChannelPair pair = pair(options -> options.pumped().capacity(2));
    pair.first().send(ChannelContract.event("one"));
    pair.first().send(ChannelContract.event("two"));
    assertThatThrownBy(() -> pair.first().send(ChannelContract.event("three")))
        .isInstanceOf(CapacityException.class)
        .hasMessageStartingWith("channel a is full: it holds 2");
    pair.first().send(new ExecuteResponse(MessageId.random(), MessageId.random(), null, null));
    assertThat(pair.poll()).isEqualTo(3);
    pair.first().send(ChannelContract.event("three"));
    assertThat(pair.poll()).isEqualTo(1);
  }

  @Test
  void aPollReceivesWhatWasThereWhenItBegan() throws Exception {
    ChannelPair pair = InMemoryChannel.pair("a", "b", InMemoryOptions::pumped);
    received.action =
        message -> {
          try {
            pair.first().send(ChannelContract.event("more"));
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        };
    pair.second().start(received);
    pair.first().send(ChannelContract.event("first"));
    assertThat(pair.second().poll()).isEqualTo(1);
    assertThat(pair.second().poll()).isEqualTo(1);
    assertThat(pair.first().poll()).isZero();
  }

  @Test
  void aChannelWhoseExecutorTakesNoMoreIsBrokenAtBothEnds() throws Exception {
    RejectedExecutionException full = new RejectedExecutionException("no more");
    boolean[] open = {true};
    ChannelPair pair =
        pair(
            options ->
                options.deliverOn(
                    task -> {
                      if (!open[0]) {
                        throw full;
                      }
                      task.run();
                    }));
    ChannelContract.Received first = new ChannelContract.Received();
    pair.first().start(first);
    open[0] = false;
    pair.first().send(ChannelContract.event("lost"));
    assertThat(received.cause).isSameAs(full);
    assertThat(first.closes).hasValue(1);
    assertThatThrownBy(() -> pair.second().send(ChannelContract.event("x")))
        .isInstanceOf(ChannelClosedException.class)
        .hasCause(full);
  }

  @Test
  void aHalfIsStartedOnce() {
    ChannelPair pair = pair(options -> {});
    assertThatThrownBy(() -> pair.second().start(received))
        .hasMessage("channel b is started already");
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> pair(options -> options.capacity(0)))
        .hasMessageContaining("say 1 or more");
    assertThatThrownBy(() -> InMemoryChannel.pair(" ", "b"))
        .hasMessage("a channel's id must not be blank: say one such as \"worker\"");
  }
}
