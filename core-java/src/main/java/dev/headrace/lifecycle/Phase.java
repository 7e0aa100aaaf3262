package dev.headrace.lifecycle;

/** The parts of a provider's life, each with a hook of its own. */
public enum Phase {
  /** It is asked whether it could boot. */
  VALIDATE("validate"),
  /** It gets ready. */
  BOOT("boot"),
  /** It does what it is there for. */
  RUN("run"),
  /** It takes on what has changed. */
  RELOAD("reload"),
  /** It is asked how it is. */
  HEALTH("health"),
  /** It gives back what it has. */
  SHUTDOWN("shutdown");

  private final String verb;

  Phase(String verb) {
    this.verb = verb;
  }

  /**
   * The phase as it reads in a sentence.
   *
   * @return its name in lower case
   */
  @Override
  public String toString() {
    return verb;
  }
}
