package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.benchmarks.paired.FlowSteps.Tick;
import dev.headrace.flow.Pipe;
import dev.headrace.flow.Pipeline;

/** Flows whose values are numbers, boxed from step to step or as they are; and the same by hand. */
final class BoxedFlows {
  private BoxedFlows() {}

  private static Pipe<Tick, Tick> begin(Desk desk) {
    return Pipeline.of(desk.world(), Tick.class);
  }

  private static int scaled(int n) {
    return n * 31 + 7;
  }

  private static int folded(int n) {
    return n ^ (n >>> 5);
  }

  static long scaled(long n) {
    return n * 31 + 7;
  }

  static long folded(long n) {
    return n ^ (n >>> 5);
  }

  // ---- built

  static Handler<Tick> ints(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(Tick::size)
        .then(n -> scaled(n))
        .then(n -> folded(n))
        .then(n -> scaled(n))
        .end(n -> sum.add(n))
        .build("ints");
  }

  static Handler<Tick> guardedInts(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(Tick::size)
        .then(n -> scaled(n))
        .guard(n -> n > 15_500)
        .then(n -> folded(n))
        .end(n -> sum.add(n))
        .build("guarded ints");
  }

  static Handler<Tick> longs(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(Tick::price)
        .then(n -> scaled(n))
        .then(n -> folded(n))
        .then(n -> scaled(n))
        .end(n -> sum.add(n))
        .build("longs");
  }

  static Handler<Tick> guardedLongs(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(Tick::price)
        .then(n -> scaled(n))
        .guard(n -> n > 15_500)
        .then(n -> folded(n))
        .end(n -> sum.add(n))
        .build("guarded longs");
  }

  static Handler<Tick> plainLongs(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .thenLong(Tick::price)
        .thenLong(n -> scaled(n))
        .thenLong(n -> folded(n))
        .thenLong(n -> scaled(n))
        .end(n -> sum.add(n))
        .build("plain longs");
  }

  static Handler<Tick> guardedPlainLongs(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .thenLong(Tick::price)
        .thenLong(n -> scaled(n))
        .guard(n -> n > 15_500)
        .thenLong(n -> folded(n))
        .end(n -> sum.add(n))
        .build("guarded plain longs");
  }

  static Handler<Tick> booleans(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(Tick::isLarge)
        .then(large -> !large)
        .end(small -> sum.add(small ? 3 : 5))
        .build("booleans");
  }

  static Handler<Tick> guardedBooleans(Desk desk) {
    Sum sum = desk.sum();
    return begin(desk)
        .then(Tick::isLarge)
        .guard(large -> large)
        .end(large -> sum.add(large ? 3 : 5))
        .build("guarded booleans");
  }

  // ---- by hand

  static final class Ints extends FlowsByHand.ByHand {
    Ints(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      sum.add(scaled(folded(scaled(event.size()))));
    }
  }

  static final class GuardedInts extends FlowsByHand.ByHand {
    GuardedInts(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      int n = scaled(event.size());
      if (n > 15_500) {
        sum.add(folded(n));
      }
    }
  }

  static final class Longs extends FlowsByHand.ByHand {
    Longs(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      sum.add(scaled(folded(scaled(event.price()))));
    }
  }

  static final class GuardedLongs extends FlowsByHand.ByHand {
    GuardedLongs(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      long n = scaled(event.price());
      if (n > 15_500) {
        sum.add(folded(n));
      }
    }
  }

  static final class Booleans extends FlowsByHand.ByHand {
    Booleans(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      boolean small = !event.isLarge();
      sum.add(small ? 3 : 5);
    }
  }

  static final class GuardedBooleans extends FlowsByHand.ByHand {
    GuardedBooleans(Desk desk) {
      super(desk);
    }

    @Override
    public void run(Tick event) {
      if (event.isLarge()) {
        sum.add(3);
      }
    }
  }
}
