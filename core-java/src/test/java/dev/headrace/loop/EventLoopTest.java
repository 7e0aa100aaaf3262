package dev.headrace.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Handler;
import dev.headrace.clock.ManualClock;
import dev.headrace.clock.RealtimeClock;
import dev.headrace.driver.Waiting;
import dev.headrace.driver.Waker;
import dev.headrace.driver.inbox.Inbox;
import dev.headrace.driver.inbox.Offer;
import dev.headrace.driver.inbox.WhenFull;
import dev.headrace.driver.io.IoDriver;
import dev.headrace.driver.io.IoPoller;
import dev.headrace.driver.timer.Timer;
import dev.headrace.driver.timer.TimerDriver;
import dev.headrace.driver.timer.TimerPoller;
import dev.headrace.reactor.Reactors;
import dev.headrace.reactor.Source;
import dev.headrace.schedule.Scheduler;
import dev.headrace.schedule.SchedulerBuilder;
import dev.headrace.testsupport.ChildProcess;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;

class EventLoopTest {
  private final World world = World.builder().build();
  private final List<String> log = new ArrayList<>();

  private EventLoopBuilder builder() {
    return EventLoop.of(world);
  }

  private int say(String what, int done) {
    log.add(what);
    return done;
  }

  // ---- turns

  @Test
  void aTurnPollsInOrderThenDispatchesThenRunsSystems() {
    ManualClock time = ManualClock.startingAt(0);
    Reactors reactors = Reactors.of(world);
    Source source = reactors.newSource("source");
    reactors.add(Handler.of(cause -> log.add("reactor"))).subscribe(source);
    SchedulerBuilder systems = Scheduler.of(world);
    systems.addAlways(() -> log.add("system"));
    EventLoop loop =
        builder()
            .clock(time)
            .step("first", () -> say("first at " + time.clock().nanos(), 1))
            .step(
                "second",
                () -> {
                  reactors.mark(source);
                  return say("second", 1);
                })
            .reactors(reactors)
            .scheduler(systems.build("systems"))
            .build("desk");
    time.advance(5);
    assertThat(loop.turn()).isEqualTo(3);
    assertThat(log).containsExactly("first at 5", "second", "reactor", "system");
  }

  @Test
  void systemsRunInTheFirstTurnAndWhereSomethingHappened() {
    Queue<Integer> done = new ArrayDeque<>(List.of(0, 0, 2, 0));
    SchedulerBuilder systems = Scheduler.of(world);
    systems.addAlways(() -> log.add("system"));
    EventLoop loop =
        builder()
            .step("step", () -> say("turn", done.remove()))
            .scheduler(systems.build("systems"))
            .build("desk");
    for (int i = 0; i < 4; i++) {
      loop.turn();
    }
    assertThat(log).containsExactly("turn", "system", "turn", "turn", "system", "turn");
    assertThat(loop.report())
        .isEqualTo(new LoopReport(4, 3, 2, 0, 0, new TurnTimes(new long[TurnTimes.RANGES], 0)));
  }

  @Test
  void turnsThatFoundSomethingAreMeasured() {
    long[] now = {100};
    Queue<Integer> took = new ArrayDeque<>(List.of(7, 20, 3));
    EventLoop loop =
        builder()
            .step(
                "step",
                () -> {
                  now[0] += took.peek();
                  return took.remove() == 3 ? 0 : 1;
                })
            .measured(() -> now[0])
            .build("desk");
    for (int i = 0; i < 3; i++) {
      loop.turn();
    }
    assertThat(loop.report().busyNanos()).isEqualTo(27);
    assertThat(loop.report().longestNanos()).isEqualTo(20);
  }

  // ---- running

  @Test
  void theLoopRunsUntilTheShutdownAndEndsTheTurnThatTriggersIt() {
    EventLoop loop =
        builder()
            .step(
                "first",
                () -> {
                  world.shutdown().trigger("enough");
                  return say("first", 1);
                })
            .step("second", () -> say("second", 1))
            .build("desk");
    loop.run();
    assertThat(log).containsExactly("first", "second");
    assertThat(loop).hasToString("loop desk (ended, 1 turns)");
    assertThatIllegalStateException()
        .isThrownBy(loop::run)
        .withMessageContaining("make another one");
  }

  @Test
  void aLoopWhoseShutdownWasTriggeredOnlyDrains() {
    Queue<Integer> left = new ArrayDeque<>(List.of(1, 1, 0, 1));
    world.shutdown().trigger();
    builder().step("step", () -> say("step", 1)).build("desk").run();
    assertThat(log).isEmpty();
    builder().step("step", () -> say("step", left.remove())).drain(10).build("desk").run();
    assertThat(log).hasSize(3);
  }

  @Test
  void drainingGivesUpAfterSomeTurns() {
    world.shutdown().trigger();
    builder().step("step", () -> say("step", 1)).drain(5).build("desk").run();
    assertThat(log).hasSize(5);
  }

  @Test
  void aLoopOnAThreadOfItsOwnIsWokenByEventsAndByTheShutdown() throws InterruptedException {
    Queue<Runnable> events = new ConcurrentLinkedQueue<>();
    CountDownLatch seen = new CountDownLatch(3);
    EventLoop loop = builder().step("events", () -> drain(events)).build("desk");
    Thread thread = loop.start();
    assertThat(thread.getName()).isEqualTo("desk");
    for (int i = 0; i < 3; i++) {
      events.add(seen::countDown);
      loop.wake();
    }
    assertThat(seen.await(30, TimeUnit.SECONDS)).isTrue();
    loop.stop("enough was seen");
    assertThat(loop.awaitEnd(30, TimeUnit.SECONDS)).isTrue();
    thread.join();
    loop.stop("once more");
    assertThat(world.shutdown().reason()).isEqualTo("enough was seen");
  }

  private static int drain(Queue<Runnable> events) {
    int done = 0;
    for (Runnable event = events.poll(); event != null; event = events.poll()) {
      event.run();
      done++;
    }
    return done;
  }

  /** Every event is offered to a loop that may just have found nothing and be about to wait. */
  @Test
  void noWakeUpIsLost() throws InterruptedException {
    Queue<Runnable> events = new ConcurrentLinkedQueue<>();
    EventLoop loop = builder().step("events", () -> drain(events)).build("desk");
    Thread thread = loop.start();
    for (int i = 0; i < 20_000; i++) {
      CountDownLatch seen = new CountDownLatch(1);
      events.add(seen::countDown);
      loop.wake();
      assertThat(seen.await(30, TimeUnit.SECONDS)).isTrue();
    }
    world.shutdown().trigger();
    thread.join();
    assertThat(loop.report().events()).isEqualTo(20_000);
  }

  @Test
  void theLoopWaitsNoLongerThanUntilTheNextDeadline() {
    RealtimeClock time = RealtimeClock.create();
    long[] deadline = new long[1];
    EventLoop loop =
        builder()
            .clock(time)
            .waitsAtMost(() -> deadline[0] - time.clock().nanos())
            .waitsAtMost(() -> Long.MAX_VALUE)
            .step(
                "timer",
                () -> {
                  long now = time.clock().nanos();
                  if (deadline[0] == 0) {
                    deadline[0] = now + 2_000_000;
                  } else if (now - deadline[0] >= 0) {
                    world.shutdown().trigger();
                  }
                  return 0;
                })
            .build("desk");
    loop.run();
    assertThat(world.shutdown().isTriggered()).isTrue();
  }

  @Test
  void timersFireAndTheLoopWaitsForTheNext() throws IOException {
    RealtimeClock time = RealtimeClock.create();
    WorldBuilder timed = World.builder().add(time.clock());
    TimerPoller timers = timed.install(TimerDriver.wheel());
    IoDriver driver = IoDriver.open();
    IoPoller io = timed.install(driver);
    World desk = timed.build();
    int[] left = {5};
    time.sync();
    Timer timer =
        Timer.withFixedDelay(
            Duration.ofMillis(1),
            Handler.of(
                firing -> {
                  if (--left[0] == 0) {
                    desk.shutdown().trigger("fired");
                  }
                }));
    timers.wheel().schedule(Duration.ofMillis(1), timer);
    EventLoop.of(desk).clock(time).io(io).timers(timers).build("desk").run();
    assertThat(desk.shutdown().reason()).isEqualTo("fired");
    driver.close();
  }

  @Test
  void aLoopDoesNotWaitWhileAReactorIsWoken() {
    Reactors reactors = Reactors.of(world);
    Source source = reactors.newSource("source");
    int[] ran = new int[1];
    reactors
        .add(
            Handler.of(
                cause -> {
                  if (++ran[0] == 3) {
                    world.shutdown().trigger();
                  }
                  reactors.mark(source);
                }))
        .subscribe(source);
    reactors.mark(source);
    builder().reactors(reactors).waitsOn(refusing()).build("desk").run();
    assertThat(ran[0]).isEqualTo(3);
  }

  private static Waiting refusing() {
    return new Waiting() {
      @Override
      public void await(long nanos) throws IOException {
        throw new IOException("no waiting here");
      }

      @Override
      public void wake() {}
    };
  }

  @Test
  void theLoopWaitsInItsDriverAndIsWokenByAnInbox() throws Exception {
    WorldBuilder driven = World.builder();
    IoDriver driver = IoDriver.open();
    IoPoller io = driven.install(driver);
    World desk = driven.build();
    CountDownLatch seen = new CountDownLatch(1_000);
    Inbox<String> inbox = Inbox.bounded("orders", 64, WhenFull.REJECT);
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    driver.register(
        pipe.source(), SelectionKey.OP_READ, Handler.of(event -> desk.shutdown().trigger("piped")));
    EventLoop loop =
        EventLoop.of(desk)
            .io(io)
            .inbox(inbox.poller(desk, Handler.of(order -> seen.countDown())))
            .build("desk");
    Thread thread = loop.start();
    for (int i = 0; i < 1_000; i++) {
      while (inbox.offer("order") != Offer.ACCEPTED) {
        Thread.onSpinWait();
      }
    }
    assertThat(seen.await(30, TimeUnit.SECONDS)).isTrue();
    pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
    thread.join();
    assertThat(desk.shutdown().reason()).isEqualTo("piped");
    driver.close();
    pipe.sink().close();
    pipe.source().close();
  }

  /** What threads fill and a step empties: nothing but a number and a waker. */
  private static final class Meter {
    private final AtomicInteger filled = new AtomicInteger();
    private final AtomicReference<Waker> waker = new AtomicReference<>();
    private int seen;

    void fill() {
      filled.incrementAndGet();
      waker.get().wake();
    }

    int poll() {
      int more = filled.getAndSet(0);
      seen += more;
      return more;
    }
  }

  @Test
  void aStepOfItsOwnWakesALoopThatWaitsInWhateverItWaitsOn() throws Exception {
    for (boolean inSelector : new boolean[] {false, true}) {
      WorldBuilder driven = World.builder();
      IoPoller io = driven.install(IoDriver.open());
      World desk = driven.build();
      Meter meter = new Meter();
      EventLoopBuilder builder = EventLoop.of(desk);
      if (inSelector) {
        builder.io(io);
      }
      EventLoop loop =
          builder
              .step("meter", meter::poll, meter.waker::set)
              .step(
                  "end",
                  () -> {
                    if (meter.seen == 2_000) {
                      desk.shutdown().trigger("full");
                    }
                    return 0;
                  })
              .build("desk");
      Thread thread = loop.start();
      Runnable filling = () -> Stream.generate(() -> meter).limit(1_000).forEach(Meter::fill);
      List<Thread> fillers = List.of(new Thread(filling, "a"), new Thread(filling, "b"));
      fillers.forEach(Thread::start);
      thread.join(); // no wake-up is lost, or it would wait for ever
      for (Thread filler : fillers) {
        filler.join();
      }
      assertThat(meter.seen).isEqualTo(2_000);
      desk.close();
    }
  }

  /** One at a time, so that the loop comes to wait before each, while, or after. */
  @Test
  void aWakeUpIsNotLostWhereverTheLoopIs() throws InterruptedException {
    Meter meter = new Meter();
    Semaphore polled = new Semaphore(0);
    EventLoop loop =
        builder()
            .step(
                "meter",
                () -> {
                  int more = meter.poll();
                  polled.release(more);
                  return more;
                },
                meter.waker::set)
            .build("desk");
    Thread thread = loop.start();
    for (int i = 0; i < 20_000; i++) {
      meter.fill();
      polled.acquire();
    }
    loop.stop("done");
    thread.join();
    meter.fill(); // also when it has ended
    assertThat(loop.report().events()).isEqualTo(20_000);
  }

  @Test
  void aStepIsGivenItsWakerWhenTheLoopIsBuiltAndFindsWhatCameBefore() {
    Meter meter = new Meter();
    EventLoopBuilder builder = builder().step("meter", meter::poll, meter.waker::set);
    assertThat(meter.waker).hasNullValue();
    meter.filled.set(3);
    EventLoop loop = builder.build("desk");
    assertThat(meter.waker).doesNotHaveNullValue();
    assertThat(loop.turn()).isEqualTo(3);
  }

  @Test
  void anInterruptEndsALoopThatHasNothingToDo() throws InterruptedException {
    EventLoop loop = builder().step("nothing", () -> 0).build("desk");
    Thread thread = loop.start();
    thread.interrupt();
    thread.join();
    assertThat(world.shutdown().reason()).isEqualTo("interrupted");
  }

  // ---- failures

  @Test
  void whatATurnThrowsEndsTheLoopAndReachesTheCaller() {
    EventLoop loop =
        builder()
            .step(
                "step",
                () -> {
                  throw new IllegalStateException("no");
                })
            .build("desk");
    assertThatThrownBy(loop::run).hasMessage("no");
    assertThat(loop).hasToString("loop desk (ended, 0 turns)");
  }

  @Test
  void aLoopGoesOnWhereSomebodyHearsOfFailures() {
    int[] turn = new int[1];
    builder()
        .step(
            "step",
            () -> {
              if (++turn[0] == 3) {
                world.shutdown().trigger();
              }
              throw new IllegalStateException("turn " + turn[0]);
            })
        .step("never", () -> say("never", 0))
        .onFailure(thrown -> log.add(thrown.getMessage()))
        .build("desk")
        .run();
    assertThat(log).containsExactly("turn 1", "turn 2", "turn 3");
  }

  @Test
  void whatIsFatalEndsTheLoopAllTheSame() {
    EventLoop loop =
        builder()
            .step(
                "step",
                () -> {
                  throw new OutOfMemoryError("sample");
                })
            .onFailure(thrown -> log.add("heard"))
            .build("desk");
    assertThatThrownBy(loop::run).isInstanceOf(OutOfMemoryError.class);
    assertThat(log).isEmpty();
  }

  @Test
  void whatItWaitsOnMayFail() {
    EventLoop loop = builder().step("nothing", () -> 0).waitsOn(refusing()).build("desk");
    assertThatThrownBy(loop::run)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("loop desk can't wait");
  }

  // ---- idling

  @Test
  void idleTurnsAreSpentAsTheStrategySays() {
    assertThat(Idle.spin().spend(1_000_000)).isZero();
    assertThat(Idle.yielding().spend(1_000_000)).isZero();
    assertThat(Idle.park().spend(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(Idle.park(Duration.ofMillis(2)).spend(0)).isEqualTo(2_000_000);
    Idle backoff = Idle.backoff(2, 3);
    assertThat(Stream.iterate(0L, i -> i + 1).limit(7).map(backoff::spend))
        .containsExactly(0L, 0L, 0L, 0L, 0L, Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(backoff).hasToString("back off after 2, 3");
  }

  @Test
  void aLoopThatLooksAgainAfterSomeTimeNeedsNobodyToWakeIt() {
    int[] turns = new int[1];
    builder()
        .step(
            "step",
            () -> {
              if (++turns[0] == 3) {
                world.shutdown().trigger();
              }
              return 0;
            })
        .idle(Idle.park(Duration.ofNanos(1)))
        .build("desk")
        .run();
    assertThat(turns[0]).isEqualTo(3);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> builder().build(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().drain(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Idle.park(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> Idle.backoff(-1, 0));
  }

  @Test
  void aTurnAllocatesNothing() {
    RealtimeClock time = RealtimeClock.create();
    long[] left = new long[1];
    EventLoop loop =
        builder()
            .clock(time)
            .step("step", () -> (int) (left[0]++ & 1))
            .measured(() -> left[0])
            .build("desk");
    assertThat(Memory.allocatedPerRun(loop::turn)).isZero();
  }

  // ---- signals

  @Test
  void aProcessThatIsAskedToEndWaitsForItsLoop() throws Exception {
    try (ChildProcess process =
        ChildProcess.startWith(LoopProcess.class, List.of(EventLoop.class, ClassWriter.class))) {
      process.awaitLine("ready");
      process.signal("TERM");
      assertThat(process.awaitEnd()).isEqualTo(143);
      assertThat(process.lines()).containsExactly("ready", "ended: the process was asked to end");
    }
  }
}
