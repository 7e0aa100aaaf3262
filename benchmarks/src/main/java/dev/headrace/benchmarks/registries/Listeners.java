package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.ClassCopies;
import dev.headrace.benchmarks.peers.Desk;
import java.util.List;
import java.util.stream.Stream;

/** The listeners of a case, each of a class of its own, as those of a program are. */
public final class Listeners {
  private final List<Listener> all;

  private Listeners(List<Listener> all) {
    this.all = all;
  }

  static Listeners of(String shape) {
    int count = count(shape);
    Desk desk = new Desk();
    return new Listeners(
        Stream.generate(
                () ->
                    switch (kind(shape)) {
                      case "idle" -> ClassCopies.newCopy(Listener.class, IdleListener.class);
                      case "working" -> ClassCopies.newCopy(Listener.class, WorkingListener.class);
                      default -> ClassCopies.newCopy(Listener.class, DeskListener.class, desk);
                    })
            .limit(count)
            .toList());
  }

  static int count(String shape) {
    return switch (shape.substring(0, shape.indexOf('-'))) {
      case "one" -> 1;
      case "ten" -> 10;
      default -> 100;
    };
  }

  static String kind(String shape) {
    return shape.substring(shape.indexOf('-') + 1);
  }

  /**
   * All of them.
   *
   * @return as many as the case has
   */
  public List<Listener> all() {
    return all;
  }

  long checksum() {
    long sum = 0;
    for (Listener one : all) {
      sum = 31 * sum + one.left();
    }
    return sum;
  }
}
