package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.ContextHandler;
import dev.headrace.FailedStep;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContextPipelineTest {
  static final class Session {
    final String user;
    final List<Object> log = new ArrayList<>();
    int count;

    Session(String user) {
      this.user = user;
    }

    void accept(Order order) {
      log.add(user + " " + order.quantity());
    }
  }

  record Order(int quantity) {}

  record Limits(int max) {}

  record Total(int value) {}

  private final World world = World.builder().add(new Limits(10)).add(new Total(0)).build();
  private final Session ann = new Session("ann");
  private final Session bob = new Session("bob");

  private Pipe<InContext<Session, Order>, Order> begin() {
    return ContextPipeline.of(world, Session.class, Order.class);
  }

  static boolean allowed(Session session, Res<Limits> limits, Order order) {
    session.count++;
    return order.quantity() <= limits.get().max();
  }

  static Order add(Res<Limits> limits, ResMut<Total> total, Order order) {
    total.update(t -> new Total(t.value() + order.quantity()));
    return new Order(order.quantity() + limits.get().max());
  }

  @Test
  void functionsGetTheContextTheirResourcesOrBoth() {
    ContextHandler<Session, Order> handler =
        ContextPipeline.build(
            "orders",
            begin()
                .guard(ContextPipelineTest::allowed)
                .then(ContextPipelineTest::add)
                .tap((Session session, Order order) -> session.log.add("tap"))
                .end(Session::accept));
    handler.run(ann, new Order(1));
    handler.run(bob, new Order(2));
    handler.run(ann, new Order(20));
    assertThat(ann.log).containsExactly("tap", "ann 11");
    assertThat(bob.log).containsExactly("tap", "bob 12");
    assertThat(ann.count).isEqualTo(2);
    assertThat(world.res(Total.class).get().value()).isEqualTo(3);
    assertThat(handler).hasToString("orders");
    assertThat(handler.graph().toText())
        .contains("guard allowed; reads ContextPipelineTest.Limits");
  }

  @Test
  void aChangeOfTheContextIsSeenByTheNextStepAlsoInArms() {
    ContextHandler<Session, Order> handler =
        ContextPipeline.build(
            "orders",
            begin()
                .tap((Session session, Order order) -> session.count = 5)
                .route(
                    (Session session, Order order) -> session.count == order.quantity(),
                    yes ->
                        yes.fork()
                            .arm(a -> a.then(ContextPipelineTest::raised))
                            .arm(b -> b.then(Order::quantity))
                            .merge((a, b) -> a + " " + b),
                    no -> no.then(order -> "no"))
                .end((Session session, String text) -> session.log.add(text)));
    handler.run(ann, new Order(5));
    handler.run(ann, new Order(6));
    assertThat(ann.log).containsExactly("6 5", "no");
  }

  static int raised(Session session, Order order) {
    return ++session.count;
  }

  static Order other(String notTheContext, Order order) {
    throw new AssertionError("never run: " + notTheContext + order);
  }

  @Test
  void whatIsNeitherTheContextNorAResourceIsFoundWhenItIsBuilt() {
    assertThatThrownBy(
            () ->
                ContextPipeline.build(
                    "orders", begin().then(ContextPipelineTest::other).end(Session::accept)))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll(
            "pipeline orders, then other", "parameter 1 is of type java.lang.String");
  }

  @Test
  void aFlowThatNeedsAContextIsNotBuiltWithoutOne() {
    assertThatThrownBy(() -> begin().end(Session::accept).build("orders"))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll("context of Session", "ContextPipeline.build");
  }

  @Test
  void aFlowThatWasBuiltWithoutItsContextCanBeBuiltWithIt() {
    End<InContext<Session, Order>> end = begin().end(Session::accept);
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> end.build("orders"))
          .isInstanceOfSatisfying(
              BuildException.class, thrown -> assertThat(thrown.problems()).hasSize(1));
    }
    ContextPipeline.build("orders", end).run(ann, new Order(1));
    assertThat(ann.log).containsExactly("ann 1");
  }

  static Order boom(Session session, Order order) {
    throw new IllegalStateException(session.user);
  }

  @Test
  void whatAStepThrowsCarriesTheStep() {
    ContextHandler<Session, Order> handler =
        ContextPipeline.build(
            "orders", begin().then(ContextPipelineTest::boom).end(Session::accept));
    assertThatThrownBy(() -> handler.run(bob, new Order(1)))
        .hasMessage("bob")
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown))
                    .extracting(Throwable::getMessage)
                    .containsExactly("in step boom of pipeline orders"));
  }

  @Test
  @Tag("compiled")
  void runningAllocatesNothing() {
    var end =
        begin()
            .guard(ContextPipelineTest::allowed)
            .then(o -> new Order(o.quantity() + 1))
            .end((Session session, Order order) -> session.count += order.quantity());
    Order order = new Order(1);
    double bytes =
        Memory.allocatedPerRunAtBest(
            () -> {
              ContextHandler<Session, Order> handler = ContextPipeline.build("orders", end);
              return () -> handler.run(ann, order);
            });
    assertThat(bytes).isZero();
  }
}
