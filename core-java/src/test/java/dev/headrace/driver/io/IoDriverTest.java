package dev.headrace.driver.io;

import static java.nio.channels.SelectionKey.OP_READ;
import static java.nio.channels.SelectionKey.OP_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.HeadraceException;
import dev.headrace.StaleHandleException;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.Key;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pipes are ready as soon as they are written to, so what a poll finds is certain. */
class IoDriverTest {
  private Loop loop;
  private final List<Object> log = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64);

  @BeforeEach
  void open() throws IOException {
    loop = new Loop();
  }

  @AfterEach
  void close() throws IOException {
    loop.close();
  }

  /** A pipe that has something to read. */
  private Pipe full() throws IOException {
    Pipe pipe = empty();
    write(pipe);
    return pipe;
  }

  private Pipe empty() throws IOException {
    Pipe pipe = Pipe.open();
    loop.closes(pipe.sink());
    loop.closes(pipe.source());
    return pipe;
  }

  private void write(Pipe pipe) throws IOException {
    pipe.sink().write(buffer.clear().limit(1));
  }

  private Handler<IoEvent> logs(Object what) {
    return Handler.of(event -> log.add(what));
  }

  private Handler<IoEvent> reads(Object what) {
    return Loop.handler(
        event -> {
          log.add(what);
          event.channel(Pipe.SourceChannel.class).read(buffer.clear());
        });
  }

  @Test
  void aHandlerRunsEachTimeItsChannelIsReady() throws IOException {
    Pipe pipe = full();
    IoToken token = loop.driver.register(pipe.source(), OP_READ, logs("ready"));
    assertThat(loop.poller.pollNow()).isOne();
    assertThat(loop.poller.poll()).as("it is still ready").isOne();
    token.arm(reads("read"));
    assertThat(loop.poller.poll(Duration.ofSeconds(1))).isOne();
    assertThat(loop.poller.pollNow()).isZero();
    assertThat(log).containsExactly("ready", "ready", "read");
  }

  @Test
  void theEventShowsTheTokenTheChannelAndWhatItIsReadyFor() throws IOException {
    Pipe pipe = full();
    IoToken token =
        loop.driver.register(
            pipe.source(),
            OP_READ,
            Handler.of(
                event -> {
                  log.add(event);
                  log.add(event.token());
                  log.add(event.channel());
                  log.add(event.ready());
                  assertThat(event.isReadable()).isTrue();
                  assertThat(event.isWritable()).isFalse();
                  assertThat(event.isAcceptable()).isFalse();
                  assertThat(event.isConnectable()).isFalse();
                  assertThat(event.isWake()).isFalse();
                  assertThat(event.toString()).startsWith("read of token of ");
                  assertThatThrownBy(() -> event.channel(Pipe.SinkChannel.class))
                      .isInstanceOf(ClassCastException.class)
                      .hasMessageContaining("is about no SinkChannel");
                }));
    loop.poller.poll();
    assertThat(log.subList(1, 4)).containsExactly(token, pipe.source(), OP_READ);
    assertThat(log.get(0)).hasToString("no event");
    loop.poller.poll();
    assertThat(log.get(4)).as("the same each time").isSameAs(log.get(0));
  }

  @Test
  void theSequenceIsAdvancedBeforeEachHandler() throws IOException {
    Handler<IoEvent> numbers = Handler.of(event -> log.add(loop.world.sequence().get()));
    loop.driver.register(full().source(), OP_READ, numbers);
    loop.driver.register(full().source(), OP_READ, numbers);
    loop.driver.register(empty().source(), OP_READ, numbers);
    loop.poller.poll();
    assertThat(log).containsExactly(1L, 2L);
  }

  @Test
  void aHandlerThatRunsOnceLeavesAMaskedChannelUntilItIsArmed() throws IOException {
    Pipe pipe = full();
    IoToken token = loop.driver.registerOnce(pipe.source(), OP_READ, logs("once"));
    assertThat(loop.poller.poll()).isOne();
    assertThat(token.isArmed()).isFalse();
    assertThat(token.isOpen()).isTrue();
    assertThat(pipe.source().keyFor(selector()).interestOps()).isZero();
    loop.driver.waker().wake();
    assertThat(loop.poller.poll()).as("masked, so only the waker ends the waiting").isZero();
    token.armOnce(logs("again"));
    assertThat(loop.poller.poll()).isOne();
    assertThat(loop.poller.pollNow()).isZero();
    assertThat(log).containsExactly("once", "again");
  }

  private Selector selector() {
    return loop.driver.readiness().selector();
  }

  @Test
  void aHandlerThatRunsOnceMayArmItsTokenAgainAsItRuns() throws IOException {
    Handler<IoEvent> again =
        new Handler<>() {
          @Override
          public void run(IoEvent event) {
            log.add("ran");
            event.token().armOnce(this);
          }
        };
    loop.driver.registerOnce(full().source(), OP_READ, again);
    assertThat(loop.poller.poll()).isOne();
    assertThat(loop.poller.poll()).isOne();
    assertThat(log).hasSize(2);
  }

  @Test
  void aChannelWhoseHandlerHasRunMayBeRegisteredAnewAndTheOldTokenIsStale() throws IOException {
    Pipe pipe = full();
    IoToken[] tokens = new IoToken[1];
    IoToken old =
        loop.driver
            .registerOnce(
                pipe.source(),
                OP_READ,
                Loop.handler(
                    event ->
                        tokens[0] = loop.driver.register(pipe.source(), OP_READ, reads("second"))))
            .owning();
    loop.poller.poll();
    assertThat(old.isOpen()).isFalse();
    old.close();
    assertThatThrownBy(() -> old.arm(logs("old")))
        .isInstanceOf(StaleHandleException.class)
        .hasMessageContaining("was closed. Fix: register the channel, or another, anew");
    assertThat(loop.poller.poll()).isOne();
    assertThat(log).containsExactly("second");
    tokens[0].close();
    assertThat(pipe.source().isOpen()).as("the new token owns it too").isFalse();
  }

  @Test
  void anArmedChannelIsNotRegisteredTwice() throws IOException {
    Pipe pipe = full();
    loop.driver.register(pipe.source(), OP_READ, reads("first"));
    assertThatThrownBy(() -> loop.driver.register(pipe.source(), OP_READ, logs("second")))
        .isInstanceOf(HeadraceException.class)
        .hasMessageContaining("is registered already: token of ");
    loop.poller.poll();
    assertThat(log).containsExactly("first");
  }

  @Test
  void aTokenThatAHandlerClosesDoesNotFireInTheSamePoll() throws IOException {
    List<IoToken> tokens = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      tokens.add(
          loop.driver.register(
              full().source(),
              OP_READ,
              Handler.of(
                  event -> {
                    log.add(number);
                    tokens.forEach(IoToken::close);
                  })));
    }
    assertThat(loop.poller.poll()).isOne();
    assertThat(log).hasSize(1);
    assertThat(loop.poller.pollNow()).isZero();
    assertThat(loop.driver.size()).isZero();
  }

  @Test
  void aChannelThatAHandlerClosesDoesNotFireInTheSamePoll() throws IOException {
    Pipe a = full();
    Pipe b = full();
    Handler<IoEvent> closing =
        Loop.handler(
            event -> {
              log.add("ran");
              a.source().close();
              b.source().close();
            });
    IoToken token = loop.driver.register(a.source(), OP_READ, closing);
    loop.driver.register(b.source(), OP_READ, closing);
    assertThat(loop.poller.poll()).isOne();
    assertThat(token.isOpen()).isFalse();
    assertThat(token.isArmed()).isFalse();
    assertThatThrownBy(() -> token.interest(OP_READ))
        .isInstanceOf(StaleHandleException.class)
        .hasMessageContaining("has lost its channel");
    token.close();
    assertThat(loop.poller.pollNow()).isZero();
    assertThatThrownBy(() -> loop.driver.register(a.source(), OP_READ, closing))
        .isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void aClosedTokenGivesTheChannelBackAndItMayBeRegisteredInTheSamePoll() throws IOException {
    Pipe pipe = full();
    loop.driver.register(
        pipe.source(),
        OP_READ,
        Loop.handler(
            event -> {
              event.token().close();
              loop.driver.register(pipe.source(), OP_READ, reads("second")).close();
              loop.driver.register(pipe.source(), OP_READ, reads("third"));
            }));
    assertThat(loop.poller.poll()).isOne();
    assertThat(loop.poller.poll()).isOne();
    assertThat(log).containsExactly("third");
    assertThat(loop.driver.size()).isOne();
  }

  @Test
  void aWakeUpIsNotLostWhereAHandlerRegistersAChannelAnew() throws IOException {
    Pipe pipe = full();
    loop.driver.register(
        pipe.source(),
        OP_READ,
        Loop.handler(
            event -> {
              loop.driver.waker().wake();
              event.token().close();
              loop.driver.register(empty().source(), OP_READ, logs("never"));
              loop.driver.registerOnce(pipe.source(), 0, logs("never"));
            }));
    assertThat(loop.poller.poll()).isOne();
    assertThat(loop.poller.poll()).as("returns").isZero();
  }

  @Test
  void whatIsNotAskedForAnyMoreDoesNotFireInTheSamePoll() throws IOException {
    Pipe a = full();
    Pipe b = full();
    List<IoToken> tokens = new ArrayList<>();
    Handler<IoEvent> pausing =
        Handler.of(
            event -> {
              log.add("ran");
              tokens.forEach(token -> token.interest(0));
            });
    tokens.add(loop.driver.register(a.source(), OP_READ, pausing));
    tokens.add(loop.driver.register(b.source(), OP_READ, pausing));
    assertThat(loop.poller.poll()).isOne();
    assertThat(loop.poller.pollNow()).isZero();
    tokens.get(1).interest(OP_READ);
    assertThat(loop.poller.poll()).isOne();
  }

  @Test
  void aChannelIsAskedOnlyForWhatItCanDo() throws IOException {
    Pipe pipe = full();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loop.driver.register(pipe.source(), OP_WRITE, logs("never")))
        .withMessageEndingWith("can't be asked for write");
    IoToken token = loop.driver.register(pipe.source(), OP_READ, logs("read"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> token.interest(OP_READ | OP_WRITE))
        .withMessageEndingWith("can't be asked for read+write");
    assertThat(token.interest()).isEqualTo(OP_READ);
  }

  @Test
  void anOwningTokenClosesItsChannel() throws IOException {
    Pipe pipe = full();
    loop.driver.register(pipe.source(), OP_READ, logs("never")).owning().close();
    assertThat(pipe.source().isOpen()).isFalse();
    Pipe other = full();
    loop.driver.register(other.source(), OP_READ, logs("never")).close();
    assertThat(other.source().isOpen()).isTrue();
    other.source().configureBlocking(true);
  }

  @Test
  void theSurplusComesFirstInTheNextPoll() throws IOException {
    loop.close();
    loop = new Loop(2);
    for (int i = 0; i < 5; i++) {
      loop.driver.register(full().source(), OP_READ, logs(i)); // ready all the time
    }
    for (int round = 0; round < 50; round++) {
      assertThat(loop.poller.poll()).isBetween(1, 2);
    }
    for (int i = 0; i < 5; i++) {
      int number = i;
      assertThat(log.stream().filter(ran -> ran.equals(number)).count()).isGreaterThan(15);
    }
  }

  @Test
  void theBudgetOfAPollLimitsIt() throws IOException {
    for (int i = 0; i < 5; i++) {
      loop.driver.register(full().source(), OP_READ, reads(i));
    }
    assertThat(loop.poller.poll(0, 0)).isZero();
    assertThat(loop.poller.poll(0, 3)).isEqualTo(3);
    assertThat(loop.poller.poll(Long.MAX_VALUE, 3)).isEqualTo(2);
    assertThat(log).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void surplusThatIsReadMeanwhileDoesNotFire() throws IOException {
    Pipe pipe = full();
    loop.driver.register(full().source(), OP_READ, reads("other"));
    loop.driver.register(pipe.source(), OP_READ, reads("pipe"));
    loop.poller.poll(0, 1);
    if (log.contains("other")) {
      pipe.source().read(buffer.clear());
      assertThat(loop.poller.pollNow()).isZero();
    }
    assertThat(log).hasSize(1);
  }

  @Test
  void aFailingHandlerStaysAndTheRestComesInTheNextPoll() throws IOException {
    IllegalStateException failure = new IllegalStateException("no");
    for (int i = 0; i < 3; i++) {
      Pipe pipe = full();
      loop.driver.register(
          pipe.source(),
          OP_READ,
          Loop.handler(
              event -> {
                log.add(pipe);
                if (log.size() == 1) {
                  throw failure;
                }
                pipe.source().read(buffer.clear());
              }));
    }
    assertThatThrownBy(loop.poller::poll).isSameAs(failure);
    assertThat(loop.world.sequence().get()).isOne();
    loop.until(() -> log.size() == 4);
    assertThat(log).startsWith(log.get(0), log.get(1), log.get(2), log.get(0)).hasSize(4);
    assertThat(log.get(1)).isNotSameAs(log.get(2)).isNotSameAs(log.get(0));
    assertThat(loop.poller.pollNow()).isZero();
  }

  @Test
  void wakersRunBeforeChannelsInTheOrderOfTheirCallsAndOnceEach() throws IOException {
    loop.driver.register(full().source(), OP_READ, reads("channel"));
    IoWaker a = loop.driver.waker(logs("a"));
    IoWaker b = loop.driver.waker(logs("b"));
    b.wake();
    a.wake();
    b.wake();
    assertThat(loop.poller.poll()).isEqualTo(3);
    assertThat(log).containsExactly("b", "a", "channel");
    a.wake();
    assertThat(loop.poller.poll()).isOne();
    assertThat(loop.poller.pollNow()).isZero();
    assertThat(loop.world.sequence().get()).isEqualTo(4);
  }

  @Test
  void aWakersEventHasNoChannel() throws IOException {
    IoWaker waker =
        loop.driver.waker(
            Handler.of(
                event -> {
                  assertThat(event.isWake()).isTrue();
                  assertThat(event.channel()).isNull();
                  assertThat(event.ready()).isZero();
                  log.add(event.token());
                  log.add(event.toString());
                }));
    waker.wake();
    loop.poller.poll();
    assertThat(log).containsExactly(waker.token(), "wake of waker of io driver (0 channels)");
    assertThatIllegalArgumentException().isThrownBy(() -> waker.token().interest(OP_READ));
    waker.close();
    waker.wake();
    assertThat(loop.poller.pollNow()).isZero();
  }

  @Test
  void aWakerCalledByItsHandlerRunsInTheNextPoll() throws IOException {
    IoWaker[] waker = new IoWaker[1];
    waker[0] =
        loop.driver.waker(
            Handler.of(
                event -> {
                  log.add("ran");
                  waker[0].wake();
                  waker[0].wake();
                }));
    waker[0].wake();
    assertThat(loop.poller.poll()).isOne();
    assertThat(loop.poller.poll()).isOne();
  }

  @Test
  void wakersThatAFailureKeptBackRunInTheNextPoll() throws IOException {
    IllegalStateException failure = new IllegalStateException("no");
    IoWaker failing =
        loop.driver.waker(
            Handler.of(
                event -> {
                  throw failure;
                }));
    IoWaker other = loop.driver.waker(logs("other"));
    failing.wake();
    other.wake();
    assertThatThrownBy(loop.poller::poll).isSameAs(failure);
    other.wake();
    assertThat(loop.poller.poll()).isOne();
    assertThat(loop.poller.pollNow()).isZero();
  }

  @Test
  void anInterruptedThreadFiresNothingAndKeepsItsFlag() throws IOException {
    loop.driver.register(full().source(), OP_READ, reads("read"));
    IoWaker waker = loop.driver.waker(logs("woken"));
    waker.wake();
    Thread.currentThread().interrupt();
    assertThat(loop.poller.poll()).isZero();
    assertThat(loop.poller.pollNow()).isZero();
    assertThat(log).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(loop.poller.poll()).isEqualTo(2);
  }

  @Test
  void anInterruptByAHandlerKeepsTheRestForLater() throws IOException {
    Handler<IoEvent> interrupting =
        Handler.of(
            event -> {
              log.add("ran");
              Thread.currentThread().interrupt();
            });
    loop.driver.register(full().source(), OP_READ, interrupting);
    loop.driver.register(full().source(), OP_READ, interrupting);
    assertThat(loop.poller.poll()).isOne();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(loop.poller.poll()).isOne();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(loop.driver.size()).isEqualTo(2);
  }

  @Test
  void aHandlerCantPollItsOwnDriver() throws IOException {
    loop.driver.register(
        full().source(),
        OP_READ,
        Loop.handler(
            event -> {
              loop.poller.pollNow();
            }));
    assertThatThrownBy(loop.poller::poll)
        .isInstanceOf(HeadraceException.class)
        .hasMessageContaining("return from the handler");
  }

  @Test
  void closingEndsTheBatchAndClosesWhatIsOwned() throws IOException {
    Pipe owned = full();
    Pipe other = full();
    Handler<IoEvent> closing =
        Loop.handler(
            event -> {
              log.add("ran");
              loop.driver.close();
            });
    IoToken token = loop.driver.register(owned.source(), OP_READ, closing).owning();
    loop.driver.register(other.source(), OP_READ, closing);
    IoWaker waker = loop.driver.waker(closing);
    assertThat(loop.poller.poll()).isOne();
    assertThat(loop.driver.isOpen()).isFalse();
    assertThat(owned.source().isOpen()).isFalse();
    assertThat(other.source().isOpen()).isTrue();
    assertThat(token.isOpen()).isFalse();
    assertThat(waker.token().isOpen()).isFalse();
    token.close();
    waker.wake();
    loop.driver.waker().wake();
    loop.driver.close();
    assertThat(loop.driver.size()).isZero();
    assertThat(loop.driver).hasToString("io driver (closed)");
    assertThatThrownBy(loop.poller::poll).isInstanceOf(ClosedSelectorException.class);
    assertThatThrownBy(() -> loop.driver.register(other.source(), OP_READ, closing))
        .isInstanceOf(ClosedSelectorException.class);
  }

  @Test
  void aWorldHasOneDriverUnlessTheOthersHaveKeys() throws IOException {
    try (IoDriver second = IoDriver.open();
        IoDriver third = IoDriver.open()) {
      WorldBuilder builder = World.builder();
      builder.install(second);
      builder.install(third.under(Key.of(IoDriver.class).qualified("third")));
      assertThat(builder.build().size()).isEqualTo(2);
      WorldBuilder wrong = World.builder();
      wrong.install(second);
      wrong.install(third);
      assertThatThrownBy(wrong::build).isInstanceOf(BuildException.class);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Loop(0));
  }

  @Test
  void readingAndWakingAllocateNothing() throws IOException {
    Pipe pipe = empty();
    int[] read = {0};
    loop.driver.register(
        pipe.source(),
        OP_READ,
        Loop.handler(
            event -> {
              read[0] += event.channel(Pipe.SourceChannel.class).read(buffer.clear());
            }));
    IoWaker waker = loop.driver.waker(Handler.of(event -> read[0]++));
    assertThat(Memory.allocatedPerRun(() -> round(pipe, waker))).isZero();
    assertThat(read[0]).isPositive();
  }

  private void round(Pipe pipe, IoWaker waker) {
    try {
      write(pipe);
      waker.wake();
      loop.driver.waker().wake();
      loop.poller.poll();
      loop.poller.pollNow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void armingOnceEachTimeAllocatesNothing() throws IOException {
    Pipe pipe = empty();
    Handler<IoEvent> reading = reads("");
    Handler<IoEvent> again =
        new Handler<>() {
          @Override
          public void run(IoEvent event) {
            reading.run(event);
            log.clear();
            event.token().armOnce(this);
          }
        };
    loop.driver.registerOnce(pipe.source(), OP_READ, again);
    assertThat(
            Memory.allocatedPerRun(
                () -> {
                  try {
                    write(pipe);
                    loop.poller.poll();
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                }))
        .isZero();
  }
}
