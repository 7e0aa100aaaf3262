package dev.headrace.samples.desk.market

import dev.headrace.Handler
import dev.headrace.driver.io.IoToken
import dev.headrace.samples.desk.feed.QuoteLayout
import dev.headrace.samples.desk.feed.QuoteView
import java.io.IOException
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.channels.ReadableByteChannel
import java.util.function.LongSupplier

/** One connection of a feed: takes the quotes out of the bytes, sees that none is missing, and measures. On the loop's thread. */
class Stream(
    private val channel: ReadableByteChannel,
    private val quotes: Handler<QuoteView>,
    private val tally: Tally,
    private val instruments: Int,
    private val nanoTime: LongSupplier,
) {
    private val bytes = ByteBuffer.allocateDirect(256 * 1024).order(ByteOrder.LITTLE_ENDIAN)
    private val view = QuoteView(bytes)
    private var expected = BEFORE_HELLO
    lateinit var token: IoToken

    // #region read

    /** Takes what there is, once; says whether there may be more. */
    fun read(): Boolean {
        if (channel.read(bytes) < 0) return false
        var place = 0
        while (place + QuoteLayout.SIZE <= bytes.position()) {
            take(view.at(place))
            place += QuoteLayout.SIZE
        }
        bytes.flip().position(place)
        bytes.compact() // the beginning of a quote whose end is still to come
        return true
    }

    private fun take(quote: QuoteView) {
        if (quote.instrument < 0) return mark(quote)
        if (expected < 0 || quote.instrument >= instruments) throw IOException("no feed speaks here, or another: $quote")
        tally.lost += quote.sequence - expected
        expected = quote.sequence + 1
        quotes.run(view)
        tally.received++
        val intended = quote.intended
        if (intended != 0L) record(nanoTime.asLong - intended)
    }

    private fun record(nanos: Long) {
        if (nanos < 0) tally.clocksDiffer = true
        tally.latency.recordValue(nanos.coerceIn(0, Tally.MOST_NANOS))
    }
    // #endregion read

    /** What says hello, or what ends the stream. */
    private fun mark(quote: QuoteView) {
        if (quote.instrument == QuoteLayout.END) {
            tally.lost += quote.sequence - expected
            tally.ended++
            expected = ENDED
        } else {
            if (quote.sequence != QuoteLayout.MAGIC || quote.bid > instruments) {
                throw IOException("a feed of ${quote.bid} instruments, or none of ours: the desk has $instruments")
            }
            val since = nanoTime.asLong - quote.intended
            if (since < 0 || since > Tally.MOST_NANOS) tally.clocksDiffer = true
            expected = 0
        }
    }

    /** Hangs up; a stream that did not say its end is torn. */
    fun close() {
        if (expected != ENDED) tally.torn++
        token.close()
    }

    private companion object {
        const val BEFORE_HELLO = -1L
        const val ENDED = -2L
    }
}
