package dev.headrace.driver.io;

import static java.nio.channels.SelectionKey.OP_READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Handler;
import dev.headrace.StaleHandleException;
import dev.headrace.driver.inbox.Inbox;
import dev.headrace.driver.inbox.InboxPoller;
import dev.headrace.driver.inbox.WhenFull;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Other threads against a polling one. A wake-up that is lost lets a test hang until its time is
 * over.
 */
class IoThreadsTest {
  private static final int THREADS = 3;
  private static final int ROUNDS = 20_000;

  private Loop loop;

  @BeforeEach
  void open() throws IOException {
    loop = new Loop();
  }

  @AfterEach
  void close() throws IOException {
    loop.close();
  }

  private static List<Thread> start(int count, Runnable body) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(body, "other-" + i);
      threads.add(thread);
      thread.start();
    }
    return threads;
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void whatWasDoneBeforeAWakeUpIsSeenByItsRun() throws Exception {
    AtomicInteger done = new AtomicInteger();
    int[] seen = {0, 0};
    IoWaker waker =
        loop.driver.waker(
            Handler.of(
                event -> {
                  seen[0] = done.get();
                  seen[1]++;
                }));
    List<Thread> threads =
        start(
            THREADS,
            () -> {
              for (int i = 0; i < ROUNDS; i++) {
                done.incrementAndGet();
                waker.wake();
              }
            });
    loop.until(() -> seen[0] == THREADS * ROUNDS);
    join(threads);
    assertThat(seen[1]).isBetween(1, THREADS * ROUNDS);
    loop.poller.pollNow();
    loop.poller.pollNow();
    assertThat(loop.world.sequence().get()).isEqualTo(seen[1]);
  }

  @Test
  void eachOfManyWakersIsHeard() throws Exception {
    int count = 20;
    int[] runs = new int[count];
    List<IoWaker> wakers = new ArrayList<>();
    List<CountDownLatch> heard = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      CountDownLatch latch = new CountDownLatch(1);
      heard.add(latch);
      wakers.add(
          loop.driver.waker(
              Handler.of(
                  event -> {
                    runs[number]++;
                    latch.countDown();
                  })));
    }
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads =
        start(
            THREADS,
            () -> {
              for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                wakers.get(i).wake();
                try {
                  heard.get(i).await(); // so that each wake-up finds the loop waiting, or about to
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
            });
    loop.until(() -> heard.stream().allMatch(latch -> latch.getCount() == 0));
    join(threads);
    assertThat(runs).containsOnly(1);
  }

  @Test
  void anInboxWakesTheLoopThatWaitsForChannels() throws Exception {
    Inbox<Integer> inbox = Inbox.bounded("events", 8, WhenFull.REJECT);
    int[] count = {0};
    InboxPoller<Integer> poller =
        inbox.poller(loop.world, Handler.of(event -> count[0]++)).wakes(loop.driver.waker());
    List<Thread> threads =
        start(
            THREADS,
            () -> {
              for (int i = 0; i < ROUNDS; i++) {
                while (!inbox.offer(i).isIn()) {
                  Thread.onSpinWait();
                }
              }
            });
    loop.until(
        () -> {
          poller.poll(5);
          return count[0] == THREADS * ROUNDS;
        });
    join(threads);
  }

  @Test
  void anInboxPolledByAWakersHandlerWakesIt() throws Exception {
    Inbox<Integer> inbox = Inbox.bounded("events", 8, WhenFull.REJECT);
    int[] count = {0};
    InboxPoller<Integer> poller = inbox.poller(loop.world, Handler.of(event -> count[0]++));
    poller.wakes(loop.driver.waker(Handler.of(event -> poller.poll(5))));
    List<Thread> threads =
        start(
            THREADS,
            () -> {
              for (int i = 0; i < ROUNDS; i++) {
                while (!inbox.offer(i).isIn()) {
                  Thread.onSpinWait();
                }
              }
            });
    loop.until(() -> count[0] == THREADS * ROUNDS);
    join(threads);
  }

  @Test
  void theShutdownOfTheWorldEndsTheWaiting() throws Exception {
    List<Thread> threads = start(1, () -> loop.world.shutdown().trigger());
    loop.until(() -> loop.world.shutdown().isTriggered());
    join(threads);
  }

  @Test
  void anInterruptEndsTheWaiting() throws Exception {
    Thread polling = Thread.currentThread();
    List<Thread> threads = start(1, polling::interrupt);
    assertThat(loop.poller.poll()).isZero();
    assertThat(Thread.interrupted()).isTrue();
    join(threads);
  }

  @Test
  void channelsThatOtherThreadsCloseJustNeverFireAgain() throws Exception {
    for (int round = 0; round < 300; round++) {
      Pipe pipe = Pipe.open();
      pipe.sink().write(ByteBuffer.allocate(1));
      int[] runs = {0};
      IoToken[] token = new IoToken[1];
      token[0] =
          loop.driver.register(
              pipe.source(),
              OP_READ,
              Handler.of(
                  event -> {
                    runs[0]++;
                    if (token[0].isOpen()) {
                      rearm(token[0], event);
                    }
                  }));
      List<Thread> threads =
          start(
              1,
              () -> {
                try {
                  pipe.source().close();
                  loop.driver.waker().wake();
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      loop.until(() -> !token[0].isOpen());
      join(threads);
      int before = runs[0];
      assertThat(loop.poller.pollNow()).isZero();
      assertThat(runs[0]).isEqualTo(before);
      token[0].close();
      pipe.sink().close();
    }
    loop.poller.pollNow();
  }

  private static void rearm(IoToken token, IoEvent event) {
    try {
      token.interest(OP_READ);
    } catch (StaleHandleException e) {
      assertThat(event.token().isOpen()).isFalse();
    }
  }
}
