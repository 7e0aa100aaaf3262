/**
 * Reactors: handlers that are woken by what has changed, each once however much of it did.
 *
 * <pre>{@code
 * Reactors reactors = builder.install(Reactors::installInto);
 * Source eurusd = reactors.source("EURUSD");
 * reactors.add(new Quote("EURUSD"), Desk::requote).subscribe(eurusd);
 *
 * static void onTick(ResMut<Reactors> reactors, Tick tick) { reactors.get().mark(…); }
 *
 * reactors.dispatch();   // once in a turn of the loop: each reactor that was woken runs once
 * }</pre>
 */
@NullMarked
package dev.headrace.reactor;

import org.jspecify.annotations.NullMarked;
