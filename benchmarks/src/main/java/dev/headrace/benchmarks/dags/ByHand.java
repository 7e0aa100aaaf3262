package dev.headrace.benchmarks.dags;

import dev.headrace.benchmarks.peers.Events.Event;

/** Statements in a method: one class for each case. */
abstract sealed class ByHand extends DagPeer {
  private ByHand(String shape) {
    super(shape);
  }

  static ByHand of(String shape) {
    return switch (shape) {
      case "idle" -> new Idle(shape);
      case "working" -> new Working(shape);
      default -> new OnDesk(shape);
    };
  }

  private static final class Idle extends ByHand {
    Idle(String shape) {
      super(shape);
    }

    @Override
    protected void send(Event event) {
      Event root = new Event(event.value() + 1);
      Event one = new Event(root.value() ^ 2);
      Event other = new Event(root.value() - 3);
      left.add(new Event(one.value() + other.value()));
    }
  }

  private static final class Working extends ByHand {
    Working(String shape) {
      super(shape);
    }

    @Override
    protected void send(Event event) {
      Event root = new Event(31 * event.value() + 7);
      Event one = new Event(root.value() ^ (root.value() >>> 11));
      Event other = new Event(root.value() * 5 - 3);
      left.add(new Event(31 * one.value() ^ other.value() * 17));
    }
  }

  private static final class OnDesk extends ByHand {
    OnDesk(String shape) {
      super(shape);
    }

    @Override
    protected void send(Event event) {
      Event root = new Event(event.value() ^ desk.limits.most());
      Event one = new Event(root.value() ^ (root.value() >>> 11));
      Event other = new Event(root.value() + desk.limits.most());
      desk.position.take(desk.limits, new Event(31 * one.value() ^ other.value() * 17));
    }
  }
}
