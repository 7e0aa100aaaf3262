package dev.headrace.benchmarks.commands;

import dev.headrace.benchmarks.peers.Desk;

/** What commands do. */
final class Answers {
  private Answers() {}

  /** Answers one command. */
  interface Answer {
    long to(Request request);
  }

  static Answer of(String kind, int command, Desk desk) {
    return switch (kind) {
      case "idle" -> request -> request.value() + command;
      case "working" ->
          request -> {
            long value = 31 * request.value() + command;
            return value ^ (value >>> 11);
          };
      default ->
          request -> {
            desk.position.quantity += request.value();
            return desk.position.quantity ^ desk.limits.most();
          };
    };
  }
}
