package dev.headrace.samples;

import dev.headrace.ContextHandler;
import dev.headrace.flow.ContextBatch;
import dev.headrace.flow.ContextPipeline;
import dev.headrace.flow.End;
import dev.headrace.flow.InContext;
import dev.headrace.world.Res;
import dev.headrace.world.World;
import java.util.List;

/** Orders that each come from a session: one at a time, and in batches. */
public final class Sessions {
  private Sessions() {}

  // #region session
  record Limits(int max) {}

  record Order(String symbol, int quantity) {}

  static final class Session {
    private final String user;
    private int sent;

    Session(String user) {
      this.user = user;
    }

    void accept(Order order) {
      sent += order.quantity();
      System.out.println(user + " has sent " + sent);
    }

    void refuse(Order order, Throwable cause) {
      System.out.println(user + " can't send " + order.symbol() + ": " + cause.getMessage());
    }
  }

  static boolean allowed(Session session, Res<Limits> limits, Order order) {
    return session.sent + order.quantity() <= limits.get().max();
  }

  static Order listed(Order order) {
    if (order.symbol().equals("EURUSD")) {
      return order;
    }
    throw new IllegalArgumentException("it is not listed");
  }

  static End<InContext<Session, Order>> flow(World world) {
    return ContextPipeline.of(world, Session.class, Order.class)
        .guard(Sessions::allowed)
        .then(Sessions::listed)
        .end(Session::accept);
  }

  // #endregion session

  public static void main(String[] args) {
    World world = World.builder().add(new Limits(100)).build();
    Session ann = new Session("ann");
    Session bob = new Session("bob");

    // #region run
    ContextHandler<Session, Order> orders = ContextPipeline.build("orders", flow(world));
    orders.run(ann, new Order("EURUSD", 60));
    orders.run(ann, new Order("EURUSD", 60)); // not allowed: 120 in all
    orders.run(bob, new Order("EURUSD", 60));
    // #endregion run

    // #region batch
    ContextBatch<Session, Order> batch =
        ContextPipeline.buildBatch("orders", 64, flow(world)).onItemError(Session::refuse);
    batch.addAll(
        List.of(new Order("EURUSD", 10), new Order("GBPUSD", 10), new Order("EURUSD", 20)));
    System.out.println(batch.run(bob) + " orders of " + bob.user);
    // #endregion batch
  }
}
