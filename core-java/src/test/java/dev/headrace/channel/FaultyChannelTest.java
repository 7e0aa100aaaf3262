package dev.headrace.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.clock.ManualTimekeeper;
import dev.headrace.testing.FaultOptions;
import dev.headrace.testing.FaultyChannel;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A channel without faults keeps the contract; one with faults does what it was told. */
class FaultyChannelTest extends ChannelContract {
  private final Received received = new Received();

  @Override
  protected Halves halves() {
    ChannelPair pair = InMemoryChannel.pair("a", "b");
    return new Halves(
        FaultyChannel.wrap(pair.first(), 1, faults -> {}),
        FaultyChannel.wrap(pair.second(), 2, faults -> {}));
  }

  private FaultyChannel channel(long seed, Consumer<FaultOptions> faults) {
    ChannelPair pair = InMemoryChannel.pair("a", "b");
    pair.second().start(received);
    received.messages.clear();
    return FaultyChannel.wrap(pair.first(), seed, faults);
  }

  private static void send(FaultyChannel channel, int messages) throws Exception {
    for (int i = 0; i < messages; i++) {
      channel.send(event("" + i));
    }
  }

  @Test
  void theSameSeedMeetsTheSameFaults() throws Exception {
    send(channel(7, o -> o.drop(0.3).duplicate(0.3).reorder(0.3)), 100);
    List<String> first = received.events();
    send(channel2(), 100);
    assertThat(received.events()).isEqualTo(first).hasSizeBetween(50, 150);
  }

  private FaultyChannel channel2() {
    received.messages.clear();
    ChannelPair pair = InMemoryChannel.pair("a", "b");
    pair.second().start(received);
    return FaultyChannel.wrap(pair.first(), 7, o -> o.drop(0.3).duplicate(0.3).reorder(0.3));
  }

  @Test
  void droppedMessagesAreCounted() throws Exception {
    FaultyChannel channel = channel(7, o -> o.drop(0.5));
    send(channel, 100);
    assertThat(channel.lost() + received.messages.size()).isEqualTo(100);
    assertThat(channel.lost()).isBetween(20L, 80L);
  }

  @Test
  void doubledMessagesComeTwiceInARow() throws Exception {
    send(channel(7, o -> o.duplicate(1)), 3);
    assertThat(received.events()).containsExactly("0", "0", "1", "1", "2", "2");
  }

  @Test
  void reorderedMessagesAreOvertakenByTheNext() throws Exception {
    FaultyChannel channel = channel(7, o -> o.reorder(1));
    send(channel, 5);
    assertThat(received.events()).containsExactly("1", "0", "3", "2");
    channel.calm();
    channel.send(event("5"));
    assertThat(received.events()).containsExactly("1", "0", "3", "2", "4", "5");
  }

  @Test
  void reorderedMessagesAreAllThere() throws Exception {
    FaultyChannel channel = channel(7, o -> o.reorder(0.3));
    send(channel, 100);
    channel.calm();
    assertThat(received.events())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).mapToObj(i -> "" + i).toList())
        .isNotEqualTo(IntStream.range(0, 100).mapToObj(i -> "" + i).toList());
  }

  @Test
  void delayedMessagesComeWhenTheirTimeHasCome() throws Exception {
    ManualTimekeeper time = new ManualTimekeeper();
    FaultyChannel channel =
        channel(7, o -> o.delay(time, Duration.ofMillis(10), Duration.ofMillis(20)));
    send(channel, 50);
    time.advance(Duration.ofMillis(10).minusNanos(1));
    assertThat(received.messages).isEmpty();
    time.advance(Duration.ofMillis(5));
    assertThat(received.messages).hasSizeBetween(5, 45);
    time.advance(Duration.ofMillis(5).plusNanos(1));
    assertThat(received.messages).hasSize(50);
  }

  @Test
  void aPartitionLosesEverythingUntilItIsHealed() throws Exception {
    FaultyChannel channel = channel(7, o -> {});
    channel.partition();
    send(channel, 3);
    assertThat(channel).hasToString("faulty channel a, partitioned");
    channel.heal();
    channel.send(event("after"));
    assertThat(received.events()).containsExactly("after");
    assertThat(channel.lost()).isEqualTo(3);
  }

  @Test
  void aHalfClosedChannelSendsNoMoreAndStillReceives() throws Exception {
    ChannelPair pair = InMemoryChannel.pair("a", "b");
    FaultyChannel channel = FaultyChannel.wrap(pair.first(), 7, o -> {});
    channel.start(received);
    channel.halfClose();
    assertThatThrownBy(() -> channel.send(event("x"))).isInstanceOf(ChannelClosedException.class);
    pair.second().send(event("still"));
    assertThat(received.events()).containsExactly("still");
    assertThat(channel).hasToString("faulty channel a, half closed");
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> channel(1, o -> o.drop(1.5)))
        .hasMessage("drop(1.5) is no probability: say 0 to 1");
    assertThatThrownBy(
            () ->
                channel(
                    1, o -> o.delay(new ManualTimekeeper(), Duration.ofSeconds(2), Duration.ZERO)))
        .hasMessageContaining("say the shorter first");
  }
}
