package dev.headrace.lifecycle;

/**
 * What goes on for as long as the process does: a loop, a server, a consumer.
 *
 * @param <S> the type of the application's state
 */
@FunctionalInterface
public interface Runner<S> {

  /**
   * When it is started among the runners; they are stopped in reverse.
   *
   * @return the priority, where lower is earlier
   */
  default int runPriority() {
    return Priority.NORMAL;
  }

  /**
   * Runs, on a thread of its own, until it is told to stop.
   *
   * <p>It is told through {@link Run#isStopping}, {@link Run#awaitStop} and {@link Run#onStop}; one
   * that does not say {@link Run#onStop} is interrupted.
   *
   * @param run says when to stop
   * @throws Exception if it failed; whether it is run again is for its {@link Restart} to say. What
   *     it throws when told to stop by an interrupt is no failure
   */
  void run(Run<S> run) throws Exception;
}
