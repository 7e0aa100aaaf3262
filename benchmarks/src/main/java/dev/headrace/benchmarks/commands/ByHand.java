package dev.headrace.benchmarks.commands;

import dev.headrace.benchmarks.commands.Answers.Answer;
import java.util.HashMap;
import java.util.Map;

/** A look into a map, and a call of the function that is found there. */
final class ByHand extends CommandPeer {
  private final Map<String, Answer> answers = new HashMap<>();
  private final String[] names;

  ByHand(String shape) {
    super(shape);
    names = new String[requests.commands()];
    for (int command = 0; command < names.length; command++) {
      names[command] = name(command);
      answers.put(names[command], answer(command));
    }
  }

  @Override
  long call(int turn) {
    return answers.get(names[requests.command(turn)]).to(requests.at(turn));
  }
}
