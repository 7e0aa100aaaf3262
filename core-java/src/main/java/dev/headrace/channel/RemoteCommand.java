package dev.headrace.channel;

/** A command that is reached by a link; what is known of it may be said anew by its owner. */
final class RemoteCommand extends Entry {
  private final Link owner;
  private volatile CommandInfo info;

  RemoteCommand(Link owner, CommandInfo info) {
    this.owner = owner;
    this.info = info;
  }

  @Override
  CommandInfo info() {
    return info;
  }

  void refresh(CommandInfo said) {
    info = said;
  }

  @Override
  Link owner() {
    return owner;
  }
}
