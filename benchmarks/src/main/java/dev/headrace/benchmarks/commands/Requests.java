package dev.headrace.benchmarks.commands;

import dev.headrace.benchmarks.peers.ClassCopies;
import dev.headrace.benchmarks.peers.Events;
import java.util.function.LongFunction;

/** Requests for one command, or for sixteen in turn. */
final class Requests {
  private static final int ALL = 1024;

  private final Class<?>[] types;
  private final Request[] all = new Request[ALL];

  @SuppressWarnings("unchecked") // a request makes others
  Requests(int commands) {
    types = new Class<?>[commands];
    for (int command = 0; command < commands; command++) {
      Request first = ClassCopies.newCopy(Request.class, CopiedRequest.class, 0L);
      types[command] = first.getClass();
      for (int turn = command; turn < ALL; turn += commands) {
        all[turn] = ((LongFunction<Request>) first).apply(Events.at(turn).value());
      }
    }
  }

  int commands() {
    return types.length;
  }

  Class<?> type(int command) {
    return types[command];
  }

  int command(int turn) {
    return turn & (types.length - 1);
  }

  Request at(int turn) {
    return all[turn & (ALL - 1)];
  }
}
