/**
 * Time that is read once for each turn of a loop, so that everything in the turn sees the same:
 * from the system, from a test's hand, or from the past.
 *
 * <pre>{@code
 * RealtimeClock time = RealtimeClock.create();
 * World world = World.builder().add(time.clock()).build();
 *
 * while (running) {
 *   time.sync();          // all that runs in this turn sees this moment
 *   handler.run(event);   // static void onEvent(Res<EventClock> clock, Event event) { … }
 * }
 * }</pre>
 *
 * <p>And time for what waits in other threads, with timeouts and deadlines: a {@link
 * dev.headrace.clock.Timekeeper}, real or a test's.
 */
@NullMarked
package dev.headrace.clock;

import org.jspecify.annotations.NullMarked;
