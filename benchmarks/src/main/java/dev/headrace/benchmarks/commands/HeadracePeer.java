package dev.headrace.benchmarks.commands;

import dev.headrace.benchmarks.commands.Answers.Answer;
import dev.headrace.channel.Command;
import dev.headrace.channel.CommandRegistry;

/** Ours: {@link CommandRegistry}, all of it here. */
final class HeadracePeer extends CommandPeer {
  private final CommandRegistry registry = CommandRegistry.create("here");
  private final Command<Request, Long>[] commands;

  @SuppressWarnings("unchecked") // an array of them can't be made otherwise
  HeadracePeer(String shape) {
    super(shape);
    commands = new Command[requests.commands()];
    for (int i = 0; i < commands.length; i++) {
      Answer answer = answer(i);
      commands[i] = Command.of(name(i), Request.class, Long.class);
      registry.register(commands[i], answer::to);
    }
  }

  @Override
  long call(int turn) {
    return registry.execute(commands[requests.command(turn)], requests.at(turn)).join();
  }

  @Override
  public void close() {
    registry.close();
  }
}
