package dev.headrace.benchmarks.paired;

import dev.headrace.channel.ChannelPair;
import dev.headrace.channel.Command;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.InMemoryChannel;
import dev.headrace.channel.InMemoryOptions;
import dev.headrace.clock.ManualTimekeeper;
import dev.headrace.clock.Timekeeper;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What it costs to call a command, here and across a pair of channels in memory, beside a look into
 * a map and a call of the function that is found there; and over TCP, beside an echo. Every call's
 * result is taken.
 */
final class ChannelSuite implements Suite {
  private static final int OTHERS = 20;
  private static final int CALLS = 5_000;
  private static final int COMMANDS = 16;

  private final Add[] requests =
      new Random(20261120)
          .longs(1024)
          .mapToObj(value -> new Add(value, value >>> 7))
          .toArray(Add[]::new);

  record Add(long a, long b) {}

  /** What the calls left. */
  static final class Left {
    long value;
  }

  @Override
  public String name() {
    return "channel";
  }

  @Override
  public void pollute() {
    List<Calling> others = new ArrayList<>();
    for (int i = 0; i < OTHERS; i++) {
      others.add(local());
      others.add(across(options -> {}));
      others.add(across(InMemoryOptions::pumped));
    }
    for (Calling other : others) {
      new CallLoop().run(other, other.pair() == null ? CALLS : 0);
      new PumpLoop().run(other, other.pair() == null ? 0 : CALLS);
    }
  }

  @Override
  public List<Case> cases() {
    return List.of(
        // The future, and nothing else but what the handler gives.
        Case.of("local", 10, this::map, () -> calling(CallLoop.class, local())).allowing(100),
        Case.of("pair", 60, this::map, () -> calling(CallLoop.class, across(options -> {})))
            .allowing(500),
        Case.of(
                "pair-pumped",
                60,
                this::map,
                () -> calling(PumpLoop.class, across(InMemoryOptions::pumped)))
            .allowing(500),
        Case.of("pair-timed", 60, this::map, () -> calling(CallLoop.class, timed())).allowing(500),
        // Over a socket: messages as text, both ways, on three threads that wake each other.
        Case.of("tcp", 2, WireCalls::byHand, () -> WireCalls.ours(1))
            .onTheWallClock()
            .inPassesOf(512)
            .allowing(8_000),
        // Beside one call at a time: ten times as many.
        Case.of("tcp-256", 0.1, () -> WireCalls.ours(1), () -> WireCalls.ours(256))
            .onTheWallClock()
            .inPassesOf(4096)
            .allowing(8_000));
  }

  // ---- ours

  record Calling(
      CommandRegistry registry,
      ChannelPair pair,
      Command<Add, Long>[] commands,
      Add[] requests,
      Left left) {}

  private static Command<Add, Long>[] commands() {
    @SuppressWarnings("unchecked") // an array of them can't be made otherwise
    Command<Add, Long>[] commands = new Command[COMMANDS];
    for (int i = 0; i < COMMANDS; i++) {
      commands[i] = Command.of("math.add." + i, Add.class, Long.class);
    }
    return commands;
  }

  private static void register(CommandRegistry registry, Command<Add, Long>[] commands) {
    for (int i = 0; i < COMMANDS; i++) {
      long more = i;
      registry.register(commands[i], add -> add.a() + add.b() + more);
    }
  }

  private Calling local() {
    CommandRegistry registry = CommandRegistry.create("here");
    Command<Add, Long>[] commands = commands();
    register(registry, commands);
    return new Calling(registry, null, commands, requests, new Left());
  }

  private Calling across(Consumer<InMemoryOptions> options) {
    return across(CommandRegistry.create("root"), options);
  }

  /** With the timeout that calls have where time is measured. */
  private Calling timed() {
    Timekeeper time = new ManualTimekeeper();
    return across(CommandRegistry.builder("root").time(time).build(), options -> {});
  }

  private Calling across(CommandRegistry root, Consumer<InMemoryOptions> options) {
    CommandRegistry worker = CommandRegistry.builder("worker").router("root").build();
    ChannelPair pair = InMemoryChannel.pair("worker", "root", options);
    root.connect(pair.first());
    worker.connect(pair.second());
    Command<Add, Long>[] commands = commands();
    register(worker, commands);
    while (pair.poll() != 0) {
      // until the router has agreed
    }
    return new Calling(root, pair, commands, requests, new Left());
  }

  private static Subject calling(Class<? extends Loop<Calling>> template, Calling input) {
    return Subject.looping(MethodHandles.lookup(), template, input, () -> input.left().value);
  }

  static final class CallLoop extends Loop<Calling> {
    @Override
    void run(Calling input, int operations) {
      Add[] requests = input.requests();
      Command<Add, Long>[] commands = input.commands();
      long sum = 0;
      for (int i = 0; i < operations; i++) {
        sum +=
            input
                .registry()
                .execute(commands[i & (COMMANDS - 1)], requests[i & (requests.length - 1)])
                .join();
      }
      input.left().value += sum;
    }
  }

  static final class PumpLoop extends Loop<Calling> {
    @Override
    void run(Calling input, int operations) {
      Add[] requests = input.requests();
      Command<Add, Long>[] commands = input.commands();
      ChannelPair pair = input.pair();
      long sum = 0;
      for (int i = 0; i < operations; i++) {
        var call =
            input
                .registry()
                .execute(commands[i & (COMMANDS - 1)], requests[i & (requests.length - 1)]);
        pair.second().poll();
        pair.first().poll();
        sum += call.join();
      }
      input.left().value += sum;
    }
  }

  // ---- by hand

  record Looking(
      Map<String, Function<Add, Long>> functions, String[] names, Add[] requests, Left left) {}

  private Subject map() {
    Map<String, Function<Add, Long>> functions = new HashMap<>();
    String[] names = new String[COMMANDS];
    for (int i = 0; i < COMMANDS; i++) {
      long more = i;
      names[i] = "math.add." + i;
      functions.put(names[i], add -> add.a() + add.b() + more);
    }
    Looking input = new Looking(functions, names, requests, new Left());
    return Subject.looping(MethodHandles.lookup(), MapLoop.class, input, () -> input.left().value);
  }

  static final class MapLoop extends Loop<Looking> {
    @Override
    void run(Looking input, int operations) {
      Add[] requests = input.requests();
      String[] names = input.names();
      long sum = 0;
      for (int i = 0; i < operations; i++) {
        sum +=
            input
                .functions()
                .get(names[i & (COMMANDS - 1)])
                .apply(requests[i & (requests.length - 1)]);
      }
      input.left().value += sum;
    }
  }
}
