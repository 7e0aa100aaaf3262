package dev.headrace.channel;

/**
 * How much is remembered of the commands that a link has told of: so many, and so much text of each
 * on average. What a link says of its commands costs it, and nobody else.
 *
 * <p>All fields are under the lock, which is held for some instructions.
 */
final class Share {
  /** What a command may weigh where there are as many as may be. */
  private static final long USUAL_WEIGHT = 4_096;

  private final int mostCommands;
  private final long mostWeight;
  private int commands;
  private long weight;

  Share(int mostCommands) {
    this.mostCommands = mostCommands;
    this.mostWeight = mostCommands * USUAL_WEIGHT;
  }

  /** Takes in a command; false if that is too much. */
  synchronized boolean take(long more) {
    if (commands >= mostCommands || weight + more > mostWeight) {
      return false;
    }
    commands++;
    weight += more;
    return true;
  }

  /** A command weighs something else from now on; false if that is too much. */
  synchronized boolean change(long before, long now) {
    if (weight - before + now > mostWeight) {
      return false;
    }
    weight += now - before;
    return true;
  }

  /** A command is forgotten. */
  synchronized void giveBack(long less) {
    commands--;
    weight -= less;
  }

  synchronized int commands() {
    return commands;
  }

  synchronized long weight() {
    return weight;
  }
}
