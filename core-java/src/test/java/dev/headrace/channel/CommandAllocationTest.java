package dev.headrace.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.clock.ManualTimekeeper;
import dev.headrace.testsupport.Memory;
import org.junit.jupiter.api.Test;

/** What a call allocates, its result included. */
class CommandAllocationTest {
  record Add(long a, long b) {}

  static final Command<Add, Long> ADD = Command.of("math.add", Add.class, Long.class);

  private static final Add REQUEST = new Add(1L << 40, 2);
  private static final int RESULT = 24;

  @Test
  void aCallHereAllocatesLessThanAHundredBytesBeyondItsResult() {
    try (CommandRegistry registry = CommandRegistry.create("here")) {
      registry.register(ADD, add -> add.a() + add.b());
      assertThat(Memory.allocatedPerRun(() -> registry.execute(ADD, REQUEST).join(), 100))
          .isLessThan(100.0 + RESULT);
    }
  }

  @Test
  void aCallAcrossAPairAllocatesLessThanFiveHundredBytesAlsoWithATimeout() {
    try (Mesh mesh = Mesh.direct()) {
      CommandRegistry root = mesh.registry("root", b -> b.time(new ManualTimekeeper()));
      CommandRegistry child = mesh.child(root, "child");
      child.register(ADD, add -> add.a() + add.b());
      assertThat(Memory.allocatedPerRun(() -> root.execute(ADD, REQUEST).join(), 500))
          .isLessThan(500.0 + RESULT);
    }
  }

  @Test
  void anEventThatNobodyHearsAllocatesItsMessage() {
    try (CommandRegistry registry = CommandRegistry.create("here")) {
      assertThat(Memory.allocatedPerRun(() -> registry.emit("e", null), 100)).isLessThan(100.0);
    }
  }
}
