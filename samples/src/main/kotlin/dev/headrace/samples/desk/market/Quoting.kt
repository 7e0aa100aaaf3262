package dev.headrace.samples.desk.market

import dev.headrace.kotlin.add
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.subscribe
import dev.headrace.reactor.Reactors
import dev.headrace.world.Res

// #region reactors

/** Quotes the desk's own prices around the market's, leaning away from what it holds too much of. */
fun requote(
    instrument: Instrument,
    limits: Res<Limits>,
) {
    val lean = instrument.spread * instrument.position / maxOf(1, limits().position)
    instrument.ourBid = instrument.mid - instrument.spread - lean
    instrument.ourAsk = instrument.mid + instrument.spread - lean
    instrument.requotes++
}

/** A reactor for each instrument: it runs once a turn, however many quotes there were. */
fun Reactors.quote(market: Market) {
    for (instrument in market.instruments) {
        instrument.source = newSource(instrument.symbol)
        add(instrument, ::requote) subscribe instrument.source
    }
}
// #endregion reactors
