package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.benchmarks.Copies;
import dev.headrace.benchmarks.paired.RegistryHandlers.Event;
import dev.headrace.benchmarks.paired.RegistryHandlers.Left;
import dev.headrace.function.TryAction1;
import dev.headrace.registry.HandlerId;
import dev.headrace.registry.SyncRegistry;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What it costs to publish: compiled and in a loop, beside calls in a row and loops by hand. All
 * ten handlers are of different classes.
 */
final class RegistrySuite implements Suite {
  private static final int OTHERS = 100;
  private static final int PUBLISHES = 20_000;
  static final TryAction1<Event> NOTHING = event -> {};
  private static final Function<Left, List<TryAction1<Event>>> WORKING = RegistryHandlers::working;
  private static final Function<Left, List<TryAction1<Event>>> IDLE = RegistryHandlers::idle;
  private static final Function<Left, List<TryAction1<Event>>> WITH_GUEST =
      left -> Stream.concat(RegistryHandlers.working(left).stream(), Stream.of(NOTHING)).toList();
  private static final int CHURN = 100;

  /** What is given to it is never done, so that handlers stay with the loop. */
  private static final Executor NEVER = compiling -> {};

  private final Event[] events =
      new Random(20261120).longs(1024).mapToObj(Event::new).toArray(Event[]::new);

  @Override
  public String name() {
    return "registry";
  }

  @Override
  public void pollute() {
    List<SyncRegistry<Event>> others = new ArrayList<>();
    for (int i = 0; i < OTHERS; i++) {
      others.add(registry(i % 2 == 0 ? Runnable::run : NEVER, new Left(), WORKING));
    }
    for (int i = 0; i < PUBLISHES; i++) {
      for (SyncRegistry<Event> other : others) {
        other.publish(events[i & (events.length - 1)]);
      }
    }
  }

  @Override
  public List<Case> cases() {
    return List.of(
        Case.of("compiled-10", 1.5, () -> row(WORKING), () -> compiled(WORKING)),
        // 2.7 ns by hand, in the caller's own code; what is beyond is the one call that ours is.
        Case.of("compiled-10-idle", 1.7, () -> row(IDLE), () -> compiled(IDLE)),
        Case.of("compiled-10-idle-over-loop", 0.2, () -> loop(IDLE), () -> compiled(IDLE)),
        Case.of("loop-10-over-cow-list", 1.05, () -> list(WORKING), () -> looping(WORKING)),
        Case.of("empty", 1, this::emptyCalls, this::empty).within(2),
        // Ours registers or unregisters every hundred publishes, which copies a list of ten.
        Case.of("churn-100-over-loop", 1.2, () -> looping(WITH_GUEST), this::churning)
            .allowing(12));
  }

  private static SyncRegistry<Event> registry(
      Executor compiler, Left left, Function<Left, List<TryAction1<Event>>> handlers) {
    SyncRegistry<Event> registry =
        SyncRegistry.<Event>builder("events").compileOn(compiler).build();
    handlers.apply(left).forEach(registry::register);
    return registry;
  }

  // ---- ours

  private Subject compiled(Function<Left, List<TryAction1<Event>>> handlers) {
    return publishing(PublishLoop.class, Runnable::run, handlers);
  }

  private Subject looping(Function<Left, List<TryAction1<Event>>> handlers) {
    return publishing(PublishLoop.class, NEVER, handlers);
  }

  private Subject churning() {
    return publishing(ChurnLoop.class, Runnable::run, WORKING);
  }

  private Subject empty() {
    return publishing(CountingLoop.class, Runnable::run, left -> List.of());
  }

  private Subject publishing(
      Class<? extends Loop<Publishing>> template,
      Executor compiler,
      Function<Left, List<TryAction1<Event>>> handlers) {
    Left left = new Left();
    SyncRegistry<Event> registry = registry(compiler, left, handlers);
    Publishing input = new Publishing(registry, events, left);
    return Subject.looping(MethodHandles.lookup(), template, input, left);
  }

  record Publishing(SyncRegistry<Event> registry, Event[] events, Left left) {}

  static final class PublishLoop extends Loop<Publishing> {
    @Override
    void run(Publishing input, int operations) {
      SyncRegistry<Event> registry = input.registry();
      Event[] events = input.events();
      for (int i = 0; i < operations; i++) {
        registry.publish(events[i & (events.length - 1)]);
      }
    }
  }

  /** Counts besides, so that an operation leaves something. */
  static final class CountingLoop extends Loop<Publishing> {
    @Override
    void run(Publishing input, int operations) {
      SyncRegistry<Event> registry = input.registry();
      Event[] events = input.events();
      for (int i = 0; i < operations; i++) {
        registry.publish(events[i & (events.length - 1)]);
        input.left().others++;
      }
    }
  }

  /** A guest goes and comes back: two changes in two hundred publishes. */
  static final class ChurnLoop extends Loop<Publishing> {
    @Override
    void run(Publishing input, int operations) {
      SyncRegistry<Event> registry = input.registry();
      Event[] events = input.events();
      HandlerId guest = registry.register(NOTHING);
      for (int i = 0; i < operations; i++) {
        if (i % (2 * CHURN) == 2 * CHURN - 1) {
          registry.unregister(guest);
          guest = registry.register(NOTHING);
        }
        registry.publish(events[i & (events.length - 1)]);
      }
      registry.unregister(guest);
    }
  }

  // ---- by hand

  private Subject row(Function<Left, List<TryAction1<Event>>> handlers) {
    return byHand(TenInARow.class, handlers);
  }

  private Subject loop(Function<Left, List<TryAction1<Event>>> handlers) {
    return byHand(ArrayLoop.class, handlers);
  }

  private Subject list(Function<Left, List<TryAction1<Event>>> handlers) {
    return byHand(ListLoop.class, left -> new CopyOnWriteArrayList<>(handlers.apply(left)));
  }

  /** In a copy of its own, whose call sites meet no other handlers than these. */
  private Subject byHand(
      Class<? extends ByHand> template, Function<Left, List<TryAction1<Event>>> handlers) {
    Left left = new Left();
    ByHand form = Copies.copyOf(MethodHandles.lookup(), ByHand.class, template);
    form.set(left, handlers.apply(left));
    return Subject.calling(form, events, left);
  }

  private Subject emptyCalls() {
    Left left = new Left();
    return Subject.calling(new Empty(left), events, left);
  }

  static final class Empty extends Handler<Event> {
    private final Left left;

    Empty(Left left) {
      this.left = left;
    }

    @Override
    public void run(Event event) {
      left.others++;
    }
  }

  abstract static class ByHand extends Handler<Event> {
    Left left = new Left();

    abstract void set(Left all, List<TryAction1<Event>> list);
  }

  static final class ArrayLoop extends ByHand {
    @SuppressWarnings("unchecked") // an array of them can't be made otherwise
    private TryAction1<Event>[] actions = new TryAction1[0];

    @Override
    @SuppressWarnings("unchecked")
    void set(Left all, List<TryAction1<Event>> list) {
      left = all;
      actions = list.toArray(new TryAction1[0]);
    }

    @Override
    public void run(Event event) {
      for (TryAction1<Event> action : actions) {
        try {
          action.run(event);
        } catch (Exception failure) {
          left.others++;
        }
      }
    }
  }

  static final class ListLoop extends ByHand {
    private List<TryAction1<Event>> actions = List.of();

    @Override
    void set(Left all, List<TryAction1<Event>> list) {
      left = all;
      actions = list;
    }

    @Override
    public void run(Event event) {
      for (TryAction1<Event> action : actions) {
        try {
          action.run(event);
        } catch (Exception failure) {
          left.others++;
        }
      }
    }
  }
}
