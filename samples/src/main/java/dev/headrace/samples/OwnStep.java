package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.driver.Waker;
import dev.headrace.loop.EventLoop;
import dev.headrace.world.World;
import java.util.concurrent.atomic.AtomicReference;

/** A loop that polls something of one's own, which other threads fill. */
public final class OwnStep {
  private OwnStep() {}

  record Price(String symbol, double price) {}

  // #region latest
  /** Where another thread leaves the latest price, and nothing older. */
  static final class Latest {
    private final AtomicReference<Price> price = new AtomicReference<>();
    private final Handler<Price> handler;
    private volatile Waker waker = () -> {};

    Latest(Handler<Price> handler) {
      this.handler = handler;
    }

    void put(Price latest) { // by any thread: first what is new, then the waking
      if (price.getAndSet(latest) == null) {
        waker.wake();
      }
    }

    int poll() { // by the loop's
      Price latest = price.getAndSet(null);
      if (latest == null) {
        return 0;
      }
      handler.run(latest);
      return 1;
    }

    void wakes(Waker loop) {
      waker = loop;
    }
  }

  // #endregion latest

  public static void main(String[] args) throws InterruptedException {
    // #region loop
    World world = World.builder().build();
    Latest latest =
        new Latest(
            Handler.of(
                price -> {
                  System.out.println(price.symbol() + " at " + price.price());
                  world.shutdown().trigger("one price is enough");
                }));
    EventLoop loop = EventLoop.of(world).step("latest", latest::poll, latest::wakes).build("desk");
    Thread thread = loop.start(); // it waits, with nothing to do

    latest.put(new Price("EURUSD", 1.25));
    thread.join();
    System.out.println("ended, because " + world.shutdown().reason());
    // #endregion loop
  }
}
