package dev.headrace.samples;

import dev.headrace.clock.EventClock;
import dev.headrace.clock.ManualClock;
import dev.headrace.loop.EventLoop;
import dev.headrace.loop.Idle;
import dev.headrace.reactor.Reactors;
import dev.headrace.reactor.Source;
import dev.headrace.schedule.Scheduler;
import dev.headrace.schedule.SchedulerBuilder;
import dev.headrace.schedule.SystemHandle;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** A desk that is driven by a loop: ticks come in, quotes are made anew, risk is seen to. */
public final class Turns {
  private Turns() {}

  record Instrument(String symbol) {}

  record Tick(Instrument instrument, int price) {}

  static final class Book {
    int ticks;
    int limit = 2;
  }

  // #region clock
  static void stamp(Res<EventClock> clock, Tick tick) {
    System.out.println(tick.instrument().symbol() + " at " + clock.get().millis() + " ms");
  }

  // #endregion clock

  // #region reactors
  static final class Quote {
    private final String symbol;
    private int made;

    Quote(String symbol) {
      this.symbol = symbol;
    }
  }

  static void requote(Quote quote, Res<Book> book) {
    quote.made++;
    System.out.println("quote " + quote.made + " of " + quote.symbol);
  }

  static void onTick(ResMut<Reactors> reactors, ResMut<Book> book, Tick tick) {
    book.get().ticks++;
    reactors.get().mark(reactors.get().source(tick.instrument()));
  }

  static Reactors reactors(WorldBuilder builder, List<Instrument> instruments) {
    Reactors reactors = builder.install(Reactors::installInto);
    for (Instrument instrument : instruments) {
      Source source = reactors.source(instrument);
      reactors.add(new Quote(instrument.symbol()), Turns::requote).subscribe(source);
    }
    return reactors;
  }

  // #endregion reactors

  // #region systems
  static boolean exposure(Res<Book> book) {
    return book.get().ticks > book.get().limit; // whether what comes after has to look
  }

  static void hedge(ResMut<Book> book) {
    System.out.println("hedged after " + book.get().ticks + " ticks");
    book.get().ticks = 0;
  }

  static Scheduler systems(World world) {
    SchedulerBuilder desk = Scheduler.of(world);
    SystemHandle exposure = desk.add(Turns::exposure);
    desk.addAlways(Turns::hedge).after(exposure);
    return desk.build("risk");
  }

  // #endregion systems

  public static void main(String[] args) {
    // #region loop
    ManualClock time = ManualClock.startingAt(0);
    WorldBuilder builder = World.builder().add(time.clock()).add(new Book());
    Reactors reactors =
        reactors(builder, List.of(new Instrument("EURUSD"), new Instrument("GBPUSD")));
    World world = builder.build();

    var stamp = world.handler(Turns::stamp);
    var onTick = world.handler(Turns::onTick);
    Queue<Tick> feed = new ArrayDeque<>(ticks());

    EventLoop loop =
        EventLoop.of(world)
            .clock(time)
            .step(
                "feed",
                () -> {
                  int done = 0;
                  for (; done < 2 && !feed.isEmpty(); done++) {
                    Tick tick = feed.remove();
                    stamp.run(tick);
                    onTick.run(tick);
                  }
                  time.advance(1_000_000);
                  if (feed.isEmpty()) {
                    world.shutdown().trigger("the feed has ended");
                  }
                  return done;
                })
            .reactors(reactors)
            .scheduler(systems(world))
            .idle(Idle.park())
            .build("desk");
    loop.run();
    System.out.println(loop + ", because " + world.shutdown().reason());
    // #endregion loop
  }

  private static List<Tick> ticks() {
    Instrument eurusd = new Instrument("EURUSD");
    Instrument gbpusd = new Instrument("GBPUSD");
    return List.of(new Tick(eurusd, 107), new Tick(eurusd, 108), new Tick(gbpusd, 127));
  }
}
