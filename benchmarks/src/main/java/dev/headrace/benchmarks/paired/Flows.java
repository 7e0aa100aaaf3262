package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.benchmarks.paired.FlowSteps.Tick;
import dev.headrace.flow.Dag;
import dev.headrace.flow.Pipe;
import dev.headrace.flow.Pipeline;

/** Flows as a program builds them; {@link FlowsByHand} has the same work by hand. */
final class Flows {
  private Flows() {}

  static Pipe<Tick, Tick> begin(Desk desk) {
    return Pipeline.of(desk.world(), Tick.class);
  }

  // ---- pipelines

  static Handler<Tick> one(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk).end(tick -> sum.add(tick.price())).build("one");
  }

  static Handler<Tick> three(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(FlowSteps::quote)
        .then(FlowSteps::order)
        .end(order -> sum.add(order.price()))
        .build("three");
  }

  static Handler<Tick> five(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(FlowSteps::quote)
        .then(FlowSteps::order)
        .then(FlowSteps::risk)
        .then(FlowSteps::fill)
        .end(fill -> sum.add(fill.price()))
        .build("five");
  }

  static Handler<Tick> ten(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(FlowSteps::quote)
        .then(FlowSteps::order)
        .then(FlowSteps::risk)
        .then(FlowSteps::fill)
        .then(FlowSteps::tick)
        .then(FlowSteps::quote)
        .then(FlowSteps::order)
        .then(FlowSteps::risk)
        .then(FlowSteps::fill)
        .end(fill -> sum.add(fill.price()))
        .build("ten");
  }

  static Handler<Tick> twenty(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(FlowSteps::quote)
        .then(FlowSteps::order)
        .then(FlowSteps::risk)
        .then(FlowSteps::fill)
        .then(FlowSteps::tick)
        .then(FlowSteps::quote)
        .then(FlowSteps::order)
        .then(FlowSteps::risk)
        .then(FlowSteps::fill)
        .then(FlowSteps::tick)
        .then(FlowSteps::quote)
        .then(FlowSteps::order)
        .then(FlowSteps::risk)
        .then(FlowSteps::fill)
        .then(FlowSteps::tick)
        .then(FlowSteps::quote)
        .then(FlowSteps::order)
        .then(FlowSteps::risk)
        .then(FlowSteps::fill)
        .end(fill -> sum.add(fill.price()))
        .build("twenty");
  }

  // ---- pipelines with resources

  static Handler<Tick> threeWithResources(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(FlowSteps::since)
        .then(FlowSteps::limited)
        .end(order -> sum.add(order.price()))
        .build("three with resources");
  }

  static Handler<Tick> fiveWithResources(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(FlowSteps::since)
        .then(FlowSteps::limited)
        .then(FlowSteps::risk)
        .then(FlowSteps::filled)
        .end(fill -> sum.add(fill.price()))
        .build("five with resources");
  }

  static Handler<Tick> tenWithResources(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(FlowSteps::since)
        .then(FlowSteps::limited)
        .then(FlowSteps::risk)
        .then(FlowSteps::filled)
        .then(FlowSteps::tick)
        .then(FlowSteps::quote)
        .then(FlowSteps::limited)
        .then(FlowSteps::risk)
        .then(FlowSteps::filled)
        .end(fill -> sum.add(fill.price()))
        .build("ten with resources");
  }

  static Handler<Tick> twentyWithResources(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(FlowSteps::since)
        .then(FlowSteps::limited)
        .then(FlowSteps::risk)
        .then(FlowSteps::filled)
        .then(FlowSteps::tick)
        .then(FlowSteps::quote)
        .then(FlowSteps::limited)
        .then(FlowSteps::risk)
        .then(FlowSteps::filled)
        .then(FlowSteps::tick)
        .then(FlowSteps::quote)
        .then(FlowSteps::limited)
        .then(FlowSteps::risk)
        .then(FlowSteps::filled)
        .then(FlowSteps::tick)
        .then(FlowSteps::quote)
        .then(FlowSteps::limited)
        .then(FlowSteps::risk)
        .then(FlowSteps::filled)
        .end(fill -> sum.add(fill.price()))
        .build("twenty with resources");
  }

  // ---- graphs

  static Handler<Tick> diamond(Desk desk) {
    Sum sum = desk.sum();
    var dag = Dag.of(desk.world(), Tick.class);
    var quote = dag.root(FlowSteps::quote);
    var order = quote.then(FlowSteps::order);
    var offered = quote.then(FlowSteps::offered);
    dag.merge(order, offered, FlowSteps::weighed).end(risk -> sum.add(risk.weight()));
    return dag.build("diamond");
  }

  static Handler<Tick> forkOfFour(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(FlowSteps::quote)
        .fork()
        .arm(quote -> quote)
        .arm(quote -> quote.then(FlowSteps::order))
        .arm(quote -> quote.then(FlowSteps::priced))
        .arm(quote -> quote.then(FlowSteps::offered))
        .merge(FlowSteps::total)
        .end(risk -> sum.add(risk.weight()))
        .build("fork of four");
  }

  static Handler<Tick> threeLevels(Desk desk) {
    Sum sum = desk.sum();
    var dag = Dag.of(desk.world(), Tick.class);
    var quote = dag.root(FlowSteps::quote);
    var order = quote.then(FlowSteps::order);
    var offered = quote.then(FlowSteps::offered);
    var priced = quote.then(FlowSteps::priced);
    var weighed = dag.merge(order, offered, FlowSteps::weighed);
    var matched = dag.merge(offered, priced, FlowSteps::matched);
    dag.merge(weighed, matched, order, FlowSteps::settled).end(risk -> sum.add(risk.weight()));
    return dag.build("three levels");
  }

  // ---- two ways out

  static Handler<Tick> guard(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .guard(Tick::isLarge)
        .then(FlowSteps::quote)
        .end(quote -> sum.add(quote.price()))
        .build("guard");
  }

  static Handler<Tick> filters(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .guard(Tick::isLarge)
        .then(FlowSteps::quote)
        .guard(FlowSteps.Quote::isEven)
        .end(quote -> sum.add(quote.price()))
        .build("filters");
  }

  static Handler<Tick> route(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .route(
            Tick::isLarge,
            large -> large.then(FlowSteps::quote).then(FlowSteps::offered),
            small -> small.then(FlowSteps::quote).then(FlowSteps::priced).then(FlowSteps::fill))
        .end(fill -> sum.add(fill.price()))
        .build("route");
  }

  static Handler<Tick> nullable(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .thenNullable(FlowSteps::large)
        .then(FlowSteps::quote)
        .end(quote -> sum.add(quote.price()))
        .build("nullable");
  }

  static Handler<Tick> fail(Desk desk) {
    Sum sum = desk.sum();
    Sum rejected = desk.rejected();
    return begin(desk)
        .attemptOrFail(FlowSteps.Refusal.class, FlowSteps::largeOrFail)
        .onError(refusal -> rejected.add(refusal.code))
        .then(FlowSteps::quote)
        .end(quote -> sum.add(quote.price()))
        .build("fail");
  }

  static Handler<Tick> result(Desk desk) {
    Sum sum = desk.sum();
    Sum rejected = desk.rejected();
    return begin(desk)
        .attempt(FlowSteps::largeOrRefusal)
        .onError(refusal -> rejected.add(refusal.code))
        .then(FlowSteps::quote)
        .end(quote -> sum.add(quote.price()))
        .build("result");
  }

  // ---- two ways out, of what a step makes

  static Handler<Tick> nullableNew(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .thenNullable(FlowSteps::quoteIfLarge)
        .then(FlowSteps::order)
        .end(order -> sum.add(order.price()))
        .build("nullable new");
  }

  static Handler<Tick> failNew(Desk desk) {
    Sum sum = desk.sum();
    Sum rejected = desk.rejected();
    return begin(desk)
        .attemptOrFail(FlowSteps.Rejection.class, FlowSteps::quoteOrFail)
        .onError(refusal -> rejected.add(refusal.size()))
        .then(FlowSteps::order)
        .end(order -> sum.add(order.price()))
        .build("fail new");
  }

  static Handler<Tick> resultNew(Desk desk) {
    Sum sum = desk.sum();
    Sum rejected = desk.rejected();
    return begin(desk)
        .attempt(FlowSteps::quoteOrRejection)
        .onError(refusal -> rejected.add(refusal.size()))
        .then(FlowSteps::order)
        .end(order -> sum.add(order.price()))
        .build("result new");
  }
}
