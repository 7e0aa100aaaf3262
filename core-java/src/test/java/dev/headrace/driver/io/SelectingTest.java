package dev.headrace.driver.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Handler;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a selector is asked for, and what becomes of its failures. */
class SelectingTest {
  /** Writes down how long it is asked to wait. */
  private static final class Asked extends AbstractSelector {
    final List<Object> log = new ArrayList<>();
    IOException failure;

    Asked() {
      super(SelectorProvider.provider());
    }

    private int asked(Object what) throws IOException {
      log.add(what);
      if (failure != null) {
        throw failure;
      }
      return 0;
    }

    @Override
    public int selectNow() throws IOException {
      return asked("now");
    }

    @Override
    public int select(long millis) throws IOException {
      return asked(millis == 0 ? "for ever" : millis);
    }

    @Override
    public int select() throws IOException {
      return asked("for ever");
    }

    @Override
    public Selector wakeup() {
      log.add("wakeup");
      return this;
    }

    @Override
    public Set<SelectionKey> keys() {
      return Set.of();
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
      return new HashSet<>();
    }

    @Override
    protected SelectionKey register(AbstractSelectableChannel channel, int ops, Object with) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void implCloseSelector() {}
  }

  private final Asked asked = new Asked();
  private final IoDriver driver = new IoDriver(asked, 8);
  private final WorldBuilder builder = World.builder();
  private final IoPoller poller = builder.install(driver);

  @Test
  void timesAreRoundedUpAndNoneIsForEver() throws IOException {
    poller.poll();
    poller.pollNow();
    poller.poll(Duration.ZERO);
    poller.poll(Duration.ofSeconds(-1));
    poller.poll(Duration.ofNanos(1));
    poller.poll(Duration.ofMillis(1));
    poller.poll(Duration.ofNanos(1_000_001));
    poller.poll(Duration.ofSeconds(Long.MIN_VALUE));
    poller.poll(Duration.ofSeconds(Long.MAX_VALUE));
    poller.poll(Long.MAX_VALUE - 1, 1);
    poller.poll(-1, 1);
    assertThat(asked.log)
        .containsExactly(
            "for ever",
            "now",
            "now",
            "now",
            1L,
            1L,
            2L,
            "now",
            "for ever",
            9_223_372_036_855L,
            "now");
  }

  @Test
  void aPollDoesNotWaitAfterItWasWoken() throws IOException {
    driver.waker().wake();
    driver.waker().wake();
    poller.poll();
    poller.poll();
    IoWaker waker = driver.waker(Handler.of(event -> {}));
    waker.wake();
    waker.wake();
    assertThat(poller.poll()).isOne();
    poller.poll();
    waker.wake();
    assertThat(poller.poll()).isOne();
    assertThat(asked.log)
        .containsExactly("wakeup", "now", "for ever", "wakeup", "now", "for ever", "wakeup", "now");
  }

  @Test
  void wakersThatAreLeftKeepThePollFromWaiting() throws IOException {
    driver.waker(Handler.of(event -> {})).wake();
    driver.waker(Handler.of(event -> {})).wake();
    assertThat(poller.poll(Long.MAX_VALUE, 1)).isOne();
    assertThat(poller.poll(Long.MAX_VALUE, 1)).isOne();
    poller.poll();
    assertThat(asked.log).containsExactly("wakeup", "wakeup", "now", "now", "for ever");
  }

  @Test
  void whatSelectingThrowsReachesTheCallerAndNothingFires() throws IOException {
    asked.failure = new IOException("no more files");
    driver.waker(Handler.of(event -> {})).wake();
    assertThatThrownBy(poller::poll).isSameAs(asked.failure);
    assertThat(builder.sequence().get()).isZero();
    asked.failure = null;
    assertThat(poller.poll()).as("the wake-up is still there").isOne();
  }
}
