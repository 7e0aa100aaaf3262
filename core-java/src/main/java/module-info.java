import org.jspecify.annotations.NullMarked;

/**
 * The Java core of Headrace, an in-process event platform.
 *
 * <p>Start with {@link dev.headrace.Handler}, the one shape that everything in the platform runs.
 */
@NullMarked
module dev.headrace.core {
  requires static transitive org.jspecify;
  requires static kotlin.stdlib;
  requires org.objectweb.asm;

  exports dev.headrace;
  exports dev.headrace.channel;
  exports dev.headrace.clock;
  exports dev.headrace.driver;
  exports dev.headrace.driver.inbox;
  exports dev.headrace.driver.io;
  exports dev.headrace.driver.timer;
  exports dev.headrace.flow;
  exports dev.headrace.function;
  exports dev.headrace.graph;
  exports dev.headrace.lifecycle;
  exports dev.headrace.registry;
  exports dev.headrace.loop;
  exports dev.headrace.reactor;
  exports dev.headrace.schedule;
  exports dev.headrace.testing;
  exports dev.headrace.world;
}
