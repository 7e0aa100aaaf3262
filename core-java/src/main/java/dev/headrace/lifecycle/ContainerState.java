package dev.headrace.lifecycle;

/** How far a container is. */
public enum ContainerState {
  /** It was built. */
  NEW,
  /** Its providers boot. */
  BOOTING,
  /** All of them have booted, none runs. */
  READY,
  /** Its runners were started. */
  RUNNING,
  /** Its runners are stopped and what has booted is shut down. */
  STOPPING,
  /** It has ended as it was asked to. */
  STOPPED,
  /** It has ended because it could not boot, or because a runner failed for good. */
  FAILED;

  /**
   * Whether nothing happens any more.
   *
   * @return true if it has ended
   */
  public boolean isEnded() {
    return this == STOPPED || this == FAILED;
  }
}
