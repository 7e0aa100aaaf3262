package dev.headrace.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.FailedStep;
import dev.headrace.Handler;
import dev.headrace.testsupport.Memory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Handlers that own a context. */
class CallbackTest {
  record Limits(int max) {}

  record Position(int quantity) {}

  record Order(int quantity) {}

  record Desk(Res<Limits> limits, ResMut<Position> position) {}

  static final class Session {
    int total;

    void onOrder(Res<Limits> limits, Order order) {
      total += limits.get().max() * order.quantity();
    }
  }

  private final World world =
      World.builder().add(new Limits(10)).add(new Position(0)).add(new Session()).build();

  static void onOrder(Session session, Res<Limits> limits, ResMut<Position> position, Order order) {
    session.total += order.quantity();
    position.set(new Position(limits.get().max() + session.total));
  }

  @Test
  void theFunctionGetsTheContextThenItsResourcesThenTheEvent() {
    Callback<Session, Order> callback = Callback.of(world, new Session(), CallbackTest::onOrder);
    callback.handler().run(new Order(4));
    assertThat(world.res(Position.class).get().quantity()).isEqualTo(14);
    assertThat(callback.context().total).isEqualTo(4);
  }

  @Test
  void whatHappensToTheContextStaysFromEventToEvent() {
    Callback<Session, Order> callback = Callback.of(world, new Session(), CallbackTest::onOrder);
    callback.handler().run(new Order(4));
    callback.handler().run(new Order(5));
    assertThat(callback.context().total).isEqualTo(9);
  }

  @Test
  void betweenEventsTheContextMayBeChangedAndReplaced() {
    Callback<Session, Order> callback = Callback.of(world, new Session(), CallbackTest::onOrder);
    callback.context().total = 100;
    callback.handler().run(new Order(1));
    Session before = callback.context();
    callback.setContext(new Session());
    callback.handler().run(new Order(2));
    assertThat(before.total).isEqualTo(101);
    assertThat(callback.context().total).isEqualTo(2);
  }

  static void replacing(List<Callback<?, Order>> itself, Order order) {
    assertThat(order).isNotNull();
    @SuppressWarnings("unchecked")
    Callback<List<Callback<?, Order>>, Order> callback =
        (Callback<List<Callback<?, Order>>, Order>) itself.get(0);
    callback.setContext(new ArrayList<>());
    assertThat(itself).hasSize(1);
  }

  @Test
  void aContextThatIsReplacedByItsOwnFunctionIsTheNextEvents() {
    List<Callback<?, Order>> itself = new ArrayList<>();
    Callback<List<Callback<?, Order>>, Order> callback =
        Callback.of(world, itself, CallbackTest::replacing);
    itself.add(callback);
    callback.handler().run(new Order(1));
    assertThat(callback.context()).isEmpty();
  }

  @Test
  void callbacksOfOneFunctionHaveContextsOfTheirOwn() {
    Callback<Session, Order> one = Callback.of(world, new Session(), CallbackTest::onOrder);
    Callback<Session, Order> other = Callback.of(world, new Session(), CallbackTest::onOrder);
    one.handler().run(new Order(1));
    other.handler().run(new Order(2));
    assertThat(List.of(one.context().total, other.context().total)).containsExactly(1, 2);
  }

  @Test
  void aMethodOfTheContextItselfWillDo() {
    Callback<Session, Order> callback = Callback.of(world, new Session(), Session::onOrder);
    callback.handler().run(new Order(3));
    assertThat(callback.context().total).isEqualTo(30);
  }

  @Test
  void aContextAndAnEventAloneNeedNoResources() {
    Callback<List<Order>, Order> callback =
        Callback.of(world, new ArrayList<>(), (orders, order) -> orders.add(order));
    callback.handler().run(new Order(1));
    assertThat(callback.context()).containsExactly(new Order(1));
    assertThat(callback.handler().name()).isEqualTo("<unnamed>");
  }

  static void reconcile(Session session, Res<Limits> limits) {
    session.total += limits.get().max();
  }

  static void tick(Session session) {
    session.total++;
  }

  @Test
  void aRoutineTakesNoEventAndRunsForAny() {
    Callback<Session, Object> callback =
        Callback.routine(world, new Session(), CallbackTest::reconcile);
    Callback<Session, Object> alone = Callback.routine(world, new Session(), CallbackTest::tick);
    callback.handler().run("anything");
    alone.handler().run("anything");
    assertThat(callback.context().total).isEqualTo(10);
    assertThat(alone.context().total).isEqualTo(1);
  }

  static void counting(Session session, Local<Integer> count, Order order) {
    count.update(n -> n + order.quantity());
    session.total = count.get();
  }

  @Test
  void aLocalGoesTogetherWithAContext() {
    Callback<Session, Order> callback = Callback.of(world, new Session(), CallbackTest::counting);
    callback.handler().run(new Order(2));
    callback.setContext(new Session());
    callback.handler().run(new Order(3));
    assertThat(callback.context().total).isEqualTo(5);
  }

  static void seven(
      Session session,
      Res<Limits> a,
      Local<Integer> b,
      Local<Integer> c,
      Local<Integer> d,
      Local<Integer> e,
      Sequence f,
      ResMut<Position> g,
      Order order) {
    session.total = a.get().max() + order.quantity();
  }

  @Test
  void sevenParametersBetweenContextAndEventAreRead() {
    Callback<Session, Order> callback = Callback.of(world, new Session(), CallbackTest::seven);
    callback.handler().run(new Order(1));
    assertThat(callback.context().total).isEqualTo(11);
  }

  static void alsoAResource(Session context, ResMut<Session> resource, Order order) {
    context.total = order.quantity();
    resource.get().total = 2 * order.quantity();
  }

  @Test
  void aContextIsNoResourceAndConflictsWithNone() {
    Callback<Session, Order> callback =
        Callback.of(world, new Session(), CallbackTest::alsoAResource);
    callback.handler().run(new Order(4));
    assertThat(callback.context().total).isEqualTo(4);
    assertThat(world.res(Session.class).get().total).isEqualTo(8);
  }

  static void broken(Session session, Res<Order> missing, Res<Limits> once, Desk twice, Order o) {
    throw new AssertionError("never run: " + session + missing + once + twice + o);
  }

  @Test
  void everythingWrongWithASignatureIsThrownTogether() {
    assertThatThrownBy(() -> Callback.of(world, new Session(), CallbackTest::broken))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll(
            "callback broken can't be built: 2 problems",
            "callback broken: CallbackTest.Order is not registered. Fix: ",
            "conflicting access to CallbackTest.Limits by parameter 3 and parameter 4's limits");
  }

  static void failing(Session session, Order order) {
    session.total = order.quantity();
    throw new IllegalStateException("no market");
  }

  @Test
  void whatTheFunctionThrowsReachesTheCallerAndTheContextKeepsItsChanges() {
    Callback<Session, Order> callback = Callback.of(world, new Session(), CallbackTest::failing);
    assertThatThrownBy(() -> callback.handler().run(new Order(8)))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown))
                    .singleElement()
                    .hasToString("dev.headrace.FailedStep: in step failing of callback failing"));
    assertThat(callback.context().total).isEqualTo(8);
  }

  @Test
  void itsHandlerGoesAmongOthersUnderTheNameOfItsFunction() {
    Callback<Session, Order> callback = Callback.of(world, new Session(), CallbackTest::onOrder);
    List<Order> seen = new ArrayList<>();
    List<Handler<Order>> handlers = List.of(Handler.of(seen::add), callback.handler());
    handlers.forEach(handler -> handler.run(new Order(7)));
    assertThat(seen).containsExactly(new Order(7));
    assertThat(callback.context().total).isEqualTo(7);
    assertThat(callback.handler().name()).isEqualTo("onOrder");
    assertThat(callback).hasToString("callback onOrder");
    assertThat(callback.handler().graph().toText())
        .isEqualTo(
            "callback onOrder\n  0 callback onOrder;"
                + " reads CallbackTest.Limits; writes CallbackTest.Position\n");
  }

  @Test
  void aConfinedWorldChecksItsCallbacksToo() throws InterruptedException {
    World confined = World.builder().confined().build();
    Callback<Session, Object> callback =
        Callback.routine(confined, new Session(), Session::hashCode);
    callback.handler().run("here");
    List<Throwable> thrown = new ArrayList<>();
    Thread other =
        new Thread(
            () -> {
              try {
                callback.handler().run("there");
              } catch (RuntimeException e) {
                thrown.add(e);
              }
            });
    other.start();
    other.join();
    assertThat(thrown).singleElement().asString().contains("the world belongs to thread");
  }

  static void adding(Session session, Res<Limits> limits, Order order) {
    session.total += limits.get().max() + order.quantity();
  }

  @Test
  @Tag("compiled")
  void runningAllocatesNothing() {
    Order order = new Order(1);
    Handler<Order> handler = Callback.of(world, new Session(), CallbackTest::adding).handler();
    assertThat(Memory.allocatedPerRun(() -> handler.run(order))).isZero();
  }
}
