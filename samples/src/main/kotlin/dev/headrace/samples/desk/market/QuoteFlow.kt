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
import dev.headrace.kotlin.thenDouble
import dev.headrace.reactor.Reactors
import dev.headrace.samples.desk.feed.QuoteView
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.Resources

// What is done for each quote. Nothing here allocates: instruments are changed in place, and numbers are never boxed.

// #region steps
fun book(
    market: ResMut<Market>,
    clock: Res<EventClock>,
    quote: QuoteView,
): Instrument = market().instruments[quote.instrument].apply { take(quote, clock().nanos()) }

fun signal(
    instrument: Instrument,
    mid: Double,
    average: Double,
    spread: Double,
): Instrument = instrument.apply { signal = if (spread > 0) (mid - average) / spread else 0.0 }

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
        val mid by book thenDouble { it.mid }
        val average by book thenDouble { it.averaged(it.mid) }
        val spread by book thenDouble { it.spread }

        merge(book, mid, average, spread, ::signal) guard ::isStrong dispatch trades
        book guard ::isCrossed dispatch crossings
        book guard ::isBack dispatch revivals
        book end ::wake
    }
// #endregion dag
