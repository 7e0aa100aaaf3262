package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.ClassCopies;
import dev.headrace.benchmarks.peers.Events.Event;
import java.util.List;

/** A hundred listeners: ten rows of ten, each a class of its own. */
final class RowOfRows implements Row {
  private final Row first;
  private final Row second;
  private final Row third;
  private final Row fourth;
  private final Row fifth;
  private final Row sixth;
  private final Row seventh;
  private final Row eighth;
  private final Row ninth;
  private final Row tenth;

  RowOfRows(List<Listener> all) {
    first = ten(all, 0);
    second = ten(all, 10);
    third = ten(all, 20);
    fourth = ten(all, 30);
    fifth = ten(all, 40);
    sixth = ten(all, 50);
    seventh = ten(all, 60);
    eighth = ten(all, 70);
    ninth = ten(all, 80);
    tenth = ten(all, 90);
  }

  private static Row ten(List<Listener> all, int from) {
    return ClassCopies.newCopy(Row.class, RowOfTen.class, all.subList(from, from + 10));
  }

  @Override
  public void publish(Event event) {
    first.publish(event);
    second.publish(event);
    third.publish(event);
    fourth.publish(event);
    fifth.publish(event);
    sixth.publish(event);
    seventh.publish(event);
    eighth.publish(event);
    ninth.publish(event);
    tenth.publish(event);
  }

  @Override
  public long failed() {
    return first.failed()
        + second.failed()
        + third.failed()
        + fourth.failed()
        + fifth.failed()
        + sixth.failed()
        + seventh.failed()
        + eighth.failed()
        + ninth.failed()
        + tenth.failed();
  }
}
