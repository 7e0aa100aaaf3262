package dev.headrace.lifecycle;

/**
 * What becomes of a container when a runner has failed for good.
 *
 * @param kind what is done
 * @param exitCode the code that the process exits with, or would
 */
public record FatalReaction(Kind kind, int exitCode) {

  /** What can be done. */
  public enum Kind {
    /** The container shuts down, and ends as failed. */
    STOP,
    /** The provider is marked as failed, and everything else goes on. */
    MARK_FAILED,
    /** The container shuts down, then the process exits. */
    EXIT
  }

  /**
   * Shuts the container down; it ends as failed. So it is where nothing is said.
   *
   * @return the reaction
   */
  public static FatalReaction stop() {
    return new FatalReaction(Kind.STOP, 1);
  }

  /**
   * Marks the provider as failed and goes on: the container is alive no more, for those who ask.
   *
   * @return the reaction
   */
  public static FatalReaction markFailed() {
    return new FatalReaction(Kind.MARK_FAILED, 0);
  }

  /**
   * Shuts the container down, then has the process exit, whatever else runs in it.
   *
   * @param code the exit code, not 0
   * @return the reaction
   */
  public static FatalReaction exit(int code) {
    if (code == 0) {
      throw new IllegalArgumentException("exit code 0 says that all went well: say another");
    }
    return new FatalReaction(Kind.EXIT, code);
  }
}
