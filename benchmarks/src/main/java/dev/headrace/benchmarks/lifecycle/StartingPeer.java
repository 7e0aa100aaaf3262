package dev.headrace.benchmarks.lifecycle;

import dev.headrace.benchmarks.peers.Peer;
import java.util.List;
import java.util.stream.Stream;

/** A container of some library: a turn makes one, starts it, and stops it. */
abstract class StartingPeer extends Peer {
  final List<Service> services;

  StartingPeer(String shape) {
    int count = shape.startsWith("hundred") ? 100 : 10;
    this.services =
        Stream.generate(() -> new Service(shape.endsWith("working"))).limit(count).toList();
  }

  /** Has started all and stopped all when it returns. */
  abstract void startAndStop();

  static String name(int service) {
    return "service" + service;
  }

  @Override
  public final void run(int turn) {
    startAndStop();
  }

  @Override
  public long checksum() {
    long sum = 0;
    for (Service service : services) {
      sum = 31 * sum + service.left();
    }
    return sum;
  }
}
