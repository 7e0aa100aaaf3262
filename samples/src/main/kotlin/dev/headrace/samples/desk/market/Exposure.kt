package dev.headrace.samples.desk.market

import dev.headrace.samples.desk.feed.Currency

/** What the desk holds of each currency, in millions of dollars. A resource. */
class Exposure {
    val held = DoubleArray(Currency.entries.size)
    val isOver = BooleanArray(Currency.entries.size)

    /** Whether the desk has too much of one of its currencies. */
    fun isOver(instrument: Instrument): Boolean = isOver[instrument.pair.base.ordinal] || isOver[instrument.pair.quote.ordinal]
}
