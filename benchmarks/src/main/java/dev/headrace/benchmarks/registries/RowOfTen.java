package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.Events.Event;
import java.util.List;

/** Ten listeners that are called one after another, each guarded, as written by hand. */
public final class RowOfTen implements Row {
  private final Listener first;
  private final Listener second;
  private final Listener third;
  private final Listener fourth;
  private final Listener fifth;
  private final Listener sixth;
  private final Listener seventh;
  private final Listener eighth;
  private final Listener ninth;
  private final Listener tenth;
  private long failed;

  /**
   * Makes a row.
   *
   * @param all ten
   */
  public RowOfTen(List<Listener> all) {
    first = all.get(0);
    second = all.get(1);
    third = all.get(2);
    fourth = all.get(3);
    fifth = all.get(4);
    sixth = all.get(5);
    seventh = all.get(6);
    eighth = all.get(7);
    ninth = all.get(8);
    tenth = all.get(9);
  }

  @Override
  public void publish(Event event) {
    try {
      first.run(event);
    } catch (RuntimeException failure) {
      failed++;
    }
    try {
      second.run(event);
    } catch (RuntimeException failure) {
      failed++;
    }
    try {
      third.run(event);
    } catch (RuntimeException failure) {
      failed++;
    }
    try {
      fourth.run(event);
    } catch (RuntimeException failure) {
      failed++;
    }
    try {
      fifth.run(event);
    } catch (RuntimeException failure) {
      failed++;
    }
    try {
      sixth.run(event);
    } catch (RuntimeException failure) {
      failed++;
    }
    try {
      seventh.run(event);
    } catch (RuntimeException failure) {
      failed++;
    }
    try {
      eighth.run(event);
    } catch (RuntimeException failure) {
      failed++;
    }
    try {
      ninth.run(event);
    } catch (RuntimeException failure) {
      failed++;
    }
    try {
      tenth.run(event);
    } catch (RuntimeException failure) {
      failed++;
    }
  }

  @Override
  public long failed() {
    return failed;
  }
}
