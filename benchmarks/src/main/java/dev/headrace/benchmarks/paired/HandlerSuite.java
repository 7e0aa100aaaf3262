package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.benchmarks.Copies;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * What it costs to call a handler that was made from a function, and sixteen of them in turn.
 *
 * <p>All handlers that {@code Handler.of} makes share one call of the function, through its
 * interface, so a program with many of them pays for that call: about a nanosecond where one is
 * called over and over, more than three where sixteen take turns. The work here is an addition, so
 * the ratios are high. Straight-line code is the flow compiler's to make.
 */
final class HandlerSuite implements Suite {
  private static final int OTHERS = 100;
  private static final int CALLS = 20_000;
  private static final int IN_TURN = 16;

  private final Event[] events =
      new Random(20261120).longs(1024).mapToObj(Event::new).toArray(Event[]::new);

  @Override
  public String name() {
    return "handler";
  }

  @Override
  public void pollute() {
    List<Handler<Event>> others =
        Stream.generate(() -> Handler.of(adder(new Sum()))).limit(OTHERS).toList();
    for (int i = 0; i < CALLS; i++) {
      for (Handler<Event> other : others) {
        other.run(events[i & (events.length - 1)]);
      }
    }
  }

  @Override
  public List<Case> cases() {
    return List.of(
        // The same twice: what it is off 1.00 by is the harness's own error.
        Case.of("by-hand-twice", 1.04, this::byHand, this::byHand),
        // The interface call; 2.0 to 2.4 was measured on 17 and 25, of 0.8 ns by hand.
        Case.of("of", 3.0, this::byHand, this::of),
        Case.of("of-in-static-final", 3.0, this::byHandHeld, this::ofHeld),
        // The same call beside 3.4 ns of work: 1.17 to 1.19.
        Case.of("of-mixing", 1.4, this::mixingByHand, this::mixing),
        // An interface call for each of sixteen additions, which by hand take 5 ns: 11.0 to 12.2.
        Case.of("of-16-in-turn", 15, this::sequence, this::ofInTurn),
        // A virtual call for each: 5.7 to 6.6.
        Case.of("classes-16-in-turn", 8.5, this::sequence, this::classesInTurn));
  }

  private Subject byHand() {
    AddByHand handler = new AddByHand();
    return Subject.calling(handler, events, handler.sum);
  }

  private Subject of() {
    Sum sum = new Sum();
    return Subject.calling(Handler.of(adder(sum)), events, sum);
  }

  private Subject byHandHeld() {
    AddByHand handler = new AddByHand();
    return Subject.holding(handler, events, handler.sum);
  }

  private Subject ofHeld() {
    Sum sum = new Sum();
    return Subject.holding(Handler.of(adder(sum)), events, sum);
  }

  private Subject mixingByHand() {
    Sum sum = new Sum();
    return Subject.calling(new MixByHand(sum), events, sum);
  }

  private Subject mixing() {
    Sum sum = new Sum();
    Handler<Event> handler = Handler.of(event -> sum.add(event.mixed()));
    return Subject.calling(handler, events, sum);
  }

  private Subject sequence() {
    Sum[] sums = sums();
    return Subject.calling(new SequenceByHand(sums), events, all(sums));
  }

  private Subject ofInTurn() {
    Sum[] sums = sums();
    List<Handler<Event>> handlers = Stream.of(sums).map(sum -> Handler.of(adder(sum))).toList();
    return Subject.calling(inTurn(handlers), events, all(sums));
  }

  private Subject classesInTurn() {
    Sum[] sums = sums();
    List<Handler<Event>> handlers =
        Stream.of(sums).map(HandlerSuite::handlerOfItsOwnClass).toList();
    return Subject.calling(inTurn(handlers), events, all(sums));
  }

  private static Sum[] sums() {
    return Stream.generate(Sum::new).limit(IN_TURN).toArray(Sum[]::new);
  }

  private static LongSupplier all(Sum[] sums) {
    return () -> Stream.of(sums).mapToLong(Sum::getAsLong).reduce(0, (all, sum) -> 31 * all + sum);
  }

  /** A function of a class of its own, as each lambda in a program has. */
  private static Consumer<Event> adder(Sum sum) {
    AddingFunction function =
        Copies.copyOf(MethodHandles.lookup(), AddingFunction.class, Adder.class);
    function.sum = sum;
    return function;
  }

  private static Handler<Event> handlerOfItsOwnClass(Sum sum) {
    AddingHandler handler =
        Copies.copyOf(MethodHandles.lookup(), AddingHandler.class, AddByHand.class);
    handler.sum = sum;
    return handler;
  }

  /** Calls handlers in a loop of its own, whose call site has not met those of other cases. */
  @SuppressWarnings("unchecked") // an array of them can't be made otherwise
  private static Handler<Event> inTurn(List<Handler<Event>> handlers) {
    Group group = Copies.copyOf(MethodHandles.lookup(), Group.class, InTurn.class);
    group.handlers = handlers.toArray(Handler[]::new);
    return group;
  }

  record Event(long value) {
    /** A few nanoseconds of work. */
    long mixed() {
      long mixed = value;
      for (int i = 0; i < 8; i++) {
        mixed = (mixed ^ (mixed >>> 32)) * 0x9E3779B97F4A7C15L;
      }
      return mixed;
    }
  }

  abstract static class AddingFunction implements Consumer<Event> {
    Sum sum = new Sum();
  }

  static final class Adder extends AddingFunction {
    @Override
    public void accept(Event event) {
      sum.add(event.value());
    }
  }

  abstract static class AddingHandler extends Handler<Event> {
    Sum sum = new Sum();
  }

  static final class AddByHand extends AddingHandler {
    @Override
    public void run(Event event) {
      sum.add(event.value());
    }
  }

  static final class MixByHand extends Handler<Event> {
    private final Sum sum;

    MixByHand(Sum sum) {
      this.sum = sum;
    }

    @Override
    public void run(Event event) {
      sum.add(event.mixed());
    }
  }

  abstract static class Group extends Handler<Event> {
    Handler<Event>[] handlers;
  }

  static final class InTurn extends Group {
    @Override
    public void run(Event event) {
      for (Handler<Event> handler : handlers) {
        handler.run(event);
      }
    }
  }

  static final class SequenceByHand extends Handler<Event> {
    private final Sum[] sums;

    SequenceByHand(Sum[] sums) {
      this.sums = sums;
    }

    @Override
    public void run(Event event) {
      sums[0].add(event.value());
      sums[1].add(event.value());
      sums[2].add(event.value());
      sums[3].add(event.value());
      sums[4].add(event.value());
      sums[5].add(event.value());
      sums[6].add(event.value());
      sums[7].add(event.value());
      sums[8].add(event.value());
      sums[9].add(event.value());
      sums[10].add(event.value());
      sums[11].add(event.value());
      sums[12].add(event.value());
      sums[13].add(event.value());
      sums[14].add(event.value());
      sums[15].add(event.value());
    }
  }
}
