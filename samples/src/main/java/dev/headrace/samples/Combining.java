package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.Registration;
import dev.headrace.flow.Adapt;
import dev.headrace.flow.Broadcast;
import dev.headrace.flow.FanOut;
import dev.headrace.flow.Guarded;
import dev.headrace.world.Callback;
import dev.headrace.world.CallbackTemplate;
import dev.headrace.world.Res;
import dev.headrace.world.World;

/** Handlers that own something, and handlers made of handlers. */
public final class Combining {
  private Combining() {}

  record Limits(int max) {}

  record Order(int quantity) {}

  // #region context
  static final class Session {
    int refused;
  }

  static void check(Session session, Res<Limits> limits, Order order) {
    if (order.quantity() > limits.get().max()) {
      session.refused++;
    }
  }

  // #endregion context

  static void callback(World world) {
    // #region callback
    Callback<Session, Order> desk = Callback.of(world, new Session(), Combining::check);
    desk.handler().run(new Order(300));
    System.out.println("refused: " + desk.context().refused);
    // #endregion callback
  }

  static void template(World world) {
    // #region template
    CallbackTemplate<Session, Order> desks = CallbackTemplate.of(world, Combining::check);
    Callback<Session, Order> one = desks.stamp(new Session());
    Callback<Session, Order> other = desks.stamp(new Session());
    one.handler().run(new Order(300));
    System.out.println(one.context().refused + " and " + other.context().refused);
    // #endregion template
  }

  static void fanOut() {
    // #region fan-out
    Handler<Order> journal = Handler.of("journal", order -> System.out.println("kept " + order));
    Handler<Order> gateway = Handler.of("gateway", order -> System.out.println("sent " + order));
    Handler<Order> orders = FanOut.of("orders", journal, gateway);
    orders.run(new Order(30));
    // #endregion fan-out
  }

  static void broadcast() {
    // #region broadcast
    Broadcast<Order> orders = Broadcast.create("orders");
    Registration screen = orders.add(Handler.of(order -> System.out.println("shown " + order)));
    orders.run(new Order(30));
    screen.close();
    orders.run(new Order(40));
    // #endregion broadcast
  }

  // #region adapt
  static Order parse(String text) {
    return new Order(Integer.parseInt(text.strip()));
  }

  static Handler<String> texts(Handler<Order> orders) {
    return Adapt.map(Combining::parse, orders);
  }

  // #endregion adapt

  static void guarded() {
    // #region guarded
    Guarded<String> texts =
        Guarded.<String>builder(texts(Handler.of("orders", System.out::println)))
            .onFailure((handler, text, cause) -> System.out.println(handler + " failed: " + text))
            .openAfter(2)
            .build();
    texts.handler().run("30");
    texts.handler().run("thirty");
    texts.handler().run("forty");
    System.out.println(texts);
    // #endregion guarded
  }

  public static void main(String[] args) {
    World world = World.builder().add(new Limits(100)).build();
    callback(world);
    template(world);
    fanOut();
    broadcast();
    guarded();
  }
}
