package dev.headrace.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.HeadraceException;
import dev.headrace.testsupport.Memory;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Handlers and callbacks that are resolved once and stamped many times. */
class TemplateTest {
  record Limits(int max) {}

  record Position(int quantity) {}

  record Order(int quantity) {}

  static final class Counter {
    static int made;
    int count;

    Counter() {
      made++;
    }
  }

  static final class Refusing {
    static boolean refuses;

    Refusing() {
      if (refuses) {
        throw new IllegalStateException("no more");
      }
    }
  }

  static final class Session {
    int total;
  }

  record Inner(Local<Counter> counter) {}

  record Desk(ResMut<Position> position, Inner inner) {}

  private final World world = World.builder().add(new Limits(10)).add(new Position(0)).build();

  @BeforeEach
  void countAnew() {
    Counter.made = 0;
    Refusing.refuses = false;
  }

  private int quantity() {
    return world.res(Position.class).get().quantity();
  }

  static void onOrder(Res<Limits> limits, ResMut<Position> position, Order order) {
    position.update(held -> new Position(held.quantity() + limits.get().max() * order.quantity()));
  }

  @Test
  void stampsWorkOnTheResourcesThatAllShare() {
    HandlerTemplate<Order> template = HandlerTemplate.of(world, TemplateTest::onOrder);
    template.stamp().run(new Order(1));
    template.stamp().run(new Order(2));
    assertThat(quantity()).isEqualTo(30);
  }

  @Test
  void manyStampsAreHandlersOfOneClassAndNothingIsMadeForThem() {
    HandlerTemplate<Order> template = HandlerTemplate.of(world, TemplateTest::onOrder);
    Set<Class<?>> classes = new HashSet<>();
    Set<Handler<Order>> stamps = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      Handler<Order> stamp = template.stamp();
      classes.add(stamp.getClass());
      stamps.add(stamp);
    }
    assertThat(classes).hasSize(1);
    assertThat(stamps).hasSize(10_000);
  }

  @Test
  void stampsHaveTheNameOfTheFunction() {
    HandlerTemplate<Order> template = HandlerTemplate.of(world, TemplateTest::onOrder);
    assertThat(template.name()).isEqualTo("onOrder");
    assertThat(template.stamp().name()).isEqualTo("onOrder");
    assertThat(template).hasToString("template onOrder");
    assertThat(template.stamp().graph().toText())
        .isEqualTo(
            "template onOrder\n  0 template onOrder;"
                + " reads TemplateTest.Limits; writes TemplateTest.Position\n");
  }

  static void broken(Res<Counter> missing, Res<Limits> once, ResMut<Limits> twice, Order order) {
    throw new AssertionError("never run: " + missing + once + twice + order);
  }

  @Test
  void everythingWrongIsThrownWhenTheTemplateIsMade() {
    assertThatThrownBy(() -> HandlerTemplate.of(world, TemplateTest::broken))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll(
            "template broken can't be built: 2 problems",
            "TemplateTest.Counter is not registered",
            "conflicting access to TemplateTest.Limits by parameter 2 and parameter 3");
  }

  static void counting(Local<Counter> counter, ResMut<Position> position, Order order) {
    counter.get().count += order.quantity();
    position.set(new Position(counter.get().count));
  }

  @Test
  void eachStampHasItsOwnLocalAndAllBeginAlike() {
    HandlerTemplate<Order> template = HandlerTemplate.of(world, TemplateTest::counting);
    Handler<Order> one = template.stamp();
    Handler<Order> other = template.stamp();
    one.run(new Order(1));
    one.run(new Order(2));
    assertThat(quantity()).isEqualTo(3);
    other.run(new Order(10));
    assertThat(quantity()).isEqualTo(10);
    template.stamp().run(new Order(5));
    assertThat(quantity()).isEqualTo(5);
  }

  @Test
  void aLocalIsMadeOnceForTheTemplateAndOnceForEachStamp() {
    HandlerTemplate<Order> template = HandlerTemplate.of(world, TemplateTest::counting);
    assertThat(Counter.made).isEqualTo(1);
    template.stamp();
    template.stamp();
    assertThat(Counter.made).isEqualTo(3);
  }

  static void bundled(Desk desk, Order order) {
    desk.inner().counter().get().count += order.quantity();
    desk.position().set(new Position(desk.inner().counter().get().count));
  }

  @Test
  void aRecordWithALocalDeepInsideIsMadeAnewForEachStamp() {
    HandlerTemplate<Order> template = HandlerTemplate.of(world, TemplateTest::bundled);
    Handler<Order> one = template.stamp();
    Handler<Order> other = template.stamp();
    one.run(new Order(1));
    one.run(new Order(2));
    assertThat(quantity()).isEqualTo(3);
    other.run(new Order(10));
    assertThat(quantity()).isEqualTo(10);
  }

  static void two(
      Local<Integer> first, ResMut<Position> position, Local<Long> second, Order order) {
    first.update(count -> count + 1);
    second.update(sum -> sum + order.quantity());
    position.set(new Position(100 * first.get() + second.get().intValue()));
  }

  @Test
  void severalLocalsEachComeToTheirParameter() {
    Handler<Order> stamp = HandlerTemplate.of(world, TemplateTest::two).stamp();
    stamp.run(new Order(3));
    stamp.run(new Order(4));
    assertThat(quantity()).isEqualTo(207);
  }

  static void refused(Local<Refusing> local, Order order) {
    throw new AssertionError("never run: " + local + order);
  }

  @Test
  void aLocalThatCanNoLongerBeMadeThrowsWhatItsConstructorThrows() {
    HandlerTemplate<Order> template = HandlerTemplate.of(world, TemplateTest::refused);
    Refusing.refuses = true;
    assertThatThrownBy(template::stamp)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more");
    assertThatThrownBy(() -> HandlerTemplate.of(world, TemplateTest::refused))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("whose constructor throws java.lang.IllegalStateException: no more");
  }

  @Test
  void withoutLocalsOneHandlerServesForAll() {
    HandlerTemplate<Order> template = HandlerTemplate.of(world, TemplateTest::onOrder);
    assertThat(template.shared()).isSameAs(template.shared());
    template.shared().run(new Order(1));
    assertThat(quantity()).isEqualTo(10);
  }

  @Test
  void withLocalsNoHandlerIsShared() {
    HandlerTemplate<Order> template = HandlerTemplate.of(world, TemplateTest::bundled);
    assertThatThrownBy(template::shared)
        .isInstanceOf(HeadraceException.class)
        .hasMessage(
            "template bundled has a Local, so its handlers can't be one."
                + " Fix: call stamp() for each handler");
  }

  static void reconcile(Res<Limits> limits, ResMut<Position> position) {
    position.set(new Position(limits.get().max()));
  }

  @Test
  void aRoutineTakesNoEventAndItsStampsRunForAny() {
    HandlerTemplate.routine(world, TemplateTest::reconcile).stamp().run("anything");
    assertThat(quantity()).isEqualTo(10);
  }

  @Test
  void aLambdaMayCaptureWhatItLikes() {
    AtomicReference<Order> seen = new AtomicReference<>();
    HandlerTemplate.<Order>of(world, seen::set).stamp().run(new Order(3));
    assertThat(seen.get()).isEqualTo(new Order(3));
  }

  @Test
  void aLambdasLocalIsMadeBySupplierForEachStamp() {
    AtomicReference<Integer> first = new AtomicReference<>(0);
    HandlerTemplate<Order> template =
        world
            .on(Order.class)
            .writes(Position.class)
            .local(() -> first.updateAndGet(n -> n + 100))
            .template(
                "sum",
                (position, sum, order) -> {
                  sum.update(n -> n + order.quantity());
                  position.set(new Position(sum.get()));
                });
    Handler<Order> one = template.stamp();
    Handler<Order> other = template.stamp();
    one.run(new Order(1));
    one.run(new Order(2));
    assertThat(quantity()).isEqualTo(203);
    other.run(new Order(4));
    assertThat(quantity()).isEqualTo(304);
    assertThat(other.name()).isEqualTo("sum");
  }

  @Test
  void everythingWrongWithADeclarationIsThrownWhenItsTemplateIsMade() {
    assertThatThrownBy(
            () ->
                world
                    .on(Order.class)
                    .reads(Counter.class)
                    .reads(Limits.class)
                    .writes(Limits.class)
                    .template((a, b, c, order) -> b.get()))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll(
            "template <unnamed> can't be built: 2 problems",
            "TemplateTest.Counter is not registered",
            "conflicting access to TemplateTest.Limits by parameter 2 and parameter 3");
  }

  @Test
  void aTemplateMadeBeforeTheFreezeBelongsToTheWorld() {
    WorldBuilder builder = World.builder().add(new Limits(2)).add(new Position(0));
    HandlerTemplate<Order> template = HandlerTemplate.of(builder, TemplateTest::onOrder);
    World built = builder.build();
    template.stamp().run(new Order(3));
    assertThat(built.res(Position.class).get().quantity()).isEqualTo(6);
  }

  static void inSession(Session session, Res<Limits> limits, Local<Counter> counter, Order order) {
    counter.get().count++;
    session.total += limits.get().max() * counter.get().count + order.quantity();
  }

  @Test
  void stampedCallbacksHaveContextsAndLocalsOfTheirOwn() {
    CallbackTemplate<Session, Order> template = CallbackTemplate.of(world, TemplateTest::inSession);
    Callback<Session, Order> one = template.stamp(new Session());
    Callback<Session, Order> other = template.stamp(new Session());
    one.handler().run(new Order(1));
    one.handler().run(new Order(2));
    other.handler().run(new Order(3));
    assertThat(one.context().total).isEqualTo(33);
    assertThat(other.context().total).isEqualTo(13);
    assertThat(one.handler().getClass()).isSameAs(other.handler().getClass());
  }

  @Test
  void theContextOfAStampedCallbackMayBeReplaced() {
    Callback<Session, Order> callback =
        CallbackTemplate.of(world, TemplateTest::inSession).stamp(new Session());
    callback.setContext(new Session());
    callback.handler().run(new Order(5));
    assertThat(callback.context().total).isEqualTo(15);
  }

  @Test
  void stampedCallbacksHaveTheNameOfTheFunction() {
    CallbackTemplate<Session, Order> template = CallbackTemplate.of(world, TemplateTest::inSession);
    assertThat(template.name()).isEqualTo("inSession");
    assertThat(template.stamp(new Session()).handler().name()).isEqualTo("inSession");
    assertThat(template).hasToString("callback template inSession");
  }

  static void brokenInSession(Session session, Res<Counter> missing, Order order) {
    throw new AssertionError("never run: " + session + missing + order);
  }

  @Test
  void everythingWrongIsThrownWhenTheCallbackTemplateIsMade() {
    assertThatThrownBy(() -> CallbackTemplate.of(world, TemplateTest::brokenInSession))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll(
            "callback template brokenInSession can't be built: 1 problem",
            "TemplateTest.Counter is not registered");
  }

  static void closing(Session session, Res<Limits> limits) {
    session.total = limits.get().max();
  }

  @Test
  void aCallbackTemplateOfARoutineTakesNoEvent() {
    Callback<Session, Object> callback =
        CallbackTemplate.routine(world, TemplateTest::closing).stamp(new Session());
    callback.handler().run("anything");
    assertThat(callback.context().total).isEqualTo(10);
  }

  static void reading(Res<Limits> limits, Local<Counter> counter, Order order) {
    counter.get().count += limits.get().max() + order.quantity();
  }

  static void readingOnly(Res<Limits> limits, Order order) {
    if (order.quantity() > limits.get().max()) {
      throw new IllegalStateException("over the limit");
    }
  }

  static void inSessionOnly(Session session, Res<Limits> limits, Order order) {
    session.total += limits.get().max() + order.quantity();
  }

  private volatile Object kept;

  @Test
  @Tag("compiled")
  void aStampIsOneSmallObject() {
    HandlerTemplate<Order> template = HandlerTemplate.of(world, TemplateTest::readingOnly);
    assertThat(Memory.allocatedPerRun(() -> kept = template.stamp(), 24)).isLessThanOrEqualTo(24);
    assertThat(Memory.allocatedPerRun(() -> kept = template.shared())).isZero();
    CallbackTemplate<Session, Order> callbacks =
        CallbackTemplate.of(world, TemplateTest::inSessionOnly);
    Session session = new Session();
    assertThat(Memory.allocatedPerRun(() -> kept = callbacks.stamp(session), 80))
        .isLessThanOrEqualTo(80);
    assertThat(kept).isNotNull();
  }

  @Test
  @Tag("compiled")
  void runningAStampAllocatesNothing() {
    Order order = new Order(1);
    Handler<Order> handler = HandlerTemplate.of(world, TemplateTest::reading).stamp();
    Handler<Order> callback =
        CallbackTemplate.of(world, TemplateTest::inSessionOnly).stamp(new Session()).handler();
    assertThat(Memory.allocatedPerRun(() -> handler.run(order))).isZero();
    assertThat(Memory.allocatedPerRun(() -> callback.run(order))).isZero();
  }
}
