package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.graph.Graph;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What reports say, as text for people and as JSON and charts for programs. */
class ReportTest extends LifecycleFixture {

  /** Boots 'db' in 3 s, then 'api' in 2 s, and beside them 'clock' in 1 s. */
  private Container<Object> container(CompletableFuture<?> db, CompletableFuture<?> api) {
    CompletableFuture<Void> clock = new CompletableFuture<>();
    time.after(seconds(1), () -> clock.complete(null));
    return builder()
        .parallelism(2)
        .add("db", step("db", boot -> boot.until(db)))
        .add("api", step("api", boot -> boot.until(api)), with -> with.after("db"))
        .add("clock", step("clock", boot -> boot.until(clock)))
        .build("desk");
  }

  private StartReport report() {
    CompletableFuture<Void> db = new CompletableFuture<>();
    CompletableFuture<Void> api = new CompletableFuture<>();
    Container<Object> container = container(db, api);
    CompletableFuture<StartReport> boot = container.bootAsync();
    pass(seconds(3));
    db.complete(null);
    pass(seconds(2));
    api.complete(null);
    StartReport report = boot.join();
    container.close();
    return report;
  }

  @Test
  void hasEachHookWithItsPlaceAndTimes() {
    assertThat(report().hooks())
        .extracting(
            hook ->
                "%s %d %d %s %s %s"
                    .formatted(
                        hook.provider(),
                        hook.order(),
                        hook.level(),
                        Duration.ofNanos(hook.startNanos()),
                        hook.duration(),
                        hook.thread()))
        .containsExactly(
            "clock 0 0 PT0S PT1S desk: boot clock",
            "db 1 0 PT0S PT3S desk: boot db",
            "api 2 1 PT3S PT2S desk: boot api");
  }

  @Test
  void knowsWhatTheBootCouldNotBeFasterThan() {
    StartReport report = report();
    assertThat(report.criticalPath()).containsExactly("db", "api");
    assertThat(report.criticalTime()).isEqualTo(seconds(5));
    assertThat(report.total()).isEqualTo(seconds(5));
  }

  @Test
  void isTextForPeopleTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(report().toText())
          .isEqualTo(
              """
              start of container desk, 5000.000 ms
                     begin            took  phase    outcome   provider
                  0.000 ms    1000.000 ms  boot     done      clock
                  0.000 ms    3000.000 ms  boot     done      db
               3000.000 ms    2000.000 ms  boot     done      api
              critical path, 5000.000 ms: db → api
              """);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void isAChartOfWhatBootedBesideWhat() {
    assertThat(report().toMermaid())
        .isEqualTo(
            """
            gantt
              title start of desk
              dateFormat x
              axisFormat %S.%L s
              section level 0
              clock :0, 1000ms
              db :crit, 0, 3000ms
              section level 1
              api :crit, 3000, 2000ms
            """);
  }

  @Test
  void namesThatWouldEndALineOfTheChartAreTakenApart() {
    try (Container<Object> container = builder().add("a:b;c#d,e\nf", hooks -> {}).build("de:sk")) {
      assertThat(container.boot().toMermaid())
          .contains("title start of de sk\n")
          .contains("  a b c d e f :crit, 0, 1ms\n");
    }
  }

  @Test
  void isJsonForPrograms() {
    assertThat(report().toJson())
        .startsWith(
            "{\"container\":\"desk\",\"started\":true,\"totalNanos\":5000000000,\"hooks\":["
                + "{\"provider\":\"clock\",\"phase\":\"boot\",\"order\":0,\"level\":0,"
                + "\"startNanos\":0,\"endNanos\":1000000000,\"thread\":\"desk: boot clock\","
                + "\"outcome\":\"DONE\"},")
        .endsWith(
            "],\"criticalPath\":[\"db\",\"api\"],\"criticalNanos\":5000000000,"
                + "\"warnings\":[],\"abandoned\":[]}");
  }

  @Test
  void jsonIsValidWhateverNamesAndFailuresSay() {
    String nasty = "a\"b\\c\nd\te\u0001f\ud800g\ud83d\ude00h";
    Container<Object> container =
        builder()
            .withoutRollback()
            .add("first", hooks -> hooks.shutdown(shutdown -> throwNasty(nasty)))
            .add(nasty, hooks -> hooks.boot(boot -> throwNasty(nasty)))
            .build(nasty);
    BootException thrown = failure(container.bootAsync(), BootException.class);
    ShutdownReport shutdown = container.shutdown();
    HealthReport health = container.health();
    for (String json :
        List.of(
            thrown.report().toJson(),
            shutdown.toJson(),
            health.toJson(),
            new ReloadReport(nasty, shutdown.hooks()).toJson(),
            new ValidationReport(
                    List.of(
                        new ValidationReport.Finding(
                            nasty, ValidationReport.Severity.WARNING, nasty)))
                .toJson())) {
      assertThat(JsonCheck.strings(json)).as(json).contains(nasty.replace('\ud800', '?'));
    }
  }

  private static void throwNasty(String message) {
    throw new IllegalStateException(message);
  }

  @Test
  void aFailedStartSaysWhatFailedAndWhatWasTakenBack() {
    Container<Object> container =
        builder()
            .bootTimeout(seconds(1))
            .add("a", step("a"))
            .add("b", step("b", boot -> hangWhateverHappens("b")))
            .build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    pass(seconds(1));
    assertThat(failure(boot, BootException.class).report().toString())
        .isEqualTo(
            """
            start of container desk, 1000.000 ms
                   begin            took  phase    outcome   provider
                0.000 ms       0.000 ms  boot     done      a
                0.000 ms    1000.000 ms  boot     timed out b: boot of 'b' failed: \
            TimeoutException: boot took longer than 1 s
             1000.000 ms       0.000 ms  shutdown done      b
             1000.000 ms       0.000 ms  shutdown done      a
            critical path, 1000.000 ms: b
            not returned: boot of 'b' on thread 'desk: boot b'
            """);
  }

  @Test
  void aShutdownSaysWhyAndHowLong() {
    Container<Object> container =
        builder().shutdownDeadline(seconds(1)).add("a", a -> a.shutdown(d -> hang("a"))).build("x");
    container.boot();
    container.requestShutdown("enough");
    pass(seconds(1));
    assertThat(container.shutdown().toString())
        .startsWith("shutdown of container x (enough), 1000.000 ms, past its deadline\n")
        .contains("timed out a: shutdown of 'a' failed: TimeoutException: shutdown took longer");
    assertThat(container.shutdown().toJson())
        .startsWith(
            "{\"container\":\"x\",\"reason\":\"enough\",\"clean\":false,"
                + "\"totalNanos\":1000000000,\"pastDeadline\":true,\"hooks\":[");
  }

  @Test
  void healthIsJsonForAnEndpoint() {
    try (Container<Object> container =
        builder().add("a", a -> a.health(() -> Health.up().with("open", 3))).build("desk")) {
      container.start();
      assertThat(container.health().toJson())
          .isEqualTo(
              "{\"status\":\"UP\",\"ready\":true,\"live\":true,"
                  + "\"providers\":{\"a\":{\"status\":\"UP\",\"details\":{\"open\":\"3\"}}}}");
    }
  }

  @Test
  void theGraphHasProvidersAndWhatTheyBootAfter() {
    try (Container<Object> container =
        builder()
            .add("api", api -> api.run(this::untilStopped), with -> with.after("db"))
            .add("db", step("db"))
            .build("desk")) {
      Graph graph = container.graph();
      assertThat(graph.nodes())
          .extracting(node -> node.name() + " " + node.kind())
          .containsExactly("db provider", "api runner");
      assertThat(graph.edges()).containsExactly(new Graph.Edge(0, 1, ""));
    }
  }
}
