package dev.headrace.benchmarks.injection;

import dev.headrace.Handler;
import dev.headrace.benchmarks.injection.Components.Eighth;
import dev.headrace.benchmarks.injection.Components.Fifth;
import dev.headrace.benchmarks.injection.Components.First;
import dev.headrace.benchmarks.injection.Components.Fourth;
import dev.headrace.benchmarks.injection.Components.Ninth;
import dev.headrace.benchmarks.injection.Components.Second;
import dev.headrace.benchmarks.injection.Components.Seventh;
import dev.headrace.benchmarks.injection.Components.Sixth;
import dev.headrace.benchmarks.injection.Components.Tenth;
import dev.headrace.benchmarks.injection.Components.Third;
import dev.headrace.benchmarks.peers.Desk;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Receiver;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;

/** Ours: a {@link World} of resources, and a handler that says what it needs. */
final class HeadracePeer extends InjectionPeer {
  private final World world;
  private final Handler<Event> handler;

  HeadracePeer(String shape) {
    super(shape);
    world = components().add(Receiver.class, receiver).add(desk).build();
    handler = world.handler(HeadracePeer::handle);
  }

  static void handle(Res<Receiver> receiver, ResMut<Desk> desk, Res<Tenth> tenth, Event event) {
    receiver.get().accept(event);
    desk.get().position.quantity += tenth.get().depth();
  }

  private static WorldBuilder components() {
    First first = new First();
    Second second = new Second(first);
    Third third = new Third(second);
    Fourth fourth = new Fourth(third);
    Fifth fifth = new Fifth(fourth);
    Sixth sixth = new Sixth(fifth);
    Seventh seventh = new Seventh(sixth);
    Eighth eighth = new Eighth(seventh);
    Ninth ninth = new Ninth(eighth);
    return World.builder()
        .add(first)
        .add(second)
        .add(third)
        .add(fourth)
        .add(fifth)
        .add(sixth)
        .add(seventh)
        .add(eighth)
        .add(ninth)
        .add(new Tenth(ninth));
  }

  @Override
  protected Tenth lookUp() {
    return world.res(Tenth.class).get();
  }

  @Override
  protected void call(Event event) {
    handler.run(event);
  }

  @Override
  protected Tenth wire() {
    return components().build().res(Tenth.class).get();
  }
}
