package dev.headrace.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.clock.ManualTimekeeper;
import dev.headrace.testsupport.Crew;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Registries whose channels, handlers and callers have threads of their own. */
class MeshThreadsTest {
  private final ExecutorService pool = Executors.newFixedThreadPool(3);
  private final ConcurrentLinkedQueue<ChannelFailure> failures = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stop() throws Exception {
    pool.shutdown();
    assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private CommandRegistry root() {
    CommandRegistry root = CommandRegistry.create("root");
    root.onFailure(failures::add);
    return root;
  }

  private CommandRegistry child(CommandRegistry parent, String name) {
    CommandRegistry child = CommandRegistry.builder(name).router("up").build();
    child.onFailure(failures::add);
    join(parent, child);
    return child;
  }

  private Connection join(CommandRegistry parent, CommandRegistry child) {
    ChannelPair pair = InMemoryChannel.pair(child.name(), "up", options -> options.deliverOn(pool));
    parent.connect(pair.first());
    return child.connect(pair.second());
  }

  @Test
  void everyCallerGetsItsOwnAnswer() throws Exception {
    CommandRegistry root = root();
    CommandRegistry left = child(root, "left");
    CommandRegistry right = child(root, "right");
    Command<Integer, Integer> twice = Command.of("twice", Integer.class, Integer.class);
    left.register(twice, options -> options.runOn(pool), number -> 2 * number).ready().join();
    new Crew()
        .add(
            3,
            () -> {
              List<CompletableFuture<Integer>> calls = new ArrayList<>();
              for (int i = 0; i < 2_000; i++) {
                calls.add(right.execute(twice, i));
                if (i % 200 == 0) {
                  calls.get(i).join();
                }
              }
              for (int i = 0; i < 2_000; i++) {
                assertThat(calls.get(i).join()).isEqualTo(2 * i);
              }
            })
        .run();
    assertThat(root.inFlight() + left.inFlight() + right.inFlight()).isZero();
    assertThat(failures).isEmpty();
    right.close();
    left.close();
    root.close();
  }

  @Test
  void whereChannelsComeAndGoEveryCallEndsOnce() throws Exception {
    for (int run = 0; run < 100; run++) {
      CommandRegistry root = root();
      CommandRegistry child = CommandRegistry.builder("child").router("up").build();
      child.onFailure(failures::add);
      child.register("x", q -> "x");
      AtomicInteger ends = new AtomicInteger();
      List<CompletableFuture<Object>> calls = Collections.synchronizedList(new ArrayList<>());
      new Crew()
          .add(
              2,
              () -> {
                for (int i = 0; i < 300; i++) {
                  CompletableFuture<Object> call = root.execute("x", null);
                  call.whenComplete((result, thrown) -> ends.incrementAndGet());
                  calls.add(call);
                }
              })
          .add(
              1,
              () -> {
                for (int i = 0; i < 20; i++) {
                  Connection connection = join(root, child);
                  connection.close();
                  connection.closed().join();
                  root.connections().forEach(Connection::close);
                }
              })
          .run();
      for (CompletableFuture<Object> call : calls) {
        String outcome = outcomeOf(call);
        assertThat(outcome).isIn("x", "not_found", "channel_disconnected");
      }
      assertThat(ends).hasValue(600);
      assertThat(root.inFlight() + child.inFlight()).isZero();
      assertThat(root.allCommands()).isEmpty();
      root.close();
      child.close();
    }
  }

  private static String outcomeOf(CompletableFuture<Object> call) {
    try {
      return "" + call.join();
    } catch (RuntimeException thrown) {
      return ((CommandException) thrown.getCause()).code().text();
    }
  }

  @Test
  void aPeerThatComesBackAtOnceIsKnownAgain() throws Exception {
    CommandRegistry root = root();
    CommandRegistry child = CommandRegistry.builder("child").router("up").build();
    child.onFailure(failures::add);
    child.register("x", q -> "x");
    for (int run = 0; run < 500; run++) {
      Connection below = join(root, child);
      below.ready().join();
      assertThat(root.execute("x", null).join()).isEqualTo("x");
      Connection above = Mesh.connection(root, "child");
      above.ready().join();
      Connection first = run % 2 == 0 ? below : above;
      Connection second = run % 2 == 0 ? above : below;
      first.close();
      while (second.isOpen()) { // it hears of it on a thread of the pool
        Thread.onSpinWait();
      }
    }
    assertThat(failures).isEmpty();
    child.close();
    root.close();
  }

  @Test
  void answersRaceWithTheirTimeouts() throws Exception {
    ManualTimekeeper time = new ManualTimekeeper();
    CommandRegistry root = CommandRegistry.builder("root").time(time).build();
    FakeChannel peer = new FakeChannel("peer");
    root.connect(peer);
    peer.receive(new Message.RegisterRequest(MessageId.random(), CommandInfo.of("x")));
    for (int run = 0; run < 2_000; run++) {
      CompletableFuture<Object> call = root.execute("x", null, Duration.ofSeconds(1));
      MessageId id = peer.last(Message.ExecuteRequest.class).id();
      AtomicInteger ends = new AtomicInteger();
      call.whenComplete((result, thrown) -> ends.incrementAndGet());
      new Crew()
          .add(1, () -> time.advance(Duration.ofSeconds(1)))
          .add(
              1, () -> peer.receive(new Message.ExecuteResponse(MessageId.random(), id, "x", null)))
          .run();
      assertThat(outcomeOf(call)).isIn("x", "timeout");
      assertThat(ends).hasValue(1);
      assertThat(root.inFlight()).isZero();
      peer.sent.clear();
    }
    root.close();
  }

  @Test
  void oneOfManyThreadsRegistersACommand() throws Exception {
    CommandRegistry root = root();
    CommandRegistry child = child(root, "child");
    for (int run = 0; run < 100; run++) {
      String id = "x" + run;
      AtomicInteger registered = new AtomicInteger();
      new Crew()
          .add(
              2,
              () -> {
                try {
                  child.register(id, q -> 1).ready().join();
                  registered.incrementAndGet();
                } catch (CommandException taken) {
                  assertThat(taken.code()).isEqualTo(ErrorCode.DUPLICATE_COMMAND);
                }
              })
          .run();
      assertThat(registered).hasValue(1);
    }
    child.close();
    root.close();
  }

  @Test
  void aCommandRegisteredWhileTheRouterComesIsAnnouncedOnce() throws Exception {
    for (int run = 0; run < 200; run++) {
      CommandRegistry root = root();
      CommandRegistry child = CommandRegistry.builder("child").router("up").build();
      new Crew()
          .add(1, () -> child.register("x", q -> "x").ready().join())
          .add(1, () -> join(root, child).ready().join())
          .run();
      while (root.commands().isEmpty()) { // the list, or the announcement
        Thread.onSpinWait();
      }
      assertThat(root.execute("x", null).join()).isEqualTo("x");
      child.close();
      root.close();
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void closingARegistryWhileOthersCallLeavesNoCallWaiting() throws Exception {
    for (int run = 0; run < 100; run++) {
      CommandRegistry root = root();
      CommandRegistry child = child(root, "child");
      child.registerAsync("x", q -> new CompletableFuture<>()).ready().join();
      root.registerAsync("y", q -> new CompletableFuture<>());
      List<CompletableFuture<Object>> calls = Collections.synchronizedList(new ArrayList<>());
      new Crew()
          .add(
              1,
              () -> {
                for (int i = 0; i < 50; i++) {
                  calls.add(root.execute(i % 2 == 0 ? "x" : "y", null));
                }
              })
          .add(1, root::close)
          .run();
      for (CompletableFuture<Object> call : calls) {
        assertThat(outcomeOf(call)).isEqualTo("channel_disconnected");
      }
      assertThat(root.inFlight()).isZero();
      child.close();
    }
  }
}
