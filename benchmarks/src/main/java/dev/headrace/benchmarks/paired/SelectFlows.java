package dev.headrace.benchmarks.paired;

import static dev.headrace.benchmarks.paired.FlowSteps.mixed;

import dev.headrace.Handler;
import dev.headrace.benchmarks.paired.FlowSteps.Quote;
import dev.headrace.benchmarks.paired.FlowSteps.Tick;

/**
 * Choices among eight and sixteen arms by a constant of an enum. Each is taken as often as any
 * other, and no processor can learn which comes next: the constants don't repeat with the events.
 */
final class SelectFlows {
  private static final Kind[] KINDS = Kind.values();
  private static final Venue[] VENUES = Venue.values();

  private SelectFlows() {}

  enum Kind {
    MARKET,
    LIMIT,
    STOP,
    ICEBERG,
    PEGGED,
    REPLACE,
    CANCEL,
    QUERY
  }

  enum Venue {
    V0,
    V1,
    V2,
    V3,
    V4,
    V5,
    V6,
    V7,
    V8,
    V9,
    V10,
    V11,
    V12,
    V13,
    V14,
    V15
  }

  /** Says of what kind events are, and where they happen. */
  static final class Labels {
    private long state = 20261120;

    private long next(Tick tick) {
      state = 6364136223846793005L * state + tick.size() + 1;
      return state;
    }

    Kind kind(Tick tick) {
      return KINDS[(int) (next(tick) >>> 61)];
    }

    Venue venue(Tick tick) {
      return VENUES[(int) (next(tick) >>> 60)];
    }
  }

  static Quote market(Tick tick) {
    return new Quote(tick.id(), mixed(tick.price()));
  }

  static Quote limit(Tick tick) {
    return new Quote(tick.id(), mixed(tick.price() - tick.size()));
  }

  static Quote stop(Tick tick) {
    return new Quote(tick.id(), mixed(tick.price() + tick.size()));
  }

  static Quote iceberg(Tick tick) {
    return new Quote(tick.id(), mixed(tick.price() * 3));
  }

  static Quote pegged(Tick tick) {
    return new Quote(tick.id(), mixed(tick.price() ^ tick.id()));
  }

  static Quote replace(Tick tick) {
    return new Quote(tick.id(), mixed(tick.id() - tick.price()));
  }

  static Quote cancel(Tick tick) {
    return new Quote(tick.id(), mixed(-tick.price()));
  }

  static Quote query(Tick tick) {
    return new Quote(tick.id(), mixed(tick.price() | 7));
  }

  static Quote at(Tick tick, long venue) {
    return new Quote(tick.id(), mixed(tick.price() + venue * tick.size()));
  }

  static Handler<Tick> eight(Desk desk) {
    Sum sum = desk.sum();
    Labels labels = new Labels();
    return Flows.begin(desk)
        .select(labels::kind)
        .when(Kind.MARKET, arm -> arm.then(SelectFlows::market))
        .when(Kind.LIMIT, arm -> arm.then(SelectFlows::limit))
        .when(Kind.STOP, arm -> arm.then(SelectFlows::stop))
        .when(Kind.ICEBERG, arm -> arm.then(SelectFlows::iceberg))
        .when(Kind.PEGGED, arm -> arm.then(SelectFlows::pegged))
        .when(Kind.REPLACE, arm -> arm.then(SelectFlows::replace))
        .when(Kind.CANCEL, arm -> arm.then(SelectFlows::cancel))
        .when(Kind.QUERY, arm -> arm.then(SelectFlows::query))
        .exhaustive()
        .end(quote -> sum.add(quote.price()))
        .build("select of eight");
  }

  static Handler<Tick> sixteen(Desk desk) {
    Sum sum = desk.sum();
    Labels labels = new Labels();
    return Flows.begin(desk)
        .select(labels::venue)
        .when(Venue.V0, arm -> arm.then(tick -> at(tick, 3)))
        .when(Venue.V1, arm -> arm.then(tick -> at(tick, 4)))
        .when(Venue.V2, arm -> arm.then(tick -> at(tick, 5)))
        .when(Venue.V3, arm -> arm.then(tick -> at(tick, 6)))
        .when(Venue.V4, arm -> arm.then(tick -> at(tick, 7)))
        .when(Venue.V5, arm -> arm.then(tick -> at(tick, 8)))
        .when(Venue.V6, arm -> arm.then(tick -> at(tick, 9)))
        .when(Venue.V7, arm -> arm.then(tick -> at(tick, 10)))
        .when(Venue.V8, arm -> arm.then(tick -> at(tick, 11)))
        .when(Venue.V9, arm -> arm.then(tick -> at(tick, 12)))
        .when(Venue.V10, arm -> arm.then(tick -> at(tick, 13)))
        .when(Venue.V11, arm -> arm.then(tick -> at(tick, 14)))
        .when(Venue.V12, arm -> arm.then(tick -> at(tick, 15)))
        .when(Venue.V13, arm -> arm.then(tick -> at(tick, 16)))
        .when(Venue.V14, arm -> arm.then(tick -> at(tick, 17)))
        .when(Venue.V15, arm -> arm.then(tick -> at(tick, 18)))
        .exhaustive()
        .end(quote -> sum.add(quote.price()))
        .build("select of sixteen");
  }

  /** A switch with eight cases. */
  static final class Eight extends FlowsByHand.ByHand {
    private final Labels labels = new Labels();

    Eight(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote =
          switch (labels.kind(event)) {
            case MARKET -> market(event);
            case LIMIT -> limit(event);
            case STOP -> stop(event);
            case ICEBERG -> iceberg(event);
            case PEGGED -> pegged(event);
            case REPLACE -> replace(event);
            case CANCEL -> cancel(event);
            case QUERY -> query(event);
          };
      sum.add(quote.price());
    }
  }

  /** A switch with sixteen cases. */
  static final class Sixteen extends FlowsByHand.ByHand {
    private final Labels labels = new Labels();

    Sixteen(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      Quote quote =
          switch (labels.venue(event)) {
            case V0 -> at(event, 3);
            case V1 -> at(event, 4);
            case V2 -> at(event, 5);
            case V3 -> at(event, 6);
            case V4 -> at(event, 7);
            case V5 -> at(event, 8);
            case V6 -> at(event, 9);
            case V7 -> at(event, 10);
            case V8 -> at(event, 11);
            case V9 -> at(event, 12);
            case V10 -> at(event, 13);
            case V11 -> at(event, 14);
            case V12 -> at(event, 15);
            case V13 -> at(event, 16);
            case V14 -> at(event, 17);
            case V15 -> at(event, 18);
          };
      sum.add(quote.price());
    }
  }
}
