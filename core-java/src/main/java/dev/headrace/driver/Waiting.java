package dev.headrace.driver;

import java.io.IOException;

/**
 * How a loop's thread waits where there is nothing to do: parked, or in what brings the next event.
 * Waking it ends the waiting.
 */
public interface Waiting extends Waker {

  /**
   * Waits until there may be something to do. It may come back early; events are polled for
   * afterwards.
   *
   * @param nanos for how long at most, more than 0; {@link Long#MAX_VALUE} for as long as it takes
   * @throws IOException if what is waited on fails
   */
  void await(long nanos) throws IOException;
}
