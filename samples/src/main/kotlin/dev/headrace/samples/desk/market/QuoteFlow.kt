package dev.headrace.samples.desk.market

import dev.headrace.Handler
import dev.headrace.clock.EventClock
import dev.headrace.kotlin.dag
import dev.headrace.kotlin.dispatch
import dev.headrace.kotlin.end
import dev.headrace.kotlin.getValue
import dev.headrace.kotlin.guard
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.merge
import dev.headrace.kotlin.provideDelegate
import dev.headrace.kotlin.root
import dev.headrace.kotlin.then
import dev.headrace.reactor.Reactors
import dev.headrace.samples.desk.feed.QuoteView
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.Resources

// What is done for each quote. Nothing here allocates: each step changes the instrument in place, and hands it on.

// #region steps
fun book(
    market: ResMut<Market>,
    clock: Res<EventClock>,
    quote: QuoteView,
): Instrument = market().instruments[quote.instrument].apply { take(quote, clock().nanos()) }

fun mid(instrument: Instrument): Instrument = instrument.apply { mid = (bid + ask) * 0.5 }

fun average(instrument: Instrument): Instrument = instrument.apply { goOn() }

fun spread(instrument: Instrument): Instrument = instrument.apply { spread = (ask - bid).toDouble() }

fun signal(
    instrument: Instrument,
    average: Instrument,
    spread: Instrument,
): Instrument = instrument.apply { signal = if (spread.spread > 0) (mid - average.before) / spread.spread else 0.0 }

fun isStrong(
    limits: Res<Limits>,
    counts: Res<Counts>,
    instrument: Instrument,
): Boolean = (Math.abs(instrument.signal) > limits().edge).also { if (it) counts().strong++ }
// #endregion steps

fun isCrossed(
    counts: Res<Counts>,
    instrument: Instrument,
): Boolean = instrument.crosses().also { if (it) counts().crossed++ }

fun isBack(
    counts: Res<Counts>,
    instrument: Instrument,
): Boolean = instrument.isStale.also { if (it) counts().revived++ }

fun wake(
    reactors: ResMut<Reactors>,
    instrument: Instrument,
) = reactors().mark(instrument.source)

// #region dag

/** What happens to a quote: a graph of steps, compiled into one straight piece of code. */
fun Resources.quoteFlow(
    trades: Handler<Instrument>,
    crossings: Handler<Instrument>,
    revivals: Handler<Instrument>,
): Handler<QuoteView> =
    dag<QuoteView>("quotes") {
        val book by root(::book)
        val mid by book then ::mid
        val average by mid then ::average
        val spread by book then ::spread

        merge(mid, average, spread, ::signal) guard ::isStrong dispatch trades
        book guard ::isCrossed dispatch crossings
        book guard ::isBack dispatch revivals
        book end ::wake
    }
// #endregion dag
