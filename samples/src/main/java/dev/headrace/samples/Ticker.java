package dev.headrace.samples;

import dev.headrace.driver.inbox.Inbox;
import dev.headrace.driver.inbox.InboxPoller;
import dev.headrace.driver.inbox.WhenFull;
import dev.headrace.driver.io.IoDriver;
import dev.headrace.driver.io.IoPoller;
import dev.headrace.world.Key;
import dev.headrace.world.ResMut;
import dev.headrace.world.TypeRef;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Quotes that another thread brings; of each symbol only the newest counts. */
public final class Ticker {
  private Ticker() {}

  // #region inbox
  record Quote(String symbol, double price) {}

  record Last(Quote quote) {}

  static final Key<Inbox<Quote>> QUOTES = Key.of(new TypeRef<Inbox<Quote>>() {});

  static void onQuote(ResMut<Last> last, Quote quote) {
    last.set(new Last(quote));
    System.out.println(quote.symbol() + " at " + quote.price());
  }

  static void run() throws IOException, InterruptedException {
    Inbox<Quote> quotes =
        Inbox.conflating("quotes", 1024, WhenFull.DROP_OLDEST, quote -> quote.symbol());

    IoDriver driver = IoDriver.open();
    WorldBuilder builder = World.builder().add(new Last(new Quote("none", 0)));
    IoPoller io = builder.install(driver);
    InboxPoller<Quote> poller =
        builder
            .install(quotes.into(QUOTES, builder.handler(Ticker::onQuote)))
            .wakes(driver.waker());
    try (World world = builder.build()) {
      bringSomeTo(quotes);
      while (!quotes.isEmpty() && !world.shutdown().isTriggered()) {
        io.poll(); // waits for channels; a quote that comes in ends that
        poller.poll();
      }
    }
  }

  static void bringSomeTo(Inbox<Quote> quotes) throws InterruptedException {
    var some =
        List.of(new Quote("EURUSD", 1.07), new Quote("USDJPY", 151.2), new Quote("EURUSD", 1.08));
    Thread feed = new Thread(() -> some.forEach(q -> System.out.println(quotes.offer(q))), "feed");
    feed.start();
    feed.join(); // so that this program prints the same each time
  }

  // #endregion inbox

  public static void main(String[] args) {
    try {
      run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
