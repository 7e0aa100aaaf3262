package dev.headrace.channel;

/**
 * A command that is reached by a link; what is known of it may be said anew by its owner.
 *
 * <pre>
 *   info             read: volatile   written: under the lock
 *   weight, forgotten  under the lock
 * </pre>
 */
final class RemoteCommand extends Entry {
  private final Link owner;
  private volatile CommandInfo info;
  private long weight;
  private boolean forgotten;

  RemoteCommand(Link owner, CommandInfo info) {
    this.owner = owner;
    this.info = info;
    this.weight = info.weight();
  }

  @Override
  CommandInfo info() {
    return info;
  }

  /** Takes its place in what its owner may have remembered; false if that is too much. */
  synchronized boolean take() {
    return owner.share().take(weight);
  }

  /** Its owner says something else of it; false if that is too much, and nothing has changed. */
  synchronized boolean refresh(CommandInfo said) {
    long now = said.weight();
    if (!forgotten && !owner.share().change(weight, now)) {
      return false;
    }
    weight = now;
    info = said;
    return true;
  }

  /** Gives its place back. */
  synchronized void forget() {
    if (!forgotten) {
      forgotten = true;
      owner.share().giveBack(weight);
    }
  }

  @Override
  Link owner() {
    return owner;
  }
}
