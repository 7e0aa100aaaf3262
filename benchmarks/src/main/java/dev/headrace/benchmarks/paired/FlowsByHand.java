package dev.headrace.benchmarks.paired;

import static dev.headrace.benchmarks.paired.FlowSteps.fill;
import static dev.headrace.benchmarks.paired.FlowSteps.filled;
import static dev.headrace.benchmarks.paired.FlowSteps.limited;
import static dev.headrace.benchmarks.paired.FlowSteps.matched;
import static dev.headrace.benchmarks.paired.FlowSteps.offered;
import static dev.headrace.benchmarks.paired.FlowSteps.order;
import static dev.headrace.benchmarks.paired.FlowSteps.priced;
import static dev.headrace.benchmarks.paired.FlowSteps.quote;
import static dev.headrace.benchmarks.paired.FlowSteps.quoteIfLarge;
import static dev.headrace.benchmarks.paired.FlowSteps.quoteOrRejection;
import static dev.headrace.benchmarks.paired.FlowSteps.risk;
import static dev.headrace.benchmarks.paired.FlowSteps.settled;
import static dev.headrace.benchmarks.paired.FlowSteps.since;
import static dev.headrace.benchmarks.paired.FlowSteps.tick;
import static dev.headrace.benchmarks.paired.FlowSteps.total;
import static dev.headrace.benchmarks.paired.FlowSteps.weighed;

import dev.headrace.Handler;
import dev.headrace.Result;
import dev.headrace.benchmarks.paired.FlowSteps.Fill;
import dev.headrace.benchmarks.paired.FlowSteps.Limits;
import dev.headrace.benchmarks.paired.FlowSteps.Order;
import dev.headrace.benchmarks.paired.FlowSteps.Quote;
import dev.headrace.benchmarks.paired.FlowSteps.Refusal;
import dev.headrace.benchmarks.paired.FlowSteps.Rejection;
import dev.headrace.benchmarks.paired.FlowSteps.Risk;
import dev.headrace.benchmarks.paired.FlowSteps.Tick;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;

/** What {@link Flows} does, written out: one handler class each. */
final class FlowsByHand {
  private FlowsByHand() {}

  abstract static class ByHand extends Handler<Tick> {
    final Sum sum;
    final Sum rejected;
    final Res<Limits> limits;
    final ResMut<Tick> last;

    ByHand(Desk desk) {
      this.sum = desk.sum();
      this.rejected = desk.rejected();
      this.limits = desk.limits();
      this.last = desk.last();
    }
  }

  // ---- pipelines

  static final class One extends ByHand {
    One(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      sum.add(event.price());
    }
  }

  static final class Three extends ByHand {
    Three(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote = quote(event);
      Order order = order(quote);
      sum.add(order.price());
    }
  }

  static final class Five extends ByHand {
    Five(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote = quote(event);
      Order order = order(quote);
      Risk risk = risk(order);
      Fill fill = fill(risk);
      sum.add(fill.price());
    }
  }

  static final class Ten extends ByHand {
    Ten(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote1 = quote(event);
      Order order1 = order(quote1);
      Risk risk1 = risk(order1);
      Fill fill1 = fill(risk1);
      Tick tick = tick(fill1);
      Quote quote2 = quote(tick);
      Order order2 = order(quote2);
      Risk risk2 = risk(order2);
      Fill fill2 = fill(risk2);
      sum.add(fill2.price());
    }
  }

  static final class Twenty extends ByHand {
    Twenty(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote1 = quote(event);
      Order order1 = order(quote1);
      Risk risk1 = risk(order1);
      Fill fill1 = fill(risk1);
      Tick tick1 = tick(fill1);
      Quote quote2 = quote(tick1);
      Order order2 = order(quote2);
      Risk risk2 = risk(order2);
      Fill fill2 = fill(risk2);
      Tick tick2 = tick(fill2);
      Quote quote3 = quote(tick2);
      Order order3 = order(quote3);
      Risk risk3 = risk(order3);
      Fill fill3 = fill(risk3);
      Tick tick3 = tick(fill3);
      Quote quote4 = quote(tick3);
      Order order4 = order(quote4);
      Risk risk4 = risk(order4);
      Fill fill4 = fill(risk4);
      sum.add(fill4.price());
    }
  }

  // ---- pipelines with resources

  static final class ThreeWithResources extends ByHand {
    ThreeWithResources(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote = since(last, event);
      Order order = limited(limits, quote);
      sum.add(order.price());
    }
  }

  static final class FiveWithResources extends ByHand {
    FiveWithResources(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote = since(last, event);
      Order order = limited(limits, quote);
      Risk risk = risk(order);
      Fill fill = filled(limits, risk);
      sum.add(fill.price());
    }
  }

  static final class TenWithResources extends ByHand {
    TenWithResources(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote1 = since(last, event);
      Order order1 = limited(limits, quote1);
      Risk risk1 = risk(order1);
      Fill fill1 = filled(limits, risk1);
      Tick tick = tick(fill1);
      Quote quote2 = quote(tick);
      Order order2 = limited(limits, quote2);
      Risk risk2 = risk(order2);
      Fill fill2 = filled(limits, risk2);
      sum.add(fill2.price());
    }
  }

  static final class TwentyWithResources extends ByHand {
    TwentyWithResources(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote1 = since(last, event);
      Order order1 = limited(limits, quote1);
      Risk risk1 = risk(order1);
      Fill fill1 = filled(limits, risk1);
      Tick tick1 = tick(fill1);
      Quote quote2 = quote(tick1);
      Order order2 = limited(limits, quote2);
      Risk risk2 = risk(order2);
      Fill fill2 = filled(limits, risk2);
      Tick tick2 = tick(fill2);
      Quote quote3 = quote(tick2);
      Order order3 = limited(limits, quote3);
      Risk risk3 = risk(order3);
      Fill fill3 = filled(limits, risk3);
      Tick tick3 = tick(fill3);
      Quote quote4 = quote(tick3);
      Order order4 = limited(limits, quote4);
      Risk risk4 = risk(order4);
      Fill fill4 = filled(limits, risk4);
      sum.add(fill4.price());
    }
  }

  // ---- graphs

  static final class Diamond extends ByHand {
    Diamond(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote = quote(event);
      Order order = order(quote);
      Fill offered = offered(quote);
      Risk weighed = weighed(order, offered);
      sum.add(weighed.weight());
    }
  }

  static final class ForkOfFour extends ByHand {
    ForkOfFour(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote = quote(event);
      Order order = order(quote);
      Risk priced = priced(quote);
      Fill offered = offered(quote);
      Risk total = total(quote, order, priced, offered);
      sum.add(total.weight());
    }
  }

  static final class ThreeLevels extends ByHand {
    ThreeLevels(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote = quote(event);
      Order order = order(quote);
      Fill offered = offered(quote);
      Risk priced = priced(quote);
      Risk weighed = weighed(order, offered);
      Order matched = matched(offered, priced);
      Risk settled = settled(weighed, matched, order);
      sum.add(settled.weight());
    }
  }

  // ---- two ways out

  static final class Guard extends ByHand {
    Guard(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      if (event.isLarge()) {
        Quote quote = quote(event);
        sum.add(quote.price());
      }
    }
  }

  static final class Filters extends ByHand {
    Filters(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      if (event.isLarge()) {
        Quote quote = quote(event);
        if (quote.isEven()) {
          sum.add(quote.price());
        }
      }
    }
  }

  static final class Route extends ByHand {
    Route(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Fill fill;
      if (event.isLarge()) {
        fill = offered(quote(event));
      } else {
        fill = fill(priced(quote(event)));
      }
      sum.add(fill.price());
    }
  }

  static final class Nullable extends ByHand {
    Nullable(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      if (event.isLarge()) {
        Quote quote = quote(event);
        sum.add(quote.price());
      }
    }
  }

  static final class Fallible extends ByHand {
    Fallible(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      if (event.isLarge()) {
        Quote quote = quote(event);
        sum.add(quote.price());
      } else {
        rejected.add(Refusal.SMALL.code);
      }
    }
  }

  // ---- two ways out, of what a step makes

  static final class NullableNew extends ByHand {
    NullableNew(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote = quoteIfLarge(event);
      if (quote != null) {
        Order order = order(quote);
        sum.add(order.price());
      }
    }
  }

  static final class FailNew extends ByHand {
    /** What one would write to fail with. */
    private static final class Reason {
      private Rejection rejection;

      Quote with(Rejection why) {
        rejection = why;
        return null;
      }
    }

    FailNew(Desk desk) {
      super(desk);
    }

    private static Quote quoteOrRefuse(Tick tick, Reason reason) {
      return tick.isLarge() ? quote(tick) : reason.with(new Rejection(tick.id(), tick.size()));
    }

    @Override
    public void run(Tick event) {
      Reason reason = new Reason();
      Quote quote = quoteOrRefuse(event, reason);
      if (quote == null) {
        rejected.add(reason.rejection.size());
      } else {
        Order order = order(quote);
        sum.add(order.price());
      }
    }
  }

  static final class ResultNew extends ByHand {
    ResultNew(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Result<Quote, Rejection> result = quoteOrRejection(event);
      if (result.isError()) {
        rejected.add(result.error().size());
      } else {
        Order order = order(result.value());
        sum.add(order.price());
      }
    }
  }
}
