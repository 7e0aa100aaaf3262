package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.channel.Channel;
import dev.headrace.channel.ChannelPair;
import dev.headrace.channel.Command;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.InMemoryChannel;
import dev.headrace.flow.Pipeline;
import dev.headrace.lifecycle.Container;
import dev.headrace.lifecycle.ProviderBuilder;
import dev.headrace.registry.SyncRegistry;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import java.util.function.Consumer;

/** A desk that takes orders, on one page: a registry, a world, commands, a container. */
public final class Quickstart {
  private Quickstart() {}

  // #region quickstart
  record Limits(int max) {}

  record Position(int quantity) {}

  record Order(String symbol, int quantity) {}

  static final Command<Order, Integer> PLACE =
      Command.of("desk.place", Order.class, Integer.class); // an order gives the new position

  static boolean withinLimits(Res<Limits> limits, Res<Position> position, Order order) {
    return position.get().quantity() + order.quantity() <= limits.get().max();
  }

  static void book(ResMut<Position> position, Order order) {
    position.update(held -> new Position(held.quantity() + order.quantity()));
  }

  static Consumer<ProviderBuilder<Object>> connecting(CommandRegistry registry, Channel channel) {
    return it -> it.boot(boot -> registry.connect(channel)).shutdown(end -> registry.close());
  }

  public static void main(String[] args) {
    // 1. A registry publishes fills to handlers that come and go; the audit is the first.
    SyncRegistry<Order> fills = SyncRegistry.create("fills");
    fills.register(fill -> System.out.println("screen: " + fill.quantity() + " " + fill.symbol()));
    fills.register(100, fill -> System.out.println("audit: " + fill));

    // 2. A world holds the resources; a pipeline is compiled for it.
    World world = World.builder().add(new Limits(100)).add(new Position(0)).build();
    Res<Position> position = world.res(Position.class);
    Handler<Order> orders =
        Pipeline.of(world, Order.class)
            .guard(Quickstart::withinLimits)
            .onAbsent(() -> System.out.println("refused: over the limit"))
            .tap(Quickstart::book)
            .end(fills::publish)
            .build("orders");

    // 3. Commands bring orders, from this process or another.
    CommandRegistry desk = CommandRegistry.create("desk");
    CommandRegistry client = CommandRegistry.builder("client").router("desk").build();
    ChannelPair channel = InMemoryChannel.pair("client", "desk");

    desk.register(
        PLACE,
        order -> {
          orders.run(order);
          return position.get().quantity();
        });

    // 4. A container boots all of it in order, and shuts it down in reverse.
    var app =
        Container.withoutState()
            .add("client", connecting(client, channel.second()), with -> with.after("desk"))
            .add("desk", connecting(desk, channel.first()))
            .build("app");
    app.start();
    System.out.println("position: " + client.execute(PLACE, new Order("EURUSD", 60)).join());
    System.out.println("position: " + client.execute(PLACE, new Order("GBPUSD", 60)).join());
    app.shutdown();
    System.out.println(app);
  }
  // #endregion quickstart
}
