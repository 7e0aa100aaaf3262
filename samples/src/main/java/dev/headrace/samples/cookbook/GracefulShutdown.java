package dev.headrace.samples.cookbook;

import dev.headrace.driver.inbox.Inbox;
import dev.headrace.driver.inbox.InboxPoller;
import dev.headrace.driver.inbox.WhenFull;
import dev.headrace.lifecycle.Container;
import dev.headrace.lifecycle.Context;
import dev.headrace.lifecycle.Provider;
import dev.headrace.lifecycle.Run;
import dev.headrace.lifecycle.Runner;
import dev.headrace.world.Key;
import dev.headrace.world.TypeRef;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.util.ArrayList;
import java.util.List;

/** A shutdown that loses nothing: what was accepted is done, then what it needs is closed. */
public final class GracefulShutdown {
  private GracefulShutdown() {}

  // #region journal
  static final class Journal implements Provider<Object> {
    private final List<String> written = new ArrayList<>();

    void write(String order) {
      written.add(order);
    }

    @Override
    public void shutdown(Context<Object> shutdown) {
      System.out.println("journal: closed with " + written);
    }
  }

  // #endregion journal

  // #region desk
  /** Takes orders from any thread, and writes them on its own. */
  static final class Desk implements Provider<Object>, Runner<Object> {
    private static final Key<Inbox<String>> ORDERS = Key.of(new TypeRef<Inbox<String>>() {});
    private final Inbox<String> orders = Inbox.bounded("orders", 1000, WhenFull.REJECT);

    String offer(String order) {
      return order + ": " + orders.offer(order);
    }

    @Override
    public void run(Run<Object> run) throws InterruptedException {
      Journal journal = run.get(Journal.class);
      WorldBuilder builder = World.builder();
      InboxPoller<String> poller =
          builder.install(
              orders.into(ORDERS, builder.on(String.class).run("write", journal::write)));
      try (World world = builder.build()) {
        run.ready();
        run.awaitStop(); // an event loop would poll until then
        orders.close(); // from here on an offer is CLOSED; what is in, stays in
        while (!orders.isEmpty()) {
          poller.poll();
        }
        System.out.println("desk: done with all, " + world.sequence().get() + " orders");
      }
    }
  }

  // #endregion desk

  public static void main(String[] args) {
    // #region main
    Container<Object> app =
        Container.withoutState()
            .add(new Journal())
            .add(new Desk(), with -> with.after(Journal.class).awaitsReady())
            .stopOnSignals() // SIGTERM, SIGINT and System.exit
            .build("app");
    app.start();
    Desk desk = app.get(Desk.class);
    System.out.println(desk.offer("order 1"));
    System.out.println(desk.offer("order 2"));
    app.shutdown(); // or a signal
    System.out.println(desk.offer("order 3"));
    System.out.println(app);
    // #endregion main
  }
}
