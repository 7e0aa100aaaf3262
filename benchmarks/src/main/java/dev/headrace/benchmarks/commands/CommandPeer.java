package dev.headrace.benchmarks.commands;

import dev.headrace.benchmarks.commands.Answers.Answer;
import dev.headrace.benchmarks.peers.Desk;
import dev.headrace.benchmarks.peers.Peer;

/** Commands of some library: each is called, and its answer taken. */
abstract class CommandPeer extends Peer {
  final Requests requests;
  final String kind;
  private final Desk desk = new Desk();
  private long sum;

  CommandPeer(String shape) {
    int dash = shape.indexOf('-');
    this.requests = new Requests(shape.startsWith("one") ? 1 : 16);
    this.kind = shape.substring(dash + 1);
  }

  /** What a command does. */
  final Answer answer(int command) {
    return Answers.of(kind, command, desk);
  }

  static String name(int command) {
    return "math.add." + command;
  }

  /** Calls the command of a turn and waits for its answer. */
  abstract long call(int turn);

  @Override
  public final void run(int turn) {
    sum = 31 * sum + call(turn);
  }

  @Override
  public long checksum() {
    return sum;
  }
}
