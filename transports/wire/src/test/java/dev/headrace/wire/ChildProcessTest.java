package dev.headrace.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headrace.channel.ChannelFailure;
import dev.headrace.channel.CommandException;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.Connection;
import dev.headrace.channel.ErrorCode;
import dev.headrace.clock.ManualTimekeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two JVMs, one the other's child, joined by its standard input and output. */
class ChildProcessTest {
  private final ManualTimekeeper time = new ManualTimekeeper();
  private final Wire wire = Wire.of(Thread::new, time, o -> o.noPayloadWarnings());
  private final Queue<ChannelFailure> failures = new ConcurrentLinkedQueue<>();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CommandRegistry host =
      CommandRegistry.builder("host").codec(JacksonCodec.create()).build();
  private WireClient client;

  @BeforeEach
  void start() {
    host.onFailure(failures::add);
    host.register("host.hello", nothing -> "hello from " + ProcessHandle.current().pid());
    host.registerAsync(
        "host.never",
        nothing -> {
          asked.countDown();
          return new CompletableFuture<>();
        });
    ProcessBuilder program = JavaProgram.of(ChildWorker.class);
    program.redirectError(ProcessBuilder.Redirect.DISCARD);
    client = wire.keep(() -> wire.process("child", program), host::connect);
    client.connection().ready().join();
  }

  @AfterEach
  void end() {
    Connection connection = client.connection();
    client.close();
    connection.closed().join();
    host.close();
  }

  private long pid() {
    return ((Number) host.execute("child.pid", null).join()).longValue();
  }

  @Test
  void bothCallEachOther() {
    assertThat(pid()).isNotEqualTo(ProcessHandle.current().pid());
    assertThat(host.execute("child.echo", "hé ✓ 🚀").join()).isEqualTo("hé ✓ 🚀");
    assertThat(host.execute("child.ask", "host.hello").join())
        .isEqualTo("hello from " + ProcessHandle.current().pid());
  }

  @Test
  void whatTheChildPrintsIsNotAmongTheMessages() {
    host.execute("child.print", "{\"id\":\"x\"} and nonsense").join();
    assertThat(host.execute("child.echo", "fine").join()).isEqualTo("fine");
    assertThat(failures).isEmpty();
  }

  @Test
  void theChildEndsWhenItsChannelIsClosed() {
    ProcessHandle child = ProcessHandle.of(pid()).orElseThrow();
    client.close();
    while (child.isAlive()) {
      Thread.onSpinWait();
    }
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void whenTheChildIsKilledEveryCallFailsAndItComesBack() throws Exception {
    long first = pid();
    List<CompletableFuture<Object>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      calls.add(host.execute("child.never", null));
    }
    calls.add(host.execute("child.ask", "host.never")); // and this one waits for us
    asked.await();
    Connection killed = client.connection();
    long start = System.nanoTime();
    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    for (CompletableFuture<Object> call : calls) {
      CompletionException failed = catchThrowableOfType(CompletionException.class, call::join);
      assertThat(((CommandException) failed.getCause()).code())
          .isEqualTo(ErrorCode.CHANNEL_DISCONNECTED);
    }
    System.out.printf(
        "%d calls failed %.1f ms after their process was killed%n",
        calls.size(), (System.nanoTime() - start) / 1e6);
    assertThat(host.commands()).noneMatch(command -> command.id().startsWith("child."));
    assertThat(host.inFlight()).isZero();

    killed.closed().exceptionally(broken -> null).join();
    while (client.attempts() < 2) {
      time.advance(Duration.ofMillis(100));
      Thread.onSpinWait();
    }
    while (client.connection() == killed) {
      Thread.onSpinWait();
    }
    client.connection().ready().join();
    assertThat(pid()).isNotEqualTo(first);
    assertThat(host.execute("child.echo", "back").join()).isEqualTo("back");
  }
}
