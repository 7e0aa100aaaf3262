package dev.headrace.samples.desk.market

import dev.headrace.driver.timer.Timer
import dev.headrace.reactor.Source
import dev.headrace.samples.desk.feed.Currency
import dev.headrace.samples.desk.feed.CurrencyPair
import dev.headrace.samples.desk.feed.QuoteView

/** All that the desk knows of an instrument. It is changed in place, on the loop's thread alone. */
class Instrument(
    val index: Int,
    val pair: CurrencyPair,
) {
    val symbol: String get() = pair.symbol

    // What was quoted
    var bid = 0L
        private set
    var ask = 0L
        private set
    var quantity = 0
        private set
    var quotes = 0L
        private set
    var quotedAt = 0L
        private set
    var isCrossed = false
        private set

    // What the desk makes of it
    var mid = 0.0
    var spread = 0.0
    private var average = Double.NaN
    var before = 0.0
        private set
    var signal = 0.0
    var ourBid = 0.0
    var ourAsk = 0.0
    var requotes = 0L

    // What the desk does with it
    var position = 0
    var trades = 0L
    var isChanged = false
    var isAtLimit = false
    var isHalted = false

    /** Until the first quote nothing is known: that is stale too. */
    var isStale = true

    /** Marked by each quote; wakes the reactor that quotes the desk's own prices. */
    lateinit var source: Source

    /** Fires when there may have been no quote for too long. */
    lateinit var silence: Timer

    fun take(
        quote: QuoteView,
        now: Long,
    ) {
        bid = quote.bid
        ask = quote.ask
        quantity = quote.quantity
        quotes++
        quotedAt = now
    }

    /** Takes [mid] into the average, of which the last quotes are most; what that was [before] stays to be compared with. */
    fun goOn() {
        before = if (average.isNaN()) mid else average
        average = before + (mid - before) / 64
    }

    /** Whether the market has just become crossed. */
    fun crosses(): Boolean {
        val was = isCrossed
        isCrossed = bid > ask
        return isCrossed && !was
    }

    /** Dollars of [currency] that the desk holds by this, in millions; less than none where it owes. */
    fun exposure(currency: Currency): Double =
        if (currency == pair.base) {
            lots
        } else if (currency == pair.quote) {
            -lots
        } else {
            0.0
        }

    private val lots: Double get() = position * LOT * pair.base.dollars / 1e6

    override fun toString(): String = "$symbol $bid / $ask, position $position"

    companion object {
        /** A lot is so many of the base currency. */
        const val LOT = 100_000
    }
}
