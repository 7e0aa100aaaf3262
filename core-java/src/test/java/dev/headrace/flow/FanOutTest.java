package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.FailedStep;
import dev.headrace.Handler;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One event to several handlers that are known from the start. */
class FanOutTest {
  record Order(int quantity) {}

  record Position(int quantity) {}

  private final List<String> seen = new ArrayList<>();
  private final Handler<Order> risk = Handler.of("risk", order -> seen.add("risk"));
  private final Handler<Order> journal = Handler.of("journal", order -> seen.add("journal"));
  private final Handler<Object> audit = Handler.of("audit", event -> seen.add("audit"));

  @Test
  void childrenRunInTheOrderTheyWereGiven() {
    FanOut.of("orders", risk, journal).run(new Order(1));
    FanOut.of("orders", journal, risk).run(new Order(1));
    assertThat(seen).containsExactly("risk", "journal", "journal", "risk");
  }

  @Test
  void aChildMayTakeMoreThanTheEvents() {
    Handler<Order> orders = FanOut.of("orders", risk, audit);
    orders.run(new Order(1));
    Handler<Order> listed = FanOut.of("listed", List.of(audit, audit));
    listed.run(new Order(1));
    assertThat(seen).containsExactly("risk", "audit", "audit", "audit");
  }

  @Test
  void allGetTheSameObject() {
    List<Object> events = new ArrayList<>();
    Order order = new Order(1);
    Handler<Order> orders = FanOut.of("orders", Handler.of(events::add), Handler.of(events::add));
    orders.run(order);
    assertThat(events).hasSize(2).allMatch(event -> event == order);
  }

  static void fill(ResMut<Position> position, Order order) {
    position.update(held -> new Position(held.quantity() + order.quantity()));
  }

  @Test
  void eachChildSeesWhatThoseBeforeItWrote() {
    World world = World.builder().add(new Position(0)).build();
    List<Integer> read = new ArrayList<>();
    Handler<Order> reader =
        world
            .on(Order.class)
            .reads(Position.class)
            .run((position, order) -> read.add(position.get().quantity()));
    Handler<Order> filler = world.handler(FanOutTest::fill);
    FanOut.of("orders", filler, reader, filler, reader).run(new Order(2));
    assertThat(read).containsExactly(2, 4);
  }

  @Test
  void aChildThatThrowsStopsThoseAfterItAndIsNamed() {
    var failure = new IllegalStateException("no market");
    Handler<Order> route =
        Handler.of(
            "route",
            order -> {
              throw failure;
            });
    Handler<Order> orders = FanOut.of("orders", risk, route, journal);
    assertThatThrownBy(() -> orders.run(new Order(1))).isSameAs(failure);
    assertThat(seen).containsExactly("risk");
    assertThat(FailedStep.of(failure))
        .singleElement()
        .hasToString("dev.headrace.FailedStep: in step route of fan-out orders");
  }

  @Test
  void itGoesWhereverAHandlerGoes() {
    Handler<Order> inner = FanOut.of("inner", risk, journal);
    FanOut.of("outer", inner, audit).run(new Order(1));
    assertThat(seen).containsExactly("risk", "journal", "audit");
  }

  @Test
  void manyMoreThanEightChildrenRunInOrderToo() {
    List<Integer> order = new ArrayList<>();
    List<Handler<Order>> children =
        IntStream.range(0, 1_000)
            .mapToObj(i -> Handler.<Order>of("child" + i, event -> order.add(i)))
            .toList();
    FanOut.of("many", children).run(new Order(1));
    assertThat(order).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
  }

  @Test
  void fewerThanTwoChildrenAreRefusedTogetherWithABlankName() {
    assertThatThrownBy(() -> FanOut.of("orders", risk))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "fan-out orders can't be built: 1 problem\n"
                + "  - fan-out orders: it has one handler. Fix: give it two or more, use the handler"
                + " itself, or use a Broadcast, which takes any number");
    assertThatThrownBy(() -> FanOut.of(" "))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll(
            "fan-out can't be built: 2 problems",
            "fan-out: its name is blank. Fix: name what it is for",
            "fan-out: it has no handler");
  }

  @Test
  void itShowsItsChildren() {
    Handler<Order> orders = FanOut.of("orders", risk, journal);
    assertThat(orders.name()).isEqualTo("orders");
    assertThat(orders.graph().toText())
        .isEqualTo(
            "fan-out orders\n  0 fan-out orders\n  1 handler risk ← 0\n  2 handler journal ← 0\n");
  }

  @Test
  @Tag("compiled")
  void runningAllocatesNothing() {
    int[] sum = new int[1];
    Handler<Order> one = Handler.of(event -> sum[0] += event.quantity());
    Handler<Order> other = Handler.of(event -> sum[0] -= 2 * event.quantity());
    Handler<Order> orders = FanOut.of("orders", one, other, one);
    Order order = new Order(1);
    assertThat(Memory.allocatedPerRun(() -> orders.run(order))).isZero();
  }
}
