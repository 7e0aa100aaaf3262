package dev.headrace.samples.desk.market

import dev.headrace.samples.desk.feed.Currency
import dev.headrace.samples.desk.feed.CurrencyPair

/** Every instrument, by the index that the feed calls it. A resource of the desk's world. */
class Market(
    pairs: List<CurrencyPair>,
) {
    val instruments: Array<Instrument> = Array(pairs.size) { Instrument(it, pairs[it]) }

    fun find(symbol: String): Instrument? = instruments.find { it.symbol.equals(symbol, ignoreCase = true) }
}

/** What was counted since the desk began. A resource. */
class Counts {
    var turns = 0L
    var strong = 0L
    var crossed = 0L
    var revived = 0L
    var open = 0L
    var filled = 0L
    var passes = 0L
}

/** The instruments that were traded since the risk systems last looked. A resource. */
class Blotter(
    instruments: Int,
) {
    private val changed = arrayOfNulls<Instrument>(instruments)
    var size = 0
        private set

    /** Notes an instrument, once. */
    fun note(instrument: Instrument) {
        if (!instrument.isChanged) {
            instrument.isChanged = true
            changed[size++] = instrument
        }
    }

    /** Forgets them; says whether there were any. */
    fun clear(): Boolean {
        val any = size > 0
        for (i in 0 until size) {
            changed[i]?.isChanged = false
            changed[i] = null
        }
        size = 0
        return any
    }
}

/** What the desk holds of each currency, in millions of dollars. A resource. */
class Exposure {
    val held = DoubleArray(Currency.entries.size)
    val isOver = BooleanArray(Currency.entries.size)
}
