/*
 * Why a wheel of our own, and not Agrona's DeadlineTimerWheel: that one fires in no order within
 * a tick, up to a tick late, knows no earliest deadline, and has neither handlers nor handles that know what became of them.
 * Measured beside it (`benchmarks/paired timer`, JDK 17): scheduling and cancelling takes 1.1 times its time with ten thousand
 * timers pending, and 0.3 to 0.6 times with a million, since we never search for a free place. Firing and scheduling again takes
 * 3 times its time with ten thousand: that is what exact order, a handler and a handle cost, some 70 ns in all.
 *
 * What firing costs does not depend on how many others wait: beside a million that wait for hours a thousand fire as they do
 * alone. It does depend on how many fire: with a million in each second a firing takes 9 times as long as with a thousand
 * (650 ns and 75 ns). A denser million is spread over two levels more, and where a thousand timers stay in the first cache, each
 * of a million is fetched from memory, link after link, at every level.
 */

/**
 * Timers: handlers that run when their deadline has come and the loop polls.
 *
 * <pre>{@code
 * WorldBuilder builder = World.builder().add(time.clock());
 * TimerPoller timers = builder.install(TimerDriver.wheel());
 *
 * static void onOrder(Res<TimerWheel> timers, Order order) {
 *   timers.get().schedule(Duration.ofMillis(50), order.timeout());   // a Timer: kept, and scheduled again and again
 * }
 *
 * while (running) {
 *   time.sync();
 *   timers.poll();
 * }
 * }</pre>
 *
 * <p>A {@link dev.headrace.driver.timer.TimerWheel} holds the {@link
 * dev.headrace.driver.timer.Timer}s that are pending, a handler of one gets a {@link
 * dev.headrace.driver.timer.TimerEvent}, and a {@link dev.headrace.driver.timer.TimerDriver}
 * installs all this in a world.
 */
@NullMarked
package dev.headrace.driver.timer;

import org.jspecify.annotations.NullMarked;
