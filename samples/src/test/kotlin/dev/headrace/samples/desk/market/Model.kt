package dev.headrace.samples.desk.market

import dev.headrace.samples.desk.feed.QuoteView
import kotlin.math.abs
import kotlin.math.sign

/** What the desk should make of quotes, said plainly. */
class Model(
    instruments: Int,
    private val limits: Limits,
) {
    val quotes = LongArray(instruments)
    private val bid = LongArray(instruments)
    private val ask = LongArray(instruments)
    private val average = arrayOfNulls<Double>(instruments)
    private val position = IntArray(instruments)
    private val crossed = BooleanArray(instruments)
    var crossings = 0
    var trades = 0L

    fun take(quote: QuoteView) {
        val i = quote.instrument
        quotes[i]++
        bid[i] = quote.bid
        ask[i] = quote.ask
        val isCrossed = bid[i] > ask[i]
        if (isCrossed && !crossed[i]) crossings++
        crossed[i] = isCrossed
        trade(i)
    }

    private fun trade(i: Int) {
        val mid = (bid[i] + ask[i]) / 2.0
        val before = average[i] ?: mid
        average[i] = before + (mid - before) / 64
        val spread = ask[i] - bid[i]
        val signal = if (spread > 0) (mid - before) / spread else 0.0
        if (abs(signal) <= limits.edge) return
        val next = position[i] - sign(signal).toInt()
        if (abs(next) > abs(position[i]) && abs(position[i]) >= limits.position) return
        position[i] = next
        trades++
    }

    fun state(i: Int) = "${bid[i]} / ${ask[i]}, position ${position[i]}"
}
