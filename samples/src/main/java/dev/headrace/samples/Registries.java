package dev.headrace.samples;

import dev.headrace.Overflow;
import dev.headrace.registry.HandlerGuard;
import dev.headrace.registry.HandlerId;
import dev.headrace.registry.SyncRegistry;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/** Handlers that come and go, on the thread that publishes. */
public final class Registries {
  private Registries() {}

  record Price(String symbol, double mid) {}

  static void show(Price price) {
    System.out.println("shown " + price.mid());
  }

  static void check(Price price) {
    System.out.println("checked " + price.mid());
  }

  static void order() {
    // #region order
    SyncRegistry<Price> prices = SyncRegistry.create("prices");
    HandlerId screen = prices.register(Registries::show);
    prices.register(100, Registries::check);
    prices.publish(new Price("EURUSD", 1.25));
    prices.unregister(screen);
    prices.publish(new Price("EURUSD", 1.5));
    // #endregion order
  }

  static void snapshots() {
    // #region snapshots
    SyncRegistry<Price> prices = SyncRegistry.create("prices");
    prices.register(price -> prices.register(Registries::show));
    prices.publish(new Price("EURUSD", 1.25)); // nobody shows it
    prices.publish(new Price("EURUSD", 1.5)); // one does; another is registered
    // #endregion snapshots
    System.out.println(prices);
  }

  static void guards() {
    SyncRegistry<Price> prices = SyncRegistry.create("prices");
    // #region guards
    try (HandlerGuard audit = prices.guard(price -> System.out.println("kept " + price.mid()))) {
      prices.publish(new Price("EURUSD", 1.25));
      System.out.println(audit);
    }
    HandlerGuard desk =
        prices.guardAll(
            batch -> {
              batch.register(Registries::show);
              batch.register(100, Registries::check);
            });
    System.out.println(desk);
    desk.close();
    System.out.println(prices.isEmpty());
    // #endregion guards
  }

  static void options() {
    // #region options
    SyncRegistry<Price> prices = SyncRegistry.create("prices");
    prices.register(
        o -> o.named("first dollar price").when(p -> p.symbol().endsWith("USD")).once(),
        Registries::show);
    prices.register(o -> o.named("journal").priority(-1).closeAfter(3), Registries::check);
    prices.handlers().forEach(handler -> System.out.println(handler.name()));
    // #endregion options
    prices.publish(new Price("EURUSD", 1.25));
    prices.publish(new Price("EURUSD", 1.5));
  }

  static void failures() {
    // #region failures
    SyncRegistry<Price> prices = SyncRegistry.create("prices");
    prices.onFailure(f -> System.out.println(f.handler() + " failed: " + f.cause().getMessage()));
    prices.register(
        o -> o.named("journal").closeAfter(2),
        price -> {
          throw new IOException("disk full");
        });
    prices.register(Registries::show);
    prices.publish(new Price("EURUSD", 1.25));
    prices.publish(new Price("EURUSD", 1.5));
    System.out.println(prices);
    // #endregion failures
  }

  static void compiling(Executor background) {
    // #region compiling
    SyncRegistry<Price> prices =
        SyncRegistry.<Price>builder("prices").compileOn(background).build();
    // #endregion compiling
    prices.register(Registries::show);
    prices.publish(new Price("EURUSD", 1.25));
  }

  // #region subscriber
  static final class Screen implements Flow.Subscriber<Price> {
    private Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      subscription.request(1);
    }

    @Override
    public void onNext(Price price) {
      System.out.println("drawn " + price.mid());
    }

    /** The screen is ready for another price. */
    void drawn() {
      subscription.request(1);
    }

    @Override
    public void onError(Throwable error) {
      System.out.println(error.getMessage());
    }

    @Override
    public void onComplete() {
      System.out.println("no more prices");
    }
  }

  // #endregion subscriber

  static void publisher() {
    // #region publisher
    SyncRegistry<Price> prices = SyncRegistry.create("prices");
    var screen = new Screen();
    prices.asPublisher(Overflow.dropOldest(1)).subscribe(screen);
    prices.publish(new Price("EURUSD", 1.25));
    prices.publish(new Price("EURUSD", 1.5)); // waits, and makes room for the next
    prices.publish(new Price("EURUSD", 1.75));
    screen.drawn();
    prices.clear();
    // #endregion publisher
  }

  public static void main(String[] args) {
    order();
    snapshots();
    guards();
    options();
    failures();
    compiling(Runnable::run);
    publisher();
  }
}
