package dev.headrace.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.clock.ManualTimekeeper;
import dev.headrace.testing.FaultyChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random trees that are joined, cut, and joined elsewhere, while commands come and go: every
 * registry calls every command and emits, and what comes of it is what a plain model of the tree
 * says. Then the same on bad channels, where every call must at least end, and rightly.
 */
class RandomTreesTest {
  private static final int RUNS = 25;
  private static final int STEPS = 25;

  static IntStream seeds() {
    return IntStream.of(new Random().nextInt(1_000_000), 7, 42);
  }

  /** A registry, and what the model knows of it: by whom it reaches which command. */
  private static final class Member {
    final int number;
    final CommandRegistry registry;
    final Map<String, Member> table = new HashMap<>(); // itself for its own
    final List<CommandRegistration> own = new ArrayList<>();
    final List<String> heard = new ArrayList<>();
    final Set<Member> children = new HashSet<>();
    Member parent;

    Member(int number, CommandRegistry registry) {
      this.number = number;
      this.registry = registry;
    }

    // ---- the model

    boolean asked(Member from, String command) {
      Member known = table.get(command);
      if (known != null && known != from) {
        return false;
      }
      boolean taken = parent == null || parent.asked(this, command);
      if (taken) {
        table.put(command, from);
      }
      return taken;
    }

    String call(Member from, String command) {
      Member next = table.get(command);
      if (next == this) {
        return "m" + number;
      }
      if (next == null) {
        next = parent;
        if (next == null) {
          return number == 0 ? "not_found" : "channel_disconnected";
        }
      }
      return next == from ? "not_found" : next.call(this, command);
    }

    boolean isBelow(Member other) {
      for (Member up = this; up != null; up = up.parent) {
        if (up == other) {
          return true;
        }
      }
      return false;
    }

    void collect(Set<Member> reached) {
      if (reached.add(this)) {
        children.forEach(child -> child.collect(reached));
        if (parent != null) {
          parent.collect(reached);
        }
      }
    }

    @Override
    public String toString() {
      return "m" + number;
    }
  }

  private final ManualTimekeeper time = new ManualTimekeeper();
  private final List<Member> members = new ArrayList<>();
  private final List<ChannelPair> pairs = new ArrayList<>();
  private final List<FaultyChannel> faulty = new ArrayList<>();
  private final List<String> commands = new ArrayList<>();
  private Random random = new Random();

  private void begin(long seed) {
    random = new Random(seed);
    members.clear();
    pairs.clear();
    faulty.clear();
    commands.clear();
    int size = 2 + random.nextInt(7);
    for (int i = 0; i < size; i++) {
      CommandRegistryBuilder builder = CommandRegistry.builder("m" + i).time(time);
      if (i != 0) {
        builder.router("up");
      }
      Random ids = new Random(random.nextLong());
      CommandRegistry registry =
          builder.ids(() -> MessageId.of(ids.nextLong(), ids.nextLong())).build();
      Member member = new Member(i, registry);
      registry.onFailure(failure -> {}); // refused registrations, and what bad channels do
      registry.on("e", payload -> member.heard.add(String.valueOf(payload)));
      members.add(member);
    }
  }

  private Member any() {
    return members.get(random.nextInt(members.size()));
  }

  private void settle() {
    int moved;
    do {
      moved = 0;
      for (ChannelPair pair : pairs) {
        moved += random.nextBoolean() ? pair.first().poll() + pair.second().poll() : pair.poll();
      }
    } while (moved != 0);
  }

  // ---- on good channels

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyCallAndEventEndsAsTheModelSays(int seed) {
    for (int run = 0; run < RUNS; run++) {
      begin(seed * 1_000L + run);
      for (int step = 0; step < STEPS; step++) {
        String did = change(channel -> channel, true);
        settle();
        compare("seed %d, run %d, step %d: %s".formatted(seed, run, step, did));
      }
      end();
    }
  }

  private String change(UnaryOperator<Channel> wrapping, boolean settled) {
    Member one = any();
    Member other = any();
    switch (random.nextInt(settled ? 6 : 5)) {
      case 0, 1, 2 -> {
        if (one.number != 0 && one.parent == null && !other.isBelow(one)) {
          join(one, other, wrapping);
          return one + " joined " + other;
        }
        return "nothing";
      }
      case 3 -> {
        if (one.parent != null && random.nextInt(2) == 0) {
          return cut(one);
        }
        return "nothing";
      }
      case 5 -> {
        if (!one.own.isEmpty()) {
          CommandRegistration gone = one.own.remove(random.nextInt(one.own.size()));
          gone.close();
          one.table.remove(gone.id());
          return one + " unregistered " + gone.id();
        }
        return "nothing";
      }
      default -> {
        String command = "c" + commands.size();
        commands.add(command);
        String answer = one.toString();
        one.own.add(
            random.nextBoolean()
                ? one.registry.register(command, q -> answer)
                : one.registry.registerAsync(
                    command, q -> CompletableFuture.completedFuture(answer)));
        one.table.put(command, one);
        if (one.parent != null) {
          one.parent.asked(one, command);
        }
        return one + " registered " + command;
      }
    }
  }

  private void join(Member child, Member parent, UnaryOperator<Channel> wrapping) {
    ChannelPair pair =
        InMemoryChannel.pair(
            child.toString(),
            "up",
            options -> {
              options.pumped();
              if (child.number % 2 == 0) {
                options.serialising(Codec.plain());
              }
            });
    pairs.add(pair);
    parent.registry.connect(wrapping.apply(pair.first()));
    child.registry.connect(wrapping.apply(pair.second()));
    child.parent = parent;
    parent.children.add(child);
    for (String command : Set.copyOf(child.table.keySet())) {
      boolean own = child.table.get(command) == child;
      parent.asked(child, command);
      if (own) {
        parent.table.putIfAbsent(command, child); // it is in the list as well
      }
    }
    parent.table.forEach(
        (command, owner) -> {
          if (owner == parent) {
            child.table.putIfAbsent(command, parent);
          }
        });
  }

  private String cut(Member child) {
    Member parent = child.parent;
    if (random.nextBoolean()) {
      Mesh.connection(child.registry, "up").close();
    } else {
      Mesh.connection(parent.registry, child.toString()).close();
    }
    child.parent = null;
    parent.children.remove(child);
    parent.table.values().removeIf(owner -> owner == child);
    child.table.values().removeIf(owner -> owner == parent);
    return child + " and " + parent + " were cut";
  }

  private void compare(String described) {
    for (Member member : members) {
      assertThat(member.registry.commands())
          .as("%s: what %s knows", described, member)
          .extracting(KnownCommand::id)
          .containsExactlyInAnyOrderElementsOf(member.table.keySet());
    }
    Map<String, CompletableFuture<Object>> calls = new HashMap<>();
    for (Member caller : members) {
      for (String command : commands) {
        calls.put(caller + " " + command, caller.registry.execute(command, null));
      }
    }
    members.forEach(member -> member.registry.emit("e", member.toString()));
    settle();
    for (Member caller : members) {
      for (String command : commands) {
        assertThat(Mesh.outcome(calls.get(caller + " " + command)))
            .as("%s: %s calls %s", described, caller, command)
            .isEqualTo(caller.call(null, command));
      }
      Set<Member> reached = new HashSet<>();
      caller.collect(reached);
      assertThat(caller.heard)
          .as("%s: %s hears", described, caller)
          .containsExactlyInAnyOrderElementsOf(reached.stream().map(Member::toString).toList());
      caller.heard.clear();
      assertThat(caller.registry.inFlight()).as(described).isZero();
    }
  }

  private void end() {
    members.forEach(member -> member.registry.closeAsync());
    settle();
    members.forEach(member -> assertThat(member.registry.connections()).isEmpty());
    assertThat(time.pending()).isZero();
  }

  // ---- on bad ones

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void onBadChannelsEveryCallEndsAndRightly(int seed) throws Exception {
    for (int run = 0; run < RUNS; run++) {
      begin(seed * 1_000L + run);
      String described = "seed %d, run %d".formatted(seed, run);
      Map<CompletableFuture<Object>, String> calls = new HashMap<>();
      int emitted = 0;
      for (int step = 0; step < 4 * STEPS; step++) {
        change(this::bad, false);
        for (int i = 0; i < 5; i++) {
          if (!commands.isEmpty()) {
            String command = commands.get(random.nextInt(commands.size()));
            calls.put(any().registry.execute(command, null), command);
          }
          any().registry.emit("e", "" + emitted++);
        }
        trouble();
        time.advance(Duration.ofMillis(random.nextInt(20)));
        pairs.forEach(ChannelPair::poll);
      }
      for (FaultyChannel channel : faulty) {
        channel.heal();
        try {
          channel.calm();
        } catch (ChannelClosedException gone) {
          // it was cut meanwhile
        }
      }
      for (int i = 0; i < 40; i++) {
        time.advance(Duration.ofSeconds(1));
        settle();
      }
      calls.forEach(
          (call, command) ->
              assertThat(Mesh.outcome(call))
                  .as("%s: a call of %s", described, command)
                  .isIn(owner(command), "timeout", "channel_disconnected", "not_found"));
      for (Member member : members) {
        assertThat(member.heard).as("%s: %s hears", described, member).doesNotHaveDuplicates();
        assertThat(member.registry.inFlight()).as("%s: %s", described, member).isZero();
      }
      end();
    }
  }

  private String owner(String command) {
    return members.stream()
        .filter(member -> member.own.stream().anyMatch(own -> own.id().equals(command)))
        .findFirst()
        .orElseThrow()
        .toString();
  }

  private Channel bad(Channel channel) {
    FaultyChannel bad =
        FaultyChannel.wrap(
            channel,
            random.nextLong(),
            options ->
                options
                    .drop(random.nextInt(3) * 0.1)
                    .duplicate(random.nextInt(3) * 0.1)
                    .reorder(random.nextInt(3) * 0.1)
                    .delay(time, Duration.ZERO, Duration.ofMillis(random.nextInt(30))));
    faulty.add(bad);
    return bad;
  }

  private void trouble() {
    if (faulty.isEmpty()) {
      return;
    }
    FaultyChannel channel = faulty.get(random.nextInt(faulty.size()));
    switch (random.nextInt(20)) {
      case 0 -> channel.partition();
      case 1, 2 -> channel.heal();
      case 3 -> channel.halfClose();
      default -> {}
    }
  }
}
