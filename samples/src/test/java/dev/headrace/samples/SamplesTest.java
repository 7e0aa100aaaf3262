package dev.headrace.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.samples.kotlin.ErrorsKt;
import dev.headrace.samples.kotlin.FlowsKt;
import dev.headrace.samples.kotlin.HandlersKt;
import dev.headrace.samples.kotlin.KeysKt;
import dev.headrace.samples.kotlin.QuickstartKt;
import dev.headrace.world.World;
import org.junit.jupiter.api.Test;

/** Runs each sample as a reader would, and compares what it prints. */
class SamplesTest {
  @Test
  void quickstart() {
    assertThat(Console.of(() -> Quickstart.main(new String[0])))
        .containsExactly("EURUSD routed 50", "GBPUSD refused: 500 is over the limit of 100");
  }

  @Test
  void quickstartInKotlinSaysTheSame() {
    assertThat(Console.of(QuickstartKt::main))
        .isEqualTo(Console.of(() -> Quickstart.main(new String[0])));
  }

  @Test
  void handlers() {
    assertThat(Console.of(() -> Handlers.main(new String[0])))
        .containsExactly("onTick:", "EURUSD at 1.0712", "<unnamed>:", "seen 1.0712");
    assertThat(Console.of(HandlersKt::main))
        .isEqualTo(Console.of(() -> Handlers.main(new String[0])));
  }

  @Test
  void desk() {
    assertThat(Console.of(() -> Desk.main(new String[0])))
        .containsExactly(
            "position: Position[quantity=30]",
            "handler onOrder",
            "  0 handler onOrder; reads Desk.Limits; writes Desk.Position");
    World world = World.builder().add(new Desk.Limits(5)).build();
    assertThat(Console.of(() -> Desk.audit(world).run(new Desk.Order(7))))
        .containsExactly("Order[quantity=7] of at most 5");
    assertThatThrownBy(() -> World.builder().build().handler(Desk::onOrder))
        .hasMessage(
            """
            handler onOrder can't be built: 2 problems
              - handler onOrder: Desk.Limits is not registered. Fix: add it to the world's builder, or declare it as Optional<Res<…>>
              - handler onOrder: Desk.Position is not registered. Fix: add it to the world's builder, or declare it as Optional<Res<…>>""");
  }

  @Test
  void combining() {
    assertThat(Console.of(() -> Combining.main(new String[0])))
        .containsExactly(
            "refused: 1",
            "1 and 0",
            "kept Order[quantity=30]",
            "sent Order[quantity=30]",
            "shown Order[quantity=30]",
            "Order[quantity=30]",
            "orders failed: thirty",
            "orders failed: forty",
            "guarded orders (2 failures, open)");
  }

  @Test
  void keys() {
    assertThat(Console.of(() -> Keys.main(new String[0])))
        .containsExactly("Keys.Limits, Keys.Limits \"eu\", List<Keys.Order>");
    assertThat(Console.of(KeysKt::main)).containsExactly("Limits, Limits \"eu\", List<Order>");
  }

  @Test
  void errors() {
    assertThat(Console.of(() -> Errors.main(new String[0])))
        .containsExactly(
            "no limit in no-such-file, using 100",
            "100",
            "inbox can't be built: 2 problems",
            "  - inbox: no room for any event. Fix: give it 1 place or more",
            "  - inbox: its name is blank. Fix: name it, or leave it out");
    assertThat(Console.of(ErrorsKt::main))
        .containsExactly("no limit in no-such-file, using 100", "100");
  }

  @Test
  void flows() {
    assertThat(Console.of(FlowsKt::main))
        .containsExactly("in cents: 125.0", "in cents: 150.0", "in cents: 175.0", "detached");
  }
}
