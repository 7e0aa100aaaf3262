/**
 * Systems that are reconciled once a burst of events is over, each only where something it depends
 * on has changed.
 *
 * <pre>{@code
 * SchedulerBuilder desk = Scheduler.of(world);
 * SystemHandle theo = desk.add(Desk::theo);                       // boolean: whether it changed anything
 * SystemHandle quotes = desk.add(Desk::quotes).after(theo);       // runs where theo ran and said yes
 * desk.addAlways(Desk::publish).after(quotes);                  // says nothing
 * Scheduler scheduler = desk.build("desk");
 *
 * scheduler.run();                                                // a pass
 * }</pre>
 */
@NullMarked
package dev.headrace.schedule;

import org.jspecify.annotations.NullMarked;
