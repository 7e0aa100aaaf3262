package dev.headrace.lifecycle;

import dev.headrace.loop.EventLoop;
import dev.headrace.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process with a container, for a test to end: its hooks print that they were called. */
final class ContainerProcess {
  private ContainerProcess() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "steady" -> steady();
      case "boots" -> boots();
      case "reloads" -> reloads();
      case "shuts down" -> shutsDown(false);
      case "halts" -> shutsDown(true);
      case "hangup" -> hangup();
      case "heeds signals" -> heedsSignals();
      case "fatal" -> fatal();
      case "fatal, exit" -> fatalExit();
      case "can't boot" -> cannotBoot();
      case "hangs" -> hangs();
      case "loop" -> loop();
      case "exits" -> exits();
      case "exits in a runner" -> exitsInRunner();
      case "has ended" -> hasEnded();
      case "nobody waits" -> container().build("desk").start();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static synchronized void say(String what) {
    System.out.println(what);
    System.out.flush();
  }

  /** A database that says what is done with it, and a listener that says how all of it ended. */
  private static ContainerBuilder<Object> container() {
    return Container.withoutState()
        .stopOnSignals()
        .listen(
            new ContainerListener() {
              @Override
              public void failed(LifecycleException failure) {
                say("failed: " + failure.getMessage());
              }

              @Override
              public void ended(ShutdownReport report) {
                say("ended: " + report.reason() + (report.isClean() ? "" : ", not clean"));
                report.abandoned().forEach(hook -> say("not returned: " + hook));
              }
            })
        .add("db", db -> db.boot(boot -> say("boot db")).shutdown(shutdown -> say("shutdown db")));
  }

  private static void steady() throws InterruptedException {
    run(
        container()
            .add(
                "feed",
                feed ->
                    feed.run(
                            run -> {
                              say("run feed");
                              run.ready();
                              run.awaitStop();
                              say("feed has stopped");
                            })
                        .shutdown(shutdown -> say("shutdown feed")),
                with -> with.after("db").awaitsReady())
            .build("desk"));
  }

  private static void boots() throws InterruptedException {
    run(
        container()
            .add(
                "feed",
                feed ->
                    feed.boot(
                            boot -> {
                              say("boot feed");
                              waitForEver("boot of feed");
                            })
                        .shutdown(shutdown -> say("shutdown feed")),
                with -> with.after("db"))
            .build("desk"));
  }

  private static void reloads() throws InterruptedException {
    Container<Object> desk =
        container()
            .add(
                "feed",
                feed ->
                    feed.reload(
                            reload -> {
                              say("reload feed");
                              waitForEver("reload of feed");
                            })
                        .shutdown(shutdown -> say("shutdown feed")),
                with -> with.after("db"))
            .build("desk");
    desk.start();
    var unused = desk.reloadAllAsync();
    desk.awaitShutdown();
  }

  private static void shutsDown(boolean halts) throws InterruptedException {
    ContainerBuilder<Object> container = container();
    if (halts) {
      container.haltOnSecondSignal();
    }
    run(
        container
            .add(
                "feed",
                feed ->
                    feed.shutdown(
                        shutdown -> {
                          say("shutdown feed");
                          say("feed was told: " + readLine());
                        }),
                with -> with.after("db"))
            .build("desk"));
  }

  private static void hangup() throws InterruptedException {
    int[] times = new int[1];
    run(
        container()
            .reloadOnHangup()
            .reloadsState(state -> say("reload state"))
            .add("feed", feed -> feed.reload(reload -> say("reload feed " + ++times[0])))
            .build("desk"));
  }

  private static void heedsSignals() throws InterruptedException {
    Container<Object> desk =
        Container.withoutState()
            .reloadsState(state -> say("reload state"))
            .add(
                "db",
                db -> db.boot(boot -> say("boot db")).shutdown(shutdown -> say("shutdown db")))
            .build("desk");
    desk.heedSignals();
    run(desk);
  }

  private static Container<Object> failing(FatalReaction reaction) {
    return container()
        .onFatal(reaction)
        .add(
            "feed",
            feed ->
                feed.run(
                    run -> {
                      say("run feed");
                      throw new IOException("no line");
                    }),
            with -> with.after("db"))
        .build("desk");
  }

  private static void fatalExit() {
    Container<Object> desk = failing(FatalReaction.exit(3));
    var unused = desk.startAsync();
    keepThisThread();
  }

  private static void fatal() throws InterruptedException {
    Container<Object> desk = failing(FatalReaction.stop());
    var unused = desk.startAsync();
    desk.awaitShutdown();
    System.exit(desk.exitCode());
  }

  private static void cannotBoot() throws InterruptedException {
    run(
        container()
            .add(
                "feed",
                feed ->
                    feed.boot(
                            boot -> {
                              say("boot feed");
                              throw new IOException("no line");
                            })
                        .shutdown(shutdown -> say("shutdown feed")),
                with -> with.after("db"))
            .build("desk"));
  }

  private static void hangs() throws InterruptedException {
    run(
        container()
            .shutdownTimeout(Duration.ofMillis(200))
            .shutdownDeadline(Duration.ofSeconds(20))
            .add(
                "feed",
                feed ->
                    feed.shutdown(
                        shutdown -> {
                          say("shutdown feed");
                          keepThisThread();
                        }),
                with -> with.after("db"))
            .build("desk"));
  }

  private static void loop() throws InterruptedException {
    World world = World.builder().build();
    EventLoop loop = EventLoop.of(world).step("none", () -> 0).drain(1).build("desk loop");
    run(
        container()
            .runs("desk loop", loop, () -> loop.stop("the process ends"))
            .add(
                "last words",
                it ->
                    it.shutdown(shutdown -> say("loop ended because " + world.shutdown().reason())),
                with -> with.after("desk loop"))
            .build("desk"));
  }

  private static void exits() {
    Container<Object> desk = container().build("desk");
    desk.start();
    System.exit(5);
  }

  private static void hasEnded() {
    Container<Object> desk = container().reloadOnHangup().haltOnSecondSignal().build("desk");
    desk.start();
    desk.shutdown();
    say("goes on without");
    keepThisThread();
  }

  private static void exitsInRunner() throws InterruptedException {
    run(
        container()
            .stopGrace(Duration.ofMillis(200))
            .add("feed", feed -> feed.run(run -> System.exit(5)), with -> with.after("db"))
            .build("desk"));
  }

  private static void run(Container<Object> container) throws InterruptedException {
    container.start();
    say("running");
    container.awaitShutdown();
  }

  // ---- waiting

  private static void waitForEver(String what) throws InterruptedException {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      say(what + " was interrupted");
      throw e;
    }
  }

  /** Nothing ends it but the process. */
  private static void keepThisThread() {
    while (true) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException ignored) {
        say("interrupted in vain");
      }
    }
  }

  private static String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = System.in.read(); c >= 0 && c != '\n'; c = System.in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }
}
