package dev.headrace.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.channel.Channel;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.Connection;
import dev.headrace.clock.ManualTimekeeper;
import dev.headrace.clock.RealTimekeeper;
import dev.headrace.clock.Timekeeper;
import dev.headrace.testsupport.ReportedFailures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Where failures go that no registry is told of. */
class WireFailuresTest {
  private final ManualTimekeeper time = new ManualTimekeeper();

  private Wire wire(Consumer<? super WireOptions> options) {
    return Wire.of(Thread::new, time, options);
  }

  @Test
  void whereNobodyListensEachThingIsLoggedOnceWithItsName() {
    Wire wire = wire(o -> {});
    IOException cause = new IOException("cut");
    for (int i = 0; i < 3; i++) {
      wire.failed("server worker", cause);
      wire.failed("closing channel root", cause);
    }
    assertThat(ReportedFailures.take())
        .extracting(ReportedFailures.Report::message)
        .containsExactly(
            "server worker failed, and nobody listens: say onFailure(…). It is not logged again",
            "closing channel root failed, and nobody listens: say onFailure(…). It is not logged again");
  }

  @Test
  void aWireThatHasLoggedAThousandThingsLogsNoMore() {
    OnceLog log = new OnceLog();
    for (int i = 0; i < 2_000; i++) {
      log.warn("thing " + i, () -> "it failed", null);
    }
    assertThat(log.size()).isEqualTo(1_000);
    assertThat(ReportedFailures.take()).hasSize(1_000);
  }

  @Test
  void aListenerHearsOfEveryFailureAndNothingIsLogged() {
    List<WireFailure> heard = new ArrayList<>();
    Wire wire = wire(o -> o.onFailure(heard::add));
    IOException cause = new IOException("cut");
    wire.failed("server worker", cause);
    wire.failed("server worker", cause);
    assertThat(heard).hasSize(2).containsOnly(new WireFailure("server worker", cause));
  }

  @Test
  void aListenerThatThrowsIsLoggedOnceAndHarmsNobody() {
    List<WireFailure> heard = new ArrayList<>();
    Wire wire =
        wire(
            o ->
                o.onFailure(
                    failure -> {
                      heard.add(failure);
                      throw new AssertionError("bad listener");
                    }));
    wire.failed("server worker", new IOException("cut"));
    wire.failed("closing channel root", new IOException("cut"));
    assertThat(heard).hasSize(2);
    assertThat(ReportedFailures.take())
        .singleElement()
        .matches(report -> report.cause().getMessage().equals("bad listener"))
        .matches(report -> report.message().contains("told that server worker failed"));
  }

  @Test
  void whatIsFatalIsThrownOn() {
    InternalError fatal = new InternalError("the machine is broken");
    Wire wire =
        wire(
            o ->
                o.onFailure(
                    failure -> {
                      throw fatal;
                    }));
    assertThatThrownBy(() -> wire.failed("server worker", new IOException("cut"))).isSameAs(fatal);
  }

  @Test
  void aClientWhoseListenerThrowsTriesAgain() {
    Wire wire =
        wire(
            o ->
                o.backOff(Duration.ofMillis(100), Duration.ofMillis(100))
                    .jitter(() -> 0)
                    .onFailure(
                        failure -> {
                          throw new IllegalStateException("bad listener");
                        }));
    WireClient client =
        wire.keep(
            () -> {
              throw new IllegalStateException("no channel today");
            },
            channel -> {
              throw new AssertionError("there is no channel");
            });
    time.advance(Duration.ofMillis(100));
    time.advance(Duration.ofMillis(100));
    assertThat(client.attempts()).isEqualTo(3);
    client.close();
    assertThat(ReportedFailures.take()).hasSize(1);
  }

  @Test
  void aServerWhoseListenerThrowsGoesOnServing() throws Exception {
    Wire wire =
        wire(
            o ->
                o.onFailure(
                    failure -> {
                      throw new IllegalStateException("bad listener");
                    }));
    CommandRegistry root = CommandRegistry.create("root");
    List<Channel> refused = new ArrayList<>();
    WireServer server =
        wire.serveTcp(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            "worker",
            channel -> {
              if (refused.isEmpty()) {
                refused.add(channel);
                throw new IllegalStateException("not today");
              }
              root.connect(channel);
            });
    int port = ((InetSocketAddress) server.address()).getPort();
    try (Socket first = new Socket(InetAddress.getLoopbackAddress(), port);
        Socket second = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(first.getInputStream().read()).isEqualTo(-1);
      assertThat(second.getInputStream().read()).isEqualTo('{');
    }
    assertThat(ReportedFailures.take()).hasSize(1);
    server.close();
    root.close();
  }

  // ---- a timekeeper that is closed first, when a program ends

  @Test
  void channelsCloseWithoutAWordWhereTheirTimekeeperWasClosedBefore() throws Exception {
    RealTimekeeper ending = Timekeeper.start(Thread::new);
    Wire wire = Wire.of(Thread::new, ending);
    CommandRegistry root = CommandRegistry.create("root");
    CommandRegistry worker = CommandRegistry.create("worker");
    WireServer server =
        wire.serveTcp(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "worker", root::connect);
    Connection connection = worker.connect(wire.tcp("root", (InetSocketAddress) server.address()));
    connection.ready().join();

    ending.close();
    connection.close();
    connection.closed().join();
    worker.close();
    server.close();
    root.close();

    assertThat(ReportedFailures.take()).isEmpty();
  }

  @Test
  void aChannelIsNotOpenedWithoutTimeAndSaysWhy() throws Exception {
    RealTimekeeper ending = Timekeeper.start(Thread::new);
    ending.close();
    CommandRegistry worker = CommandRegistry.create("worker");
    worker.onFailure(failure -> {});
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Channel channel =
          Wire.of(Thread::new, ending)
              .tcp("root", (InetSocketAddress) server.getLocalSocketAddress());
      assertThatThrownBy(() -> worker.connect(channel).ready().join())
          .hasRootCauseInstanceOf(RejectedExecutionException.class);
    }
    worker.close();
  }
}
