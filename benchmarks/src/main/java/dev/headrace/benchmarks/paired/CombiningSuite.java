package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.flow.Adapt;
import dev.headrace.flow.Broadcast;
import dev.headrace.flow.FanOut;
import dev.headrace.flow.Guarded;
import dev.headrace.world.Callback;
import dev.headrace.world.CallbackTemplate;
import dev.headrace.world.World;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What callbacks, templates and handlers of handlers cost beside the same work by hand. */
final class CombiningSuite implements Suite {
  private static final int OTHERS = 100;
  private static final int CALLS = 20_000;

  private final World world = World.builder().build();
  private final CallbackTemplate<Sum, Event> template =
      CallbackTemplate.of(world, (Sum sum, Event event) -> sum.add(event.value()));
  private final Event[] events =
      new Random(20261120).longs(1024).mapToObj(Event::new).toArray(Event[]::new);

  @Override
  public String name() {
    return "combining";
  }

  @Override
  public void pollute() {
    List<Handler<Event>> others =
        IntStream.range(0, OTHERS / 5).boxed().flatMap(i -> oneOfEach()).toList();
    for (int i = 0; i < CALLS; i++) {
      for (Handler<Event> other : others) {
        other.run(events[i & (events.length - 1)]);
      }
    }
  }

  private Stream<Handler<Event>> oneOfEach() {
    Sum sum = new Sum();
    return Stream.of(
        callback(sum).handler(),
        template.stamp(sum).handler(),
        FanOut.of("sums", adding(sum), adding(sum)),
        Adapt.map((Event event) -> new Event(event.value() + 1), adding(sum)),
        Guarded.<Event>builder(adding(sum)).openAfter(3).build().handler());
  }

  @Override
  public List<Case> cases() {
    return List.of(
        // Compiled, each with call sites of its own: 0.98 to 1.01 was measured.
        Case.of("callback", 1.25, this::byHand, this::callback),
        Case.of("callback-stamped", 1.25, this::byHand, this::stamped),
        Case.of("fan-out-3", 1.25, this::threeByHand, this::fanOut),
        // All broadcasts share a virtual call for each child: 4.2 of 2.3 ns by hand.
        Case.of("broadcast-3", 6, this::threeByHand, this::broadcast),
        Case.of("map", 1.25, this::byHand, this::mapped),
        Case.of("guarded", 1.25, this::caughtByHand, this::guarded),
        Case.of("guarded-limited", 1.25, this::caughtByHand, this::limited));
  }

  private Callback<Sum, Event> callback(Sum sum) {
    return Callback.of(world, sum, (Sum context, Event event) -> context.add(event.value()));
  }

  /** Compiled, so that what is measured is what is around it. */
  private Handler<Event> adding(Sum sum) {
    return world.handler((Event event) -> sum.add(event.value()));
  }

  private Subject byHand() {
    Sum sum = new Sum();
    return Subject.calling(new AddByHand(sum), events, sum);
  }

  private Subject threeByHand() {
    Sum sum = new Sum();
    return Subject.calling(new AddThreeByHand(sum), events, sum);
  }

  private Subject caughtByHand() {
    Sum sum = new Sum();
    return Subject.calling(new CatchByHand(sum), events, sum);
  }

  private Subject callback() {
    Sum sum = new Sum();
    return Subject.calling(callback(sum).handler(), events, sum);
  }

  private Subject stamped() {
    Sum sum = new Sum();
    return Subject.calling(template.stamp(sum).handler(), events, sum);
  }

  private Subject fanOut() {
    Sum sum = new Sum();
    Handler<Event> handler = FanOut.of("sums", adding(sum), adding(sum), adding(sum));
    return Subject.calling(handler, events, sum);
  }

  private Subject broadcast() {
    Sum sum = new Sum();
    Broadcast<Event> handler = Broadcast.create("sums");
    for (int i = 0; i < 3; i++) {
      handler.add(adding(sum));
    }
    return Subject.calling(handler, events, sum);
  }

  private Subject mapped() {
    Sum sum = new Sum();
    Handler<Long> adding = world.handler((Long value) -> sum.add(value));
    return Subject.calling(Adapt.map(Event::value, adding), events, sum);
  }

  private Subject guarded() {
    Sum sum = new Sum();
    return Subject.calling(Guarded.<Event>of(adding(sum)).handler(), events, sum);
  }

  private Subject limited() {
    Sum sum = new Sum();
    return Subject.calling(
        Guarded.<Event>builder(adding(sum)).openAfter(3).build().handler(), events, sum);
  }

  record Event(long value) {}

  static final class AddByHand extends Handler<Event> {
    private final Sum sum;

    AddByHand(Sum sum) {
      this.sum = sum;
    }

    @Override
    public void run(Event event) {
      sum.add(event.value());
    }
  }

  static final class AddThreeByHand extends Handler<Event> {
    private final Sum sum;

    AddThreeByHand(Sum sum) {
      this.sum = sum;
    }

    @Override
    public void run(Event event) {
      sum.add(event.value());
      sum.add(event.value());
      sum.add(event.value());
    }
  }

  static final class CatchByHand extends Handler<Event> {
    private final Sum sum;
    private RuntimeException last = new IllegalStateException("none yet");

    CatchByHand(Sum sum) {
      this.sum = sum;
    }

    @Override
    public void run(Event event) {
      try {
        sum.add(event.value());
      } catch (RuntimeException e) {
        last = e;
      }
    }

    @Override
    public String toString() {
      return "last: " + last;
    }
  }
}
