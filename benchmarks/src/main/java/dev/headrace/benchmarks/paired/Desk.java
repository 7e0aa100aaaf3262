package dev.headrace.benchmarks.paired;

import dev.headrace.benchmarks.paired.FlowSteps.Limits;
import dev.headrace.benchmarks.paired.FlowSteps.Tick;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import java.util.function.LongSupplier;

/**
 * What a flow works with beside its events. Each subject has one of its own.
 *
 * @param world its resources
 * @param sum where its values end
 * @param rejected where its errors end
 */
record Desk(World world, Sum sum, Sum rejected) implements LongSupplier {
  static Desk open() {
    World world = World.builder().add(new Limits(1L << 60)).add(new Tick(0, 0, 0)).build();
    return new Desk(world, new Sum(), new Sum());
  }

  Res<Limits> limits() {
    return world.res(Limits.class);
  }

  ResMut<Tick> last() {
    return world.resMut(Tick.class);
  }

  @Override
  public long getAsLong() {
    return 31 * (31 * sum.getAsLong() + rejected.getAsLong()) + last().get().id();
  }
}
