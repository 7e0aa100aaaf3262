package dev.headrace.samples.desk.market

import org.HdrHistogram.Histogram

/**
 * What the loop shows of itself to others. There are a few, made once: the loop fills one, somebody else reads it, and gives it
 * back to be filled again.
 */
class Snapshot(
    instruments: Int,
    currencies: Int,
) {
    val bid = LongArray(instruments)
    val ask = LongArray(instruments)
    val quotes = LongArray(instruments)
    val requotes = LongArray(instruments)
    val position = IntArray(instruments)
    val state = ByteArray(instruments)
    val exposure = DoubleArray(currencies)

    /** Of the time since the last one. */
    var latency: Histogram = Tally.newHistogram()
        private set

    var nanos = 0L
    var received = 0L
    var lost = 0L
    var streams = 0L
    var ended = 0L
    var torn = 0L
    var clocksDiffer = false
    var strong = 0L
    var crossed = 0L
    var revived = 0L
    var open = 0L
    var filled = 0L
    var passes = 0L
    var turns = 0L

    /** Bytes that the loop's thread has allocated, from its beginning. */
    var allocated = 0L

    /** How many of them for alerts. */
    var allocatedByAlerts = 0L
    var limits = Limits()

    fun fill(
        market: Market,
        exposure: Exposure,
        counts: Counts,
        tally: Tally,
    ) {
        for (instrument in market.instruments) {
            val i = instrument.index
            bid[i] = instrument.bid
            ask[i] = instrument.ask
            quotes[i] = instrument.quotes
            requotes[i] = instrument.requotes
            position[i] = instrument.position
            state[i] = stateOf(instrument)
        }
        exposure.held.copyInto(this.exposure)
        fill(counts)
        fill(tally)
    }

    private fun fill(counts: Counts) {
        strong = counts.strong
        crossed = counts.crossed
        revived = counts.revived
        open = counts.open
        filled = counts.filled
        passes = counts.passes
        turns = counts.turns
    }

    private fun fill(tally: Tally) {
        received = tally.received
        lost = tally.lost
        streams = tally.streams
        ended = tally.ended
        torn = tally.torn
        clocksDiffer = tally.clocksDiffer
        latency.reset()
        latency = tally.swapLatency(latency)
    }

    companion object {
        const val QUIET: Byte = 0
        const val QUOTED: Byte = 1
        const val STALE: Byte = 2
        const val HALTED: Byte = 3

        fun stateOf(instrument: Instrument): Byte =
            when {
                instrument.quotes == 0L -> QUIET
                instrument.isHalted -> HALTED
                instrument.isStale -> STALE
                else -> QUOTED
            }
    }
}
