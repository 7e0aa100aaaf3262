package dev.headrace.samples.desk.market

import dev.headrace.samples.desk.feed.CurrencyPair

/** Every instrument, by the index that the feed calls it. A resource of the desk's world. */
class Market(
    pairs: List<CurrencyPair>,
) {
    val instruments: Array<Instrument> = Array(pairs.size) { Instrument(it, pairs[it]) }

    fun find(symbol: String): Instrument? = instruments.find { it.symbol.equals(symbol, ignoreCase = true) }
}
