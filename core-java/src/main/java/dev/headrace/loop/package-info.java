/**
 * The loop of a world, for those who don't write their own: it has the time read, polls what brings
 * events, and sees to what they have changed, in the order that has proved itself.
 *
 * <pre>{@code
 * EventLoop loop =
 *     EventLoop.of(world).clock(time)
 *         .io(io).inbox(orders).timers(timers).reactors(reactors).scheduler(desk)
 *         .idle(Idle.park()).build("desk");
 * loop.run();                        // until the world's shutdown is triggered
 * }</pre>
 *
 * <p>It does nothing that a loop by hand can't do in as many lines.
 */
@NullMarked
package dev.headrace.loop;

import org.jspecify.annotations.NullMarked;
