package dev.headrace.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.clock.RealTimekeeper;
import dev.headrace.clock.Timekeeper;
import dev.headrace.lifecycle.ContainerState;
import dev.headrace.lifecycle.ValidationException;
import dev.headrace.samples.kotlin.application.ApplicationKt;
import dev.headrace.samples.kotlin.application.DeskSettings;
import dev.headrace.samples.kotlin.application.Fill;
import dev.headrace.testsupport.ChildProcess;
import dev.headrace.testsupport.ProjectFiles;
import dev.headrace.testsupport.ReportedFailures;
import dev.headrace.wire.JacksonCodec;
import dev.headrace.wire.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application of one Kotlin block: in a test's own process, and as a process of its own. */
class ApplicationSampleTest {
  @TempDir private Path folder;

  private Path limit(String text) throws Exception {
    return Files.writeString(folder.resolve("limit"), text);
  }

  @Test
  void isStartedByATestThatTakesItsPartsAndEndsIt() throws Exception {
    CompletableFuture<String> alert = new CompletableFuture<>();
    Path file = limit("100");
    List<String> printed =
        Console.of(
            () -> {
              try (var app = ApplicationKt.deskApplication(new DeskSettings(file))) {
                app.<String>registry("alerts").guard(alert::complete);
                app.start();
                CommandRegistry desk = app.commands("desk");
                assertThat(desk.execute(ApplicationKt.getBOOK(), new Fill("EURUSD", 60)).join())
                    .isTrue();
                assertThat(desk.execute(ApplicationKt.getBOOK(), new Fill("GBPUSD", 60)).join())
                    .isTrue();
                assertThat(alert.get(30, TimeUnit.SECONDS)).isEqualTo("120 is over 100");
              } catch (Exception thrown) {
                throw new AssertionError(thrown);
              }
            });
    assertThat(printed)
        .startsWith("ledger: open, limit 100")
        .containsSubsequence(
            "desk: 60 EURUSD, 60 in all",
            "desk: 60 GBPUSD, 120 in all",
            "ledger: closed",
            "ended: it was asked to")
        .contains("alert: 120 is over 100");
  }

  @Test
  void whatIsWrongWithItsSettingsIsSaidBeforeAnythingBoots() throws Exception {
    var app = ApplicationKt.deskApplication(new DeskSettings(limit("0")));
    List<String> printed =
        Console.of(
            () ->
                assertThatThrownBy(app::run)
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("a limit of 0 lets nothing through"));
    ReportedFailures.take();
    assertThat(printed).containsExactly("ended: it could not boot");
    assertThat(app.getContainer().state()).isEqualTo(ContainerState.FAILED);
  }

  @Test
  void aProcessServesIsReloadedAndEnds() throws Exception {
    limit("100");
    try (ChildProcess process =
        ChildProcess.start(ApplicationKt.class, folder.resolve("limit").toString())) {
      String address =
          process.awaitLine("server: listens at ").substring("server: listens at ".length());
      int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
      CompletableFuture<String> alert = new CompletableFuture<>();
      JacksonCodec json = JacksonCodec.create();
      try (RealTimekeeper time = Timekeeper.start(Thread::new);
          CommandRegistry client =
              CommandRegistry.builder("client").router("desk").time(time).codec(json).build()) {
        Wire wire = Wire.of(Thread::new, time, o -> o.codec(json));
        client.on(ApplicationKt.getOVER_LIMIT(), alert::complete);
        client
            .connect(wire.tcp("desk", new InetSocketAddress("127.0.0.1", port)))
            .ready()
            .get(30, TimeUnit.SECONDS);
        assertThat(client.execute(ApplicationKt.getBOOK(), new Fill("EURUSD", 60)).join()).isTrue();
        process.awaitLine("desk: 60 EURUSD, 60 in all");

        limit("50");
        process.signal("HUP");
        while (!alert.isDone()) { // until it has taken the new limit on
          client.execute(ApplicationKt.getBOOK(), new Fill("EURUSD", 0)).join();
        }
        assertThat(alert.join()).isEqualTo("60 is over 50");
      }
      process.signal("TERM");
      assertThat(process.awaitEnd()).isEqualTo(143);
      assertThat(process.lines()).contains("ledger: closed", "ended: the process was asked to end");
    }
  }

  private static String guide() throws IOException {
    return Files.readString(ProjectFiles.root().resolve("docs-site/guide/application.md"));
  }

  @Test
  void everythingThatIsWrongIsSaidTogether() throws IOException {
    assertThatThrownBy(ApplicationKt::wrongApplication)
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("application desk can't be built: 2 problems")
        .satisfies(wrong -> assertThat(guide()).contains(wrong.getMessage()));
  }

  @Test
  void theGuideShowsWhatItPrints() throws IOException {
    assertThat(guide())
        .contains("ledger: open, limit 100")
        .contains("desk: 60 GBPUSD, 120 in all\nalert: 120 is over 100\n")
        .contains("ledger: closed\nended: the process was asked to end");
  }
}
