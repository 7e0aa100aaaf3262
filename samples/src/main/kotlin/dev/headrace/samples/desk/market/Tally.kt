package dev.headrace.samples.desk.market

import org.HdrHistogram.Histogram

/** What came in by the feed's streams. A resource. */
class Tally {
    /** Quotes that were taken. */
    var received = 0L

    /** Quotes that are missing: between one that came and the next, or before the end. */
    var lost = 0L

    /** Streams that came, and those that said their end. */
    var streams = 0L
    var ended = 0L

    /** Streams that ended without saying so, in the middle of a quote or not. */
    var torn = 0L

    /** Whether the feed's clock and ours can't be one: then there are no latencies. */
    var clocksDiffer = false

    /** From when a quote was to be sent to when all was done for it, since it was last taken away. */
    var latency: Histogram = newHistogram()
        private set

    /** Takes away what was recorded, and goes on with an empty one. */
    fun swapLatency(empty: Histogram): Histogram = latency.also { latency = empty }

    companion object {
        const val MOST_NANOS = 60_000_000_000L

        fun newHistogram(): Histogram = Histogram(1, MOST_NANOS, 3)
    }
}
