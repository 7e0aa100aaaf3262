/*
 * Why a wheel of our own, and not Agrona's DeadlineTimerWheel: that one fires in no order within
 * a tick, up to a tick late, knows no earliest deadline, and has neither handlers nor handles that know what became of them.
 * Measured beside it (`benchmarks/paired timer`, JDK 17): scheduling and cancelling takes 1.4 times its time with ten thousand
 * timers pending, and 0.4 to 0.7 times with a million, since we never search for a free place. Firing and scheduling again takes
 * 3.4 times its time with ten thousand, and 1.6 times with a million: that is what exact order, a handler and a handle cost.
 *
 * What firing costs does not depend on how many others wait: beside a million that wait for hours a thousand fire as they do
 * alone. It does depend, a little, on how many fire: with a million in each second a firing takes about twice as long as with a
 * thousand (145 ns and 65 ns). The million is spread once more, some 15 ns a timer, and where a thousand timers stay in the
 * first cache, each of a million comes from memory: a loop that does nothing but call a million handlers through their timers
 * in no order takes 26 ns for each and 7 ns for each of a thousand. What handlers themselves fetch comes on top: with a million
 * handlers in place of one, a firing takes some 100 ns more.
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
