package dev.headrace.samples;

import dev.headrace.clock.ManualTimekeeper;
import dev.headrace.lifecycle.BootException;
import dev.headrace.lifecycle.Container;
import dev.headrace.lifecycle.ContainerListener;
import dev.headrace.lifecycle.Context;
import dev.headrace.lifecycle.Health;
import dev.headrace.lifecycle.HealthCheck;
import dev.headrace.lifecycle.LifecycleException;
import dev.headrace.lifecycle.PreparedReload;
import dev.headrace.lifecycle.PreparedReloadable;
import dev.headrace.lifecycle.Priority;
import dev.headrace.lifecycle.Provider;
import dev.headrace.lifecycle.ProviderBuilder;
import dev.headrace.lifecycle.ReloadReport;
import dev.headrace.lifecycle.Restart;
import dev.headrace.lifecycle.Run;
import dev.headrace.lifecycle.Runner;
import dev.headrace.lifecycle.StartReport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What containers do, one thing at a time. */
public final class Containers {
  private Containers() {}

  private static void say(Object what) {
    System.out.println(what);
  }

  // #region provider
  static final class Database implements Provider<String> {
    @Override
    public void boot(Context<String> boot) {
      say("database: connected to " + boot.state());
    }

    @Override
    public void shutdown(Context<String> shutdown) {
      say("database: disconnected");
    }
  }

  static final class Feed implements Provider<String>, Runner<String> {
    @Override
    public void run(Run<String> run) throws InterruptedException {
      run.get(Database.class); // it has booted: this one was added to come after it
      say("feed: running");
      run.ready();
      run.awaitStop();
      say("feed: stopped");
    }
  }

  // #endregion provider

  static void first() {
    // #region first
    Container<String> desk =
        Container.of("jdbc:desk")
            .add(new Database())
            .add(new Feed(), with -> with.after(Database.class).awaitsReady())
            .build("desk");

    desk.start();
    say(desk);
    desk.shutdown();
    say(desk);
    // #endregion first
  }

  static Container<Object> order() {
    // #region order
    Container<Object> desk =
        Container.withoutState()
            .add("api", api -> {}, with -> with.after("orders", "rates"))
            .add("orders", orders -> {}, with -> with.after("database"))
            .add("rates", rates -> {}, with -> with.after("database").bootPriority(Priority.EARLY))
            .add("database", database -> {})
            .add("metrics", metrics -> {}, with -> with.bootPriority(Priority.FIRST))
            .build("desk");
    say(desk.providers());
    // #endregion order
    return desk;
  }

  static void wrong() {
    // #region wrong
    Container.withoutState()
        .add("api", api -> {}, with -> with.after("orders"))
        .add("orders", orders -> {}, with -> with.after("databse"))
        .add("database", database -> {}, with -> with.after("api", "journal"))
        .add("journal", journal -> {}, with -> with.after("database"))
        .build("desk");
    // #endregion wrong
  }

  static void rollback() {
    // #region rollback
    Container<Object> desk =
        Container.withoutState()
            .add(
                "database",
                database ->
                    database
                        .boot(boot -> say("database: connected"))
                        .shutdown(shutdown -> say("database: disconnected")))
            .add(
                "api",
                api ->
                    api.boot(
                        boot -> {
                          throw new IOException("port 80 is taken");
                        }),
                with -> with.after("database"))
            .build("desk");
    try {
      desk.start();
    } catch (BootException e) {
      say(e.getMessage());
      say(desk + ", exit code " + desk.exitCode());
    }
    // #endregion rollback
  }

  static void timeout() throws InterruptedException {
    // #region timeout
    ManualTimekeeper time = new ManualTimekeeper();
    CountDownLatch isBooting = new CountDownLatch(1);
    Container<Object> desk =
        Container.withoutState()
            .timekeeper(time)
            .bootTimeout(Duration.ofSeconds(10))
            .add(
                "database",
                database ->
                    database.boot(
                        boot -> {
                          isBooting.countDown();
                          new CountDownLatch(1).await(); // nobody answers
                        }))
            .build("desk");

    CompletableFuture<StartReport> start = desk.startAsync();
    isBooting.await();
    time.advance(Duration.ofSeconds(10));
    try {
      start.join();
    } catch (CompletionException e) {
      say(e.getCause().getMessage());
    }
    // #endregion timeout
  }

  static void restart() {
    // #region restart
    List<String> heard = new CopyOnWriteArrayList<>();
    Container<Object> desk =
        Container.withoutState()
            .add(
                "feed",
                feed ->
                    feed.run(
                        run -> {
                          say("run " + run.attempt());
                          if (run.attempt() < 3) {
                            throw new IOException("line " + run.attempt() + " is dead");
                          }
                          run.ready();
                          run.awaitStop();
                        }),
                with ->
                    with.awaitsReady()
                        .restarts(
                            Restart.onFailure()
                                .backOff(Duration.ofMillis(5), Duration.ofSeconds(1))
                                .atMost(10, Duration.ofMinutes(1))))
            .listen(
                new ContainerListener() {
                  @Override
                  public void failed(LifecycleException failure) {
                    heard.add(failure.getMessage());
                  }
                })
            .build("desk");
    desk.start();
    desk.shutdown();
    heard.forEach(Containers::say);
    // #endregion restart
  }

  // #region two-steps
  static final class Limits
      implements Provider<AtomicReference<String>>, PreparedReloadable<AtomicReference<String>> {
    private volatile int most = 10;

    @Override
    public PreparedReload prepare(Context<AtomicReference<String>> reload) {
      int next = Integer.parseInt(reload.state().get()); // all that can fail
      return () -> most = next; // and nothing that can
    }
  }

  // #endregion two-steps

  static void reload() {
    // #region reload
    AtomicReference<String> settings = new AtomicReference<>("10");
    Limits limits = new Limits();
    Container<AtomicReference<String>> desk =
        Container.of(settings)
            .add(limits)
            .add("log", log -> log.reload(reload -> say("log: " + reload.state().get())))
            .listen(new ContainerListener() {}) // or failures would be logged
            .build("desk");
    desk.start();
    settings.set("20");
    outcomes(desk.reloadAll());
    settings.set("many");
    outcomes(desk.reloadAll());
    say("at most " + limits.most);
    desk.shutdown();
    // #endregion reload
  }

  // #region outcomes
  static void outcomes(ReloadReport report) {
    report.hooks().forEach(hook -> say(hook.provider() + " " + hook.outcome()));
    report.failures().forEach(failure -> say(failure.getMessage()));
  }

  // #endregion outcomes

  // #region health-check
  static final class Pool implements Provider<Object>, HealthCheck {
    @Override
    public Health health() {
      return Health.degraded("9 of 10 connections are in use").with("open", 10);
    }
  }

  // #endregion health-check

  static void health() {
    // #region health
    try (Container<Object> desk =
        Container.withoutState()
            .add(new Pool())
            .add("chat", chat -> chat.health(() -> Health.down("gone")), with -> with.notCritical())
            .build("desk")) {
      desk.start();
      say(desk.health().toJson());
    }
    // #endregion health
  }

  // #region chart
  static StartReport booted(ManualTimekeeper time) {
    try (Container<Object> desk =
        Container.withoutState()
            .timekeeper(time)
            .add("database", takes(time, 120))
            .add("rates", takes(time, 200), with -> with.after("database"))
            .add("sessions", takes(time, 40), with -> with.after("database"))
            .add("api", takes(time, 60), with -> with.after("rates", "sessions"))
            .build("desk")) {
      return desk.start();
    }
  }

  static Consumer<ProviderBuilder<Object>> takes(ManualTimekeeper time, int millis) {
    return it -> it.boot(boot -> time.advance(Duration.ofMillis(millis)));
  }

  // #endregion chart

  static void reports() {
    // #region reports
    StartReport report = booted(new ManualTimekeeper());
    System.out.print(report);
    // #endregion reports
  }

  static void shutdown() throws InterruptedException {
    // #region shutdown
    ManualTimekeeper time = new ManualTimekeeper();
    CountDownLatch isEnding = new CountDownLatch(1);
    Semaphore disk = new Semaphore(0);
    Container<Object> desk =
        Container.withoutState()
            .timekeeper(time)
            .shutdownTimeout(Duration.ofSeconds(5))
            .shutdownDeadline(Duration.ofSeconds(20))
            .listen(new ContainerListener() {})
            .add("database", database -> {})
            .add(
                "journal",
                journal ->
                    journal.shutdown(
                        shutdown -> {
                          isEnding.countDown();
                          disk.acquireUninterruptibly(); // it is gone
                        }),
                with -> with.after("database"))
            .build("desk");
    desk.start();
    var ended = desk.shutdownAsync();
    isEnding.await();
    time.advance(Duration.ofSeconds(5));
    System.out.print(ended.join());
    disk.release();
    // #endregion shutdown
  }

  static void reference() {
    // #region reference
    try (Container<Object> desk =
        Container.withoutState()
            .referenceBehaviour()
            .add("b", b -> b.boot(boot -> say("b")).shutdown(shutdown -> say("b down")))
            .add("a", a -> a.boot(boot -> say("a")).shutdown(shutdown -> say("a down")))
            .build("desk")) {
      desk.start();
    }
    // #endregion reference
  }

  public static void main(String[] args) throws InterruptedException {
    first();
    order();
    rollback();
    timeout();
    restart();
    reload();
    health();
    reports();
    shutdown();
    reference();
  }
}
