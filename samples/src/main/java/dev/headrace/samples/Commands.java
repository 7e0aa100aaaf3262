package dev.headrace.samples;

import dev.headrace.channel.ChannelPair;
import dev.headrace.channel.Command;
import dev.headrace.channel.CommandException;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.ErrorCode;
import dev.headrace.channel.Event;
import dev.headrace.channel.InMemoryChannel;
import dev.headrace.channel.InMemoryOptions;
import dev.headrace.channel.Interceptor;
import dev.headrace.channel.Message;
import dev.headrace.clock.ManualTimekeeper;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Commands that are answered wherever their handler is, and events that reach everybody. */
public final class Commands {
  private Commands() {}

  // #region declare
  record Add(long a, long b) {}

  static final Command<Add, Long> ADD = Command.of("math.add", Add.class, Long.class);
  static final Command<String, String> GREET = Command.of("greet", String.class, String.class);

  // #endregion declare

  // #region event
  record Moved(String desk, int floor) {}

  static final Event<Moved> MOVED = Event.of("desk.moved", Moved.class);

  // #endregion event

  static void call() {
    // #region call
    CommandRegistry root = CommandRegistry.create("root");
    CommandRegistry worker = CommandRegistry.builder("worker").router("root").build();
    ChannelPair pair = InMemoryChannel.pair("worker", "root"); // the id each half gives its peer
    root.connect(pair.first());
    worker.connect(pair.second());

    worker.register(ADD, add -> add.a() + add.b());
    root.register(GREET, name -> "Hello, " + name);

    long sum = root.execute(ADD, new Add(1, 2)).join(); // answered by the worker
    String hello = worker.execute(GREET, "Ada").join(); // answered by the root
    // #endregion call
    System.out.println(sum + ", " + hello);
    // #region dynamic
    worker.register("shout", text -> text + "!");
    root.execute("shout", "Hello").thenAccept(System.out::println);
    root.commands().forEach(System.out::println);
    // #endregion dynamic
    // #region close
    try (root;
        worker) {
      CompletableFuture<Object> nobody = worker.execute("nope", null);
      System.out.println(nobody.isCompletedExceptionally());
    }
    // #endregion close
  }

  static void handlers() {
    CommandRegistry desk = CommandRegistry.create("desk");
    CompletableFuture<String> later = new CompletableFuture<>();
    // #region handlers
    desk.register(ADD, add -> add.a() + add.b()); // done when it returns
    desk.registerAsync(GREET, name -> later); // done when the stage completes
    desk.register(
        Command.of("report", Void.class, String.class),
        options -> options.describedAs("what happened today").runOn(task -> task.run()),
        nothing -> "all quiet"); // on an executor
    // #endregion handlers
    desk.execute(GREET, "Ada").thenAccept(System.out::println);
    later.complete("Hello, at last");
    System.out.println(desk.execute(Command.of("report", Void.class, String.class)).join());
    desk.close();
  }

  static void failures() {
    // #region failures
    CommandRegistry desk = CommandRegistry.create("desk");
    desk.register(
        ADD,
        add -> {
          if (add.a() < 0) {
            throw new CommandException(ErrorCode.INVALID_REQUEST, "a must not be negative");
          }
          return Math.addExact(add.a(), add.b());
        });
    for (Add add : new Add[] {new Add(1, 2), new Add(-1, 2), new Add(Long.MAX_VALUE, 1)}) {
      desk.execute(ADD, add)
          .whenComplete(
              (sum, thrown) -> {
                if (thrown instanceof CommandException failed) {
                  System.out.println(failed.code() + ": " + failed.getMessage());
                } else {
                  System.out.println(sum);
                }
              });
    }
    // #endregion failures
    desk.close();
  }

  static void timeouts() {
    ManualTimekeeper time = new ManualTimekeeper();
    // #region timeouts
    CommandRegistry desk =
        CommandRegistry.builder("desk").time(time).requestTimeout(Duration.ofSeconds(10)).build();
    desk.registerAsync(GREET, name -> new CompletableFuture<>()); // never

    CompletableFuture<String> hello = desk.execute(GREET, "Ada", Duration.ofSeconds(1));
    // #endregion timeouts
    hello.whenComplete((text, thrown) -> System.out.println(thrown.getMessage()));
    time.advance(Duration.ofSeconds(1));
    desk.close();
  }

  static void events() {
    CommandRegistry root = CommandRegistry.create("root");
    CommandRegistry worker = CommandRegistry.builder("worker").router("root").build();
    ChannelPair pair = InMemoryChannel.pair("worker", "root");
    root.connect(pair.first());
    worker.connect(pair.second());
    // #region listen
    root.onFailure(failure -> System.out.println(failure.subject() + " failed at a listener"));
    root.on(
        MOVED,
        moved -> {
          throw new IllegalStateException("lost");
        });
    root.on(
        MOVED, moved -> System.out.println("root: " + moved.desk() + " is on " + moved.floor()));
    worker.on(MOVED, moved -> System.out.println("worker: " + moved.floor()));
    worker.emit(MOVED, new Moved("rates", 3));
    // #endregion listen
    root.close();
    worker.close();
  }

  static void interceptor() {
    // #region interceptor
    CommandRegistry root =
        CommandRegistry.builder("root")
            .intercept(
                new Interceptor() {
                  @Override
                  public Message inbound(String channel, Message message) {
                    if (message instanceof Message.ExecuteRequest call
                        && channel.equals("guest")
                        && call.commandId().startsWith("admin.")) {
                      throw new CommandException(
                          ErrorCode.INVALID_REQUEST, call.commandId() + " is not for guests");
                    }
                    return message;
                  }
                })
            .build();
    // #endregion interceptor
    CommandRegistry guest = CommandRegistry.builder("guest").router("root").build();
    ChannelPair pair = InMemoryChannel.pair("guest", "root");
    root.connect(pair.first());
    guest.connect(pair.second());
    root.register("admin.stop", nothing -> "stopped");
    guest
        .execute("admin.stop", null)
        .whenComplete((done, thrown) -> System.out.println(thrown.getMessage()));
    System.out.println(root.execute("admin.stop", null).join());
    root.close();
    guest.close();
  }

  static void pump() {
    CommandRegistry root = CommandRegistry.create("root");
    CommandRegistry worker = CommandRegistry.builder("worker").router("root").build();
    // #region pump
    ChannelPair pair = InMemoryChannel.pair("worker", "root", InMemoryOptions::pumped);
    root.connect(pair.first());
    worker.connect(pair.second());
    worker.register(ADD, add -> add.a() + add.b());
    while (pair.poll() != 0) {
      // until nothing moves: both know of each other, and of the command
    }
    CompletableFuture<Long> sum = root.execute(ADD, new Add(1, 2));
    System.out.println(sum.isDone());
    while (pair.poll() != 0) {
      // there and back
    }
    System.out.println(sum.join());
    // #endregion pump
    root.close();
    worker.close();
  }

  /**
   * Runs the sample.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    call();
    handlers();
    failures();
    timeouts();
    events();
    interceptor();
    pump();
  }
}
