package dev.headrace.benchmarks.peers;

import dev.headrace.benchmarks.peers.Desk.Limits;
import dev.headrace.benchmarks.peers.Desk.Position;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import java.util.function.Consumer;

/** Takes events one at a time, and does one of three things with them. */
public abstract class Receiver implements Consumer<Event> {
  private Receiver() {}

  /**
   * Makes one.
   *
   * @param kind {@code idle}, {@code working} or {@code resource}
   * @return a receiver that has nothing yet
   */
  public static Receiver of(String kind) {
    return switch (kind) {
      case "idle" -> new Idle();
      case "working" -> new Working();
      case "resource" -> new OnDesk();
      default -> throw new IllegalArgumentException("nothing receives in the way " + kind);
    };
  }

  /**
   * What {@code resource} does, for a world's handlers.
   *
   * @param limits up to where events count
   * @param position what is written
   * @param event the event
   */
  public static void take(Res<Limits> limits, ResMut<Position> position, Event event) {
    position.get().take(limits.get(), event);
  }

  /**
   * What the events have left.
   *
   * @return a number that depends on each of them
   */
  public abstract long left();

  private static final class Idle extends Receiver {
    private long total;

    @Override
    public void accept(Event event) {
      total += event.value();
    }

    @Override
    public long left() {
      return total;
    }
  }

  private static final class Working extends Receiver {
    private long value;

    @Override
    public void accept(Event event) {
      value = 31 * value + (event.value() ^ (value >>> 7));
    }

    @Override
    public long left() {
      return value;
    }
  }

  private static final class OnDesk extends Receiver {
    private final Desk desk = new Desk();

    @Override
    public void accept(Event event) {
      desk.position.take(desk.limits, event);
    }

    @Override
    public long left() {
      return desk.position.quantity;
    }
  }
}
