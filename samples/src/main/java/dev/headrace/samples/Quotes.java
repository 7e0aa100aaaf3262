package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.flow.Dag;
import dev.headrace.flow.Pipeline;
import dev.headrace.world.ResMut;
import dev.headrace.world.Resources;
import dev.headrace.world.World;

/** Ticks that become quotes, by a graph of steps said in two ways. */
public final class Quotes {
  private Quotes() {}

  // #region steps
  record Ticks(int count) {}

  record Tick(double bid, double ask) {}

  record Book(double bid, double ask) {
    double mid() {
      return (bid + ask) / 2;
    }

    double spread() {
      return ask - bid;
    }
  }

  record Quote(double mid, double spread) {
    boolean crossed() {
      return spread < 0;
    }
  }

  static Book apply(ResMut<Ticks> ticks, Tick tick) {
    ticks.update(t -> new Ticks(t.count() + 1));
    return new Book(tick.bid(), tick.ask());
  }

  // #endregion steps

  static Handler<Tick> nodes(Resources world, Handler<Quote> alerts) {
    // #region nodes
    var dag = Dag.of(world, Tick.class);
    var book = dag.root(Quotes::apply);
    var mid = book.then(Book::mid);
    var spread = book.then(Book::spread);
    dag.merge(mid, spread, Quote::new).guard(Quote::crossed).dispatch(alerts);
    return dag.build("quotes");
    // #endregion nodes
  }

  static Handler<Tick> fork(Resources world, Handler<Quote> alerts) {
    // #region fork
    return Pipeline.of(world, Tick.class)
        .then(Quotes::apply)
        .fork()
        .arm(book -> book.then(Book::mid))
        .arm(book -> book.then(Book::spread))
        .merge(Quote::new)
        .guard(Quote::crossed)
        .dispatch(alerts)
        .build("quotes");
    // #endregion fork
  }

  // #region main
  public static void main(String[] args) {
    World world = World.builder().add(new Ticks(0)).build();
    Handler<Quote> alerts = Handler.of("alerts", quote -> System.out.println("crossed: " + quote));
    Handler<Tick> quotes = nodes(world, alerts);

    quotes.run(new Tick(1.0, 1.5));
    quotes.run(new Tick(2.0, 1.5));
    fork(world, alerts).run(new Tick(3.0, 1.0));

    System.out.println(world.res(Ticks.class));
    System.out.print(quotes.graph().toText());
  }

  // #endregion main

  static Handler<Tick> absent(Resources world) {
    // #region absent
    var dag = Dag.of(world, Tick.class);
    var wide = dag.event().guard(tick -> tick.ask() - tick.bid() > 1).then(tick -> "wide");
    var bid = dag.root(Tick::bid);
    dag.merge(bid, wide, (price, mark) -> mark == null ? "" + price : price + " " + mark)
        .end(text -> System.out.println(text));
    return dag.build("marked");
    // #endregion absent
  }
}
