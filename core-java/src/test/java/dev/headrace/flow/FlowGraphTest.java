package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Handler;
import dev.headrace.Result;
import dev.headrace.world.World;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the graphs of flows say about ways that are not always taken. */
class FlowGraphTest {
  enum Side {
    BUY,
    SELL,
    SHORT,
    COVER
  }

  record Order(Side side, int quantity) {}

  sealed interface Event permits Fill, Reject {}

  record Fill(String id) implements Event {}

  record Reject(String reason) implements Event {}

  private final World world = World.builder().build();
  private final Handler<Object> sink = Handler.of("sink", event -> {});

  private Pipe<Order, Order> orders() {
    return Pipeline.of(world, Order.class);
  }

  static boolean isLarge(Order order) {
    return order.quantity() > 100;
  }

  static boolean isEven(Order order) {
    return order.quantity() % 2 == 0;
  }

  static Order split(Order order) {
    return order;
  }

  static Order price(Order order) {
    return order;
  }

  static Order smallest() {
    return new Order(Side.BUY, 1);
  }

  static Event event(Order order) {
    return new Fill("fill " + order.quantity());
  }

  static Result<Order, String> check(Order order) {
    return Result.ok(order);
  }

  static Order checkOrFail(Order order, Fail<String> fail) {
    return order;
  }

  static Result<Order, String> retry(String error) {
    return Result.fail(error);
  }

  static String explain(String error) {
    return error;
  }

  static Order replace(String error) {
    return smallest();
  }

  static void report(String error) {}

  static void missed() {}

  static boolean isOpen() {
    return true;
  }

  private static void assertSteps(Handler<?> handler, String steps) {
    assertThat(handler.graph().toText())
        .isEqualTo(handler.graph().title() + "\n" + steps.indent(2));
  }

  @Test
  void armsOfARouteComeFromItsPredicateAndAnEmptyArmLeadsOn() {
    assertSteps(
        orders()
            .then(FlowGraphTest::price)
            .route(FlowGraphTest::isLarge, large -> large.then(FlowGraphTest::split), s -> s)
            .dispatch(sink)
            .build("route"),
        """
        0 event Order
        1 then price ← 0
        2 route isLarge ← 1
        3 then split ← 2 if true
        4 dispatch sink ← 2 if false; 3
        """);
  }

  @Test
  void aRouteInAnArmComesFromTheOuterPredicate() {
    assertSteps(
        orders()
            .route(
                FlowGraphTest::isLarge,
                large ->
                    large.route(FlowGraphTest::isEven, e -> e.then(FlowGraphTest::split), o -> o),
                small -> small.then(FlowGraphTest::price))
            .dispatch(sink)
            .build("routes"),
        """
        0 event Order
        1 route isLarge ← 0
        2 route isEven ← 1 if true
        3 then split ← 2 if true
        4 then price ← 1 if false
        5 dispatch sink ← 2 if false; 3; 4
        """);
  }

  @Test
  void armsOfASelectSayTheirKeysInTheKeysOrder() {
    assertSteps(
        orders()
            .select(Order::side)
            .when(Side.BUY, arm -> arm.then(FlowGraphTest::price))
            .when(Set.of(Side.COVER, Side.SELL), arm -> arm.then(FlowGraphTest::split))
            .when(Side.SHORT, arm -> arm)
            .otherwise(arm -> arm)
            .dispatch(sink)
            .build("select"),
        """
        0 event Order
        1 select side ← 0
        2 then price ← 1 if BUY
        3 then split ← 1 if SELL, COVER
        4 dispatch sink ← 1 if SHORT, otherwise; 2; 3
        """);
  }

  @Test
  void aProjectionStandsBetweenTheKeyAndItsArm() {
    assertSteps(
        orders()
            .select(Order::side)
            .project(Order::quantity)
            .when(Side.BUY, arm -> arm.dispatch(sink))
            .otherwise(arm -> arm.dispatch(sink))
            .build("projected"),
        """
        0 event Order
        1 select side ← 0
        2 project quantity ← 1 if BUY
        3 dispatch sink ← 2
        4 dispatch sink ← 1 if otherwise
        """);
  }

  @Test
  void armsForClassesComeFromOneNodeAndSayTheSimpleNames() {
    assertSteps(
        orders()
            .then(FlowGraphTest::event)
            .selectType()
            .when(Fill.class, arm -> arm.then(Fill::id))
            .when(Reject.class, arm -> arm.then(Reject::reason))
            .exhaustive(Event.class)
            .dispatch(sink)
            .build("types"),
        """
        0 event Order
        1 then event ← 0
        2 selectType ← 1
        3 then id ← 2 if Fill
        4 then reason ← 2 if Reject
        5 dispatch sink ← 3, 4
        """);
  }

  @Test
  void whatIsAboutAbsenceComesFromWhereTheValueIsAbsent() {
    assertSteps(
        orders()
            .guard(FlowGraphTest::isLarge)
            .onAbsent(FlowGraphTest::missed)
            .orElseGet(FlowGraphTest::smallest)
            .dispatch(sink)
            .build("absent"),
        """
        0 event Order
        1 guard isLarge ← 0
        2 onAbsent missed ← 1 if absent
        3 orElseGet smallest ← 1 if absent
        4 dispatch sink ← 1, 3
        """);
  }

  @Test
  void constantsInThePlaceOfAbsentValuesAreNodes() {
    assertSteps(
        orders()
            .guard(FlowGraphTest::isLarge)
            .orElse(smallest())
            .thenNullable(order -> order.side().name())
            .orFail("no side")
            .orElse("unknown")
            .dispatch(sink)
            .build("constants"),
        """
        0 event Order
        1 guard isLarge ← 0
        2 orElse Order ← 1 if absent
        3 thenNullable ← 1, 2
        4 orFail no side ← 3 if absent
        5 orElse unknown ← 4 if error
        6 dispatch sink ← 3, 5
        """);
  }

  @Test
  void whatIsAboutErrorsComesFromWhereTheyAreMade() {
    assertSteps(
        orders()
            .attempt(FlowGraphTest::check)
            .recover(FlowGraphTest::retry)
            .tapError(FlowGraphTest::report)
            .mapError(FlowGraphTest::explain)
            .onError(FlowGraphTest::report)
            .dispatch(sink)
            .build("errors"),
        """
        0 event Order
        1 attempt check ← 0
        2 recover retry ← 1 if error
        3 tapError report ← 2 if error
        4 mapError explain ← 2 if error
        5 onError report ← 4 if error
        6 dispatch sink ← 1, 2
        """);
    assertSteps(
        orders()
            .attemptOrFail(String.class, FlowGraphTest::checkOrFail)
            .then(FlowGraphTest::price)
            .orElseGet(FlowGraphTest::replace)
            .dispatch(sink)
            .build("replaced"),
        """
        0 event Order
        1 attemptOrFail checkOrFail ← 0
        2 then price ← 1
        3 orElseGet replace ← 1 if error
        4 dispatch sink ← 2, 3
        """);
  }

  @Test
  void noStepStandsAlone() {
    var checked = orders().check(FlowGraphTest::isLarge).and(FlowGraphTest::isOpen).or(() -> false);
    assertSteps(
        checked.xor(() -> true).value().dispatch(sink).build("answers"),
        """
        0 event Order
        1 check isLarge ← 0
        2 and isOpen ← 1
        3 or ← 2
        4 xor ← 3
        5 dispatch sink ← 4
        """);
    assertSteps(
        orders()
            .view(Order::quantity)
            .guard(quantity -> quantity > 1)
            .endViewGuarded()
            .onAbsent(FlowGraphTest::missed)
            .dispatch(sink)
            .build("view"),
        """
        0 event Order
        1 view quantity ← 0
        2 guard ← 1
        3 onAbsent missed ← 2 if absent
        4 dispatch sink ← 2
        """);
  }

  @Test
  void aMergeOfAListComesFromAllItsArms() {
    assertSteps(
        orders()
            .fork()
            .mergeAll(
                List.of(
                    arm -> arm.then(FlowGraphTest::price), arm -> arm.then(FlowGraphTest::split)),
                List::size)
            .dispatch(sink)
            .build("all"),
        """
        0 event Order
        1 then price ← 0
        2 then split ← 0
        3 mergeAll size ← 1, 2
        4 dispatch sink ← 3
        """);
  }

  @Test
  void mermaidShowsTheCasesAtTheEdges() {
    assertThat(
            orders()
                .route(FlowGraphTest::isLarge, large -> large.then(FlowGraphTest::split), s -> s)
                .dispatch(sink)
                .build("route")
                .graph()
                .toMermaid())
        .endsWith(
            """
              n0 --> n1
              n1 -->|"true"| n2
              n1 -->|"false"| n3
              n2 --> n3
            """);
  }
}
