package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Peer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One of many of a program: what they share has met the steps of them all. */
final class AmongOthers extends Peer {
  private static final int OTHERS = 50;
  private static final int TURNS = 3_000;

  private final List<Peer> others;
  private final Peer one;

  AmongOthers(Supplier<Peer> maker) {
    others = Stream.generate(maker).limit(OTHERS).toList();
    for (int turn = 0; turn < TURNS; turn++) {
      for (Peer other : others) {
        other.run(turn);
      }
    }
    one = maker.get();
  }

  @Override
  public void run(int turn) {
    one.run(turn);
  }

  @Override
  public long checksum() {
    return one.checksum();
  }

  @Override
  public void close() {
    one.close();
    others.forEach(Peer::close);
  }
}
