package dev.headrace.driver.io;

import dev.headrace.HeadraceException;
import dev.headrace.driver.Waiting;
import dev.headrace.world.Sequence;
import java.io.IOException;
import java.time.Duration;

/**
 * Waits for channels and wakers of a driver, and runs their handlers. For the world's thread.
 *
 * <p>All forms of {@code poll} do the same but for how long they wait. Handlers of wakers run
 * first, then those of channels, each in the order in which they were found ready; before each the
 * world's sequence is advanced. What becomes ready meanwhile, by handlers too, waits for the next
 * poll. A token that a handler closes does not fire any more.
 *
 * <p>What a handler throws reaches the caller. It stays installed, unless it was to run once; those
 * that did not run, because of that or because they were too many, come first in the next poll if
 * they are still ready. What selecting throws reaches the caller too, as it is, and no handler ran.
 *
 * <p>Where the thread is interrupted no handler runs, and the flag stays. A poll allocates nothing.
 */
public final class IoPoller implements Waiting {
  private final IoDriver driver;
  private final Sequence sequence;
  private final IoEvent event = new IoEvent();
  private boolean polling;

  IoPoller(IoDriver driver, Sequence sequence) {
    this.driver = driver;
    this.sequence = sequence;
  }

  /**
   * Waits until something is ready, for as long as it takes, and runs the handlers.
   *
   * @return how many ran; 0 if it was woken for something else, or interrupted
   * @throws IOException if selecting failed
   */
  public int poll() throws IOException {
    return poll(Long.MAX_VALUE, Integer.MAX_VALUE);
  }

  /**
   * Runs the handlers of what is ready now.
   *
   * @return how many ran
   * @throws IOException if selecting failed
   */
  public int pollNow() throws IOException {
    return poll(0, Integer.MAX_VALUE);
  }

  /**
   * Waits until something is ready, for some time at most, and runs the handlers.
   *
   * @param timeout how long; rounded up to whole milliseconds, and no waiting if it is not positive
   * @return how many ran; 0 if the time was over, it was woken for something else, or interrupted
   * @throws IOException if selecting failed
   */
  public int poll(Duration timeout) throws IOException {
    boolean endless = timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0;
    boolean none = timeout.isNegative();
    return poll(endless ? Long.MAX_VALUE : none ? 0 : timeout.toNanos(), Integer.MAX_VALUE);
  }

  /**
   * Waits until something is ready, for some time at most, and runs some of the handlers.
   *
   * @param nanos how long, in nanoseconds; rounded up to whole milliseconds, no waiting if it is
   *     not positive, for as long as it takes if it is {@link Long#MAX_VALUE}
   * @param budget how many handlers run at most; no more than the driver allows anyway
   * @return how many ran; 0 if the time was over, it was woken for something else, or interrupted
   * @throws IOException if selecting failed
   */
  public int poll(long nanos, int budget) throws IOException {
    if (polling) {
      throw new PollingException(driver);
    }
    polling = true;
    try {
      if (interrupted()) {
        return 0;
      }
      driver.readiness().select(nanos);
      return fire(Math.min(budget, driver.eventsPerPoll()));
    } finally {
      polling = false;
    }
  }

  /**
   * Waits until something is ready, and runs no handler: what is ready then runs with the next
   * poll.
   *
   * @param nanos how long at most, as for {@link #poll(long, int)}
   * @throws IOException if selecting failed
   */
  @Override
  public void await(long nanos) throws IOException {
    if (!interrupted()) {
      driver.readiness().select(nanos);
    }
  }

  /** Ends the waiting, or the next one if there is none now. For any thread. */
  @Override
  public void wake() {
    driver.waker().wake();
  }

  private static boolean interrupted() {
    return Thread.currentThread().isInterrupted();
  }

  private int fire(int budget) {
    Readiness readiness = driver.readiness();
    int fired = 0;
    for (int left = readiness.wakers(); left > 0 && fired < budget && !interrupted(); left--) {
      fired += fire(readiness.nextWaker());
    }
    for (int left = readiness.channels(); left > 0 && fired < budget && !interrupted(); left--) {
      fired += fire(readiness.nextChannel());
    }
    return fired;
  }

  private int fire(IoToken token) {
    int ops = token.firing();
    if (ops < 0) {
      return 0; // closed, or masked, or read by another handler of this poll
    }
    sequence.advance();
    try {
      token.takeHandler().run(event.show(token, ops));
    } finally {
      event.clear();
    }
    return 1;
  }

  /**
   * The driver it polls.
   *
   * @return the driver
   */
  public IoDriver driver() {
    return driver;
  }

  /**
   * The poller as text.
   *
   * @return which driver it polls
   */
  @Override
  public String toString() {
    return "poller of " + driver;
  }

  /** The kind is not public: it is a bug to be mended, not a state to be handled. */
  private static final class PollingException extends HeadraceException {
    private static final long serialVersionUID = 1L;

    PollingException(IoDriver driver) {
      super(
          driver + " is being polled, by the loop that runs this handler",
          "return from the handler: what is ready comes with the next poll",
          null);
    }
  }
}
