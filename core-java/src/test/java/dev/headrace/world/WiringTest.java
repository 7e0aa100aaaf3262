package dev.headrace.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.FailedStep;
import dev.headrace.Handler;
import dev.headrace.Problem;
import dev.headrace.function.Action2;
import dev.headrace.testsupport.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Handlers, from methods whose signatures say what they need and from lambdas beside which it is
 * said.
 */
class WiringTest {
  record Limits(int max) {}

  record Position(int quantity) {}

  record Order(int quantity) {}

  record Trade(int quantity) {}

  static final class Counter {
    int count;
  }

  static final class NoDefault {
    NoDefault(int needed) {
      assertThat(needed).isPositive();
    }
  }

  record Desk(Res<Limits> limits, ResMut<Position> position, Inner inner) {}

  record Inner(Local<Counter> counter, @Qualified("eu") Res<Limits> european, Sequence sequence) {}

  private final WorldBuilder builder =
      World.builder()
          .add(new Limits(10))
          .add(Key.of(Limits.class).qualified("eu"), new Limits(20))
          .add(new Position(0))
          .add(Key.of(new TypeRef<List<Order>>() {}), new ArrayList<Order>())
          .add(Key.of(new TypeRef<List<Trade>>() {}), new ArrayList<Trade>());
  private final World world = builder.build();

  static void onOrder(Res<Limits> limits, ResMut<Position> position, Order order) {
    if (order.quantity() <= limits.get().max()) {
      position.update(p -> new Position(p.quantity() + order.quantity()));
    }
  }

  @Test
  void aStaticMethodGetsItsResourcesAndTheEvent() {
    Handler<Order> handler = world.handler(WiringTest::onOrder);
    handler.run(new Order(4));
    handler.run(new Order(40));
    handler.run(new Order(5));
    assertThat(world.res(Position.class).get().quantity()).isEqualTo(9);
    assertThat(handler.name()).isEqualTo("onOrder");
    assertThat(handler.graph().toText())
        .isEqualTo(
            "handler onOrder\n  0 handler onOrder; reads WiringTest.Limits; writes WiringTest.Position\n");
  }

  private final List<Object> seen = new ArrayList<>();

  private void remember(Res<Limits> limits, Order order) {
    seen.add(limits.get().max() + order.quantity());
  }

  @Test
  void aPrivateInstanceMethodWorksToo() {
    Handler<Order> handler = world.handler(this::remember);
    handler.run(new Order(1));
    assertThat(seen).containsExactly(11);
    assertThat(handler.name()).isEqualTo("remember");
  }

  private void see(Order order) {
    seen.add(order);
  }

  @Test
  void anEventAloneNeedsNoResources() {
    Handler<Order> named = world.handler(this::see);
    Handler<Order> lambda = world.handler(order -> seen.add(order.quantity()));
    named.run(new Order(1));
    lambda.run(new Order(2));
    assertThat(seen).containsExactly(new Order(1), 2);
    assertThat(named.name()).isEqualTo("see");
    assertThat(lambda.name()).isEqualTo("<unnamed>");
  }

  static void generic(ResMut<List<Order>> orders, Res<List<Trade>> trades, Order order) {
    orders.get().add(order);
    assertThat(trades.get()).isEmpty();
  }

  @Test
  void genericTypesAreToldApart() {
    world.handler(WiringTest::generic).run(new Order(3));
    assertThat(world.res(Key.of(new TypeRef<List<Order>>() {})).get())
        .containsExactly(new Order(3));
  }

  static void ends(Res<Shutdown> shutdown, Order order) {
    shutdown.get().trigger();
  }

  @Test
  void whatIsTheWorldsOwnIsNoResource() {
    assertThatThrownBy(() -> world.handler(WiringTest::ends))
        .hasMessageContaining("it is the world's own: declare Shutdown without Res<…>");
  }

  private static int found;

  static void optional(
      Optional<Res<Counter>> missing, Optional<ResMut<Position>> there, Order order) {
    found = (missing.isPresent() ? 100 : 0) + (there.isPresent() ? order.quantity() : 0);
  }

  @Test
  void whatIsOptionalMayBeMissing() {
    world.handler(WiringTest::optional).run(new Order(7));
    assertThat(found).isEqualTo(7);
  }

  static void counting(
      Local<Counter> counter, Local<Long> total, ResMut<Position> out, Order order) {
    counter.get().count++;
    total.update(sum -> sum + order.quantity());
    out.set(new Position(1_000 * counter.get().count + total.get().intValue()));
  }

  @Test
  void aLocalBelongsToOneHandler() {
    Handler<Order> one = world.handler(WiringTest::counting);
    Handler<Order> other = world.handler(WiringTest::counting);
    one.run(new Order(5));
    one.run(new Order(6));
    assertThat(world.res(Position.class).get().quantity()).isEqualTo(2_011);
    other.run(new Order(7));
    assertThat(world.res(Position.class).get().quantity()).isEqualTo(1_007);
  }

  static void services(Sequence sequence, Shutdown shutdown, Resources resources, Order order) {
    sequence.advance();
    if (resources.res(Limits.class).get().max() < order.quantity()) {
      shutdown.trigger("over the limit");
    }
  }

  @Test
  void theWorldsServicesAreParametersToo() {
    Handler<Order> handler = world.handler(WiringTest::services);
    handler.run(new Order(1));
    assertThat(world.shutdown().isTriggered()).isFalse();
    handler.run(new Order(11));
    assertThat(world.shutdown().reason()).isEqualTo("over the limit");
    assertThat(world.sequence().get()).isEqualTo(2);
  }

  static void bundled(Desk desk, Order order) {
    desk.inner().counter().get().count++;
    desk.position()
        .set(
            new Position(
                desk.limits().get().max()
                    + desk.inner().european().get().max()
                    + order.quantity()));
  }

  @Test
  void aRecordBundlesParametersDownToItsInnerRecords() {
    Handler<Order> handler = world.handler(WiringTest::bundled);
    handler.run(new Order(3));
    assertThat(world.res(Position.class).get().quantity()).isEqualTo(33);
    assertThat(handler.graph().nodes().get(0).reads())
        .containsExactly("WiringTest.Limits", "WiringTest.Limits \"eu\"");
    assertThat(handler.graph().nodes().get(0).writes()).containsExactly("WiringTest.Position");
  }

  static void qualified(@Qualified("eu") Res<Limits> limits, Order order) {
    found = limits.get().max() + order.quantity();
  }

  @Test
  void aQualifierChoosesAmongResourcesOfOneType() {
    world.handler(WiringTest::qualified).run(new Order(1));
    assertThat(found).isEqualTo(21);
  }

  static void eight(
      Res<Limits> a,
      ResMut<Position> b,
      Local<Counter> c,
      Local<Long> d,
      Local<Integer> e,
      Sequence f,
      Shutdown g,
      @Qualified("eu") Res<Limits> h,
      Order order) {
    b.set(new Position(a.get().max() + h.get().max() + order.quantity()));
  }

  @Test
  void eightParametersBeforeTheEventAreRead() {
    world.handler(WiringTest::eight).run(new Order(1));
    assertThat(world.res(Position.class).get().quantity()).isEqualTo(31);
  }

  static void reconcile(Res<Limits> limits, ResMut<Position> position) {
    position.set(new Position(limits.get().max()));
  }

  @Test
  void aRoutineTakesNoEventAndRunsForAny() {
    Handler<Object> routine = world.routine(WiringTest::reconcile);
    routine.run("anything");
    assertThat(world.res(Position.class).get().quantity()).isEqualTo(10);
    assertThat(routine.name()).isEqualTo("reconcile");
  }

  @Test
  void aLambdasResourcesAreSaidBesideIt() {
    Handler<Order> handler =
        world
            .on(Order.class)
            .reads(Limits.class)
            .writes(Position.class)
            .local(Counter::new)
            .run(
                "sum",
                (limits, position, counter, order) -> {
                  counter.get().count++;
                  position.set(
                      new Position(limits.get().max() * counter.get().count + order.quantity()));
                });
    handler.run(new Order(1));
    handler.run(new Order(2));
    assertThat(world.res(Position.class).get().quantity()).isEqualTo(22);
    assertThat(handler.name()).isEqualTo("sum");
    assertThat(handler.graph().nodes().get(0).reads()).containsExactly("WiringTest.Limits");
  }

  @Test
  void aBeginningCanBeUsedTwiceAndEachHandlerHasItsOwnLocal() {
    On1<Local<Counter>, Order> beginning = world.on(Order.class).local(Counter::new);
    for (int i = 0; i < 2; i++) {
      beginning.run((counter, order) -> seen.add(++counter.get().count)).run(new Order(1));
    }
    assertThat(seen).containsExactly(1, 1);
  }

  @Test
  void aNamedClassSaysItsParametersInItsMethod() {
    Action2<Res<Limits>, Order> function =
        new Action2<>() {
          @Override
          public void run(Res<Limits> limits, Order order) {
            seen.add(limits.get().max() * order.quantity());
          }
        };
    world.handler(function).run(new Order(2));
    assertThat(seen).containsExactly(20);
  }

  static void broken(
      Res<Counter> missing,
      Res<Limits> once,
      ResMut<Limits> twice,
      String text,
      Local<NoDefault> local,
      Res<?> any,
      Order order) {
    throw new AssertionError(
        "never built, never run: " + missing + once + twice + text + local + any + order);
  }

  @Test
  void everythingWrongWithASignatureIsThrownTogether() {
    assertThatThrownBy(() -> world.handler(WiringTest::broken))
        .isInstanceOfSatisfying(
            BuildException.class,
            thrown ->
                assertThat(thrown.problems())
                    .extracting(Problem::kind)
                    .containsExactly(
                        Problem.Kind.MISSING,
                        Problem.Kind.CONFLICT,
                        Problem.Kind.INVALID,
                        Problem.Kind.INVALID,
                        Problem.Kind.INVALID))
        .hasMessageContainingAll(
            "handler broken can't be built: 5 problems",
            "WiringTest.Counter is not registered. Fix: add it to the world's builder",
            "conflicting access to WiringTest.Limits by parameter 2 and parameter 3",
            "parameter 4 is of type java.lang.String",
            "parameter 5 is a Local of",
            "parameter 6: ? is not the type of a resource");
  }

  record Overlapping(Res<Limits> limits) {}

  static void overlapping(Overlapping bundle, Res<Limits> limits, Order order) {
    throw new AssertionError("never run: " + bundle + limits + order);
  }

  @Test
  void twoSharedReadsConflictAlsoThroughABundle() {
    assertThatThrownBy(() -> world.handler(WiringTest::overlapping))
        .hasMessageContaining(
            "conflicting access to WiringTest.Limits by parameter 1's limits and parameter 2");
  }

  @Test
  void aLambdaWithResourcesIsShownTheOtherForm() {
    assertThatThrownBy(() -> world.handler((Res<Limits> limits, Order order) -> seen.add(limits)))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll(
            "a lambda's parameters have lost their type arguments",
            "on(Event.class).reads(…).writes(…)");
  }

  @Test
  void everythingWrongWithADeclarationIsThrownTogether() {
    assertThatThrownBy(
            () ->
                world
                    .on(Order.class)
                    .reads(Counter.class)
                    .reads(Limits.class)
                    .writes(Limits.class)
                    .run("risk", (a, b, c, order) -> seen.add(order)))
        .hasMessageContainingAll(
            "handler risk can't be built: 2 problems",
            "WiringTest.Counter is not registered",
            "conflicting access to WiringTest.Limits by parameter 2 and parameter 3");
  }

  static void failing(Res<Limits> limits, ResMut<Position> position, Order order) {
    position.set(new Position(order.quantity()));
    throw new IllegalStateException("no market for " + limits.get());
  }

  @Test
  void whatAHandlerThrowsReachesTheCallerAndItsWritesStay() {
    Handler<Order> handler = world.handler(WiringTest::failing);
    assertThatThrownBy(() -> handler.run(new Order(8)))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown))
                    .singleElement()
                    .hasToString("dev.headrace.FailedStep: in step failing of handler failing"));
    assertThat(world.res(Position.class).get().quantity()).isEqualTo(8);
  }

  static void nothing(
      Res<Limits> limits, ResMut<Position> position, Local<Counter> counter, Order order) {
    counter.get().count += limits.get().max() + position.get().quantity() + order.quantity();
  }

  @Test
  @Tag("compiled")
  void runningAllocatesNothing() {
    Order order = new Order(1);
    Handler<Order> method = world.handler(WiringTest::nothing);
    Handler<Order> lambda =
        world
            .on(Order.class)
            .reads(Limits.class)
            .local(Counter::new)
            .run((l, c, o) -> c.get().count += l.get().max());
    assertThat(Memory.allocatedPerRun(() -> method.run(order))).isZero();
    assertThat(Memory.allocatedPerRun(() -> lambda.run(order))).isZero();
  }
}
