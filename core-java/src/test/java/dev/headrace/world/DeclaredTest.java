package dev.headrace.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.flow.ContextPipeline;
import dev.headrace.flow.Pipeline;
import dev.headrace.function.Action2;
import dev.headrace.function.Check2;
import dev.headrace.function.Declared;
import dev.headrace.function.Step2;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Functions that say themselves what their methods can't. */
class DeclaredTest {
  record Limits(int max) {}

  record Order(int quantity) {}

  record Session(List<Order> accepted) {}

  private static final Type LIMITS = new TypeRef<Res<List<Limits>>>() {}.type();

  /** As a front end would have it, for a function of its own kind. */
  record Rule(
      @Nullable String name, List<Type> parameters, BiPredicate<Res<List<Limits>>, Order> predicate)
      implements Declared {

    /** A lambda that captures this and nothing else. */
    Check2<Res<List<Limits>>, Order> check() {
      return (limits, order) -> predicate.test(limits, order);
    }
  }

  record Remember(@Nullable String name, List<Type> parameters, List<Order> orders)
      implements Declared, Action2<Res<List<Limits>>, Order> {
    @Override
    public void run(Res<List<Limits>> limits, Order order) {
      orders.add(order);
    }
  }

  private final List<Order> seen = new ArrayList<>();
  private final World world =
      World.builder().add(Key.of(new TypeRef<List<Limits>>() {}), List.of(new Limits(10))).build();

  private static boolean within(Res<List<Limits>> limits, Order order) {
    return order.quantity() <= limits.get().get(0).max();
  }

  private static Rule rule(@Nullable String name, Type... parameters) {
    return new Rule(name, List.of(parameters), DeclaredTest::within);
  }

  @Test
  void aLambdaThatCapturesTheDeclarationIsTakenAtItsWord() {
    Handler<Order> orders =
        Pipeline.of(world, Order.class)
            .guard(rule("withinLimits", LIMITS).check())
            .end(order -> seen.add(order))
            .build("orders");
    orders.run(new Order(10));
    orders.run(new Order(11));
    assertThat(seen).containsExactly(new Order(10));
    assertThat(orders.graph().toText()).contains("withinLimits; reads List<DeclaredTest.Limits>");
  }

  @Test
  void soIsAFunctionThatIsOneItself() {
    Handler<Order> handler = world.handler(new Remember("remember", List.of(LIMITS), seen));
    handler.run(new Order(3));
    assertThat(handler.name()).isEqualTo("remember");
    assertThat(seen).containsExactly(new Order(3));
  }

  @Test
  void withoutANameItIsUnnamed() {
    Handler<Order> handler = world.handler(new Remember(null, List.of(LIMITS), seen));
    assertThat(handler.name()).isEqualTo("<unnamed>");
  }

  @Test
  void whatItDeclaresIsCheckedLikeASignature() {
    Type orders = new TypeRef<Res<List<Order>>>() {}.type();
    assertThatThrownBy(
            () ->
                Pipeline.of(world, Order.class)
                    .guard(rule("withinLimits", orders).check())
                    .guard(rule("again", Order.class).check())
                    .end(order -> seen.add(order))
                    .build("orders"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("guard withinLimits")
        .hasMessageContaining("List<DeclaredTest.Order>")
        .hasMessageContaining("guard again: parameter 1's quantity is of type int");
  }

  @Test
  void tooFewTypesAreNoSignature() {
    assertThatThrownBy(() -> world.handler(new Remember("remember", List.of(), seen)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("the types of its resources can't be read");
  }

  @Test
  void aContextIsTheFirstTypeItDeclares() {
    record Accept(@Nullable String name, List<Type> parameters)
        implements Declared, Step2<Session, Order, Order> {
      @Override
      public Order apply(Session session, Order order) {
        session.accepted().add(order);
        return order;
      }
    }
    var orders =
        ContextPipeline.build(
            "orders",
            ContextPipeline.of(world, Session.class, Order.class)
                .then(new Accept("accept", List.of(Session.class)))
                .end(order -> seen.add(order)));
    Session session = new Session(new ArrayList<>());
    orders.run(session, new Order(1));
    assertThat(session.accepted()).containsExactly(new Order(1));
    assertThat(seen).containsExactly(new Order(1));
  }
}
