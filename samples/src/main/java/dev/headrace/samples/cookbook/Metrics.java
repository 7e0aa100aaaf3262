package dev.headrace.samples.cookbook;

import dev.headrace.Handler;
import dev.headrace.channel.ChannelPair;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.InMemoryChannel;
import dev.headrace.channel.Interceptor;
import dev.headrace.channel.Message;
import dev.headrace.flow.Guarded;
import dev.headrace.registry.SyncRegistry;
import dev.headrace.schedule.Scheduler;
import dev.headrace.schedule.SchedulerBuilder;
import dev.headrace.world.World;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What is counted, where, and by whom: what nobody asks to be counted costs nothing. */
public final class Metrics {
  private Metrics() {}

  static void registry() {
    // #region registry
    SyncRegistry<String> orders = SyncRegistry.<String>builder("orders").counting().build();
    LongAdder failed = new LongAdder(); // or a counter of your metrics library
    orders.onFailure(failure -> failed.increment());
    orders.register(
        order -> {
          if (order.isEmpty()) {
            throw new IllegalArgumentException("empty");
          }
        });
    orders.publish("EURUSD");
    orders.publish("");
    System.out.println(orders.counts() + ", heard of " + failed);
    // #endregion registry
  }

  static void scheduler() {
    World world = World.builder().build();
    // #region scheduler
    SchedulerBuilder risk = Scheduler.of(world).counting(); // measured(System::nanoTime) also times
    var exposure = risk.add(() -> false).named("exposure");
    risk.addAlways(() -> {}).named("hedge").after(exposure);
    Scheduler systems = risk.build("risk");
    systems.run();
    systems.run();
    systems.report().forEach(System.out::println);
    // #endregion scheduler
  }

  // #region handler
  /**
   * Counts what goes to a handler. A handler that hands on costs a call; a tap in a flow does not.
   */
  static <E> Handler<E> counted(Handler<E> handler, LongAdder events) {
    return Handler.of(
        handler.name(),
        event -> {
          events.increment();
          handler.run(event);
        });
  }

  // #endregion handler

  static void handler() {
    LongAdder events = new LongAdder();
    Guarded<String> guarded =
        Guarded.<String>builder(counted(Handler.of("size", text -> text.charAt(0)), events))
            .onFailure((handler, text, cause) -> {})
            .build();
    guarded.handler().run("a");
    guarded.handler().run("");
    System.out.println(events + " events, " + guarded.failures() + " failures");
  }

  // #region interceptor
  /** Counts the calls of each command that come in. */
  static final class CallCounts implements Interceptor {
    private final Map<String, LongAdder> calls = new ConcurrentSkipListMap<>();

    @Override
    public Message inbound(String channel, Message message) {
      if (message instanceof Message.ExecuteRequest call) {
        calls.computeIfAbsent(call.commandId(), id -> new LongAdder()).increment();
      }
      return message;
    }
  }

  // #endregion interceptor

  static void commands() {
    CallCounts counts = new CallCounts();
    CommandRegistry root = CommandRegistry.builder("root").intercept(counts).build();
    CommandRegistry guest = CommandRegistry.builder("guest").router("root").build();
    ChannelPair pair = InMemoryChannel.pair("guest", "root");
    root.connect(pair.first());
    guest.connect(pair.second());
    root.register("greet", name -> "Hello, " + name);
    guest.execute("greet", "Ada").join();
    guest.execute("greet", "Bob").join();
    System.out.println(counts.calls);
    root.close();
    guest.close();
  }

  public static void main(String[] args) {
    registry();
    scheduler();
    handler();
    commands();
  }
}
