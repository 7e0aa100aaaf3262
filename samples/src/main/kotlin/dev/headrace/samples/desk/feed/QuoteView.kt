package dev.headrace.samples.desk.feed

import java.nio.ByteBuffer

// #region view

/**
 * A quote where it lies in a buffer. There is one view for all quotes of a stream: it is moved from one to the next, and what it
 * shows is read from the bytes when it is asked for.
 */
class QuoteView(
    private val bytes: ByteBuffer,
) {
    private var place = 0

    fun at(place: Int): QuoteView {
        this.place = place
        return this
    }

    val sequence: Long get() = bytes.getLong(place + QuoteLayout.SEQUENCE)
    val intended: Long get() = bytes.getLong(place + QuoteLayout.INTENDED)
    val bid: Long get() = bytes.getLong(place + QuoteLayout.BID)
    val ask: Long get() = bytes.getLong(place + QuoteLayout.ASK)
    val instrument: Int get() = bytes.getInt(place + QuoteLayout.INSTRUMENT)
    val quantity: Int get() = bytes.getInt(place + QuoteLayout.QUANTITY)

    override fun toString(): String = "quote $sequence of instrument $instrument: $bid / $ask, $quantity"
}
// #endregion view

/** Writes what a [QuoteView] reads, after what is in the buffer already. */
fun ByteBuffer.putQuote(
    sequence: Long,
    intended: Long,
    instrument: Int,
    bid: Long,
    ask: Long,
    quantity: Int,
): ByteBuffer =
    putLong(sequence)
        .putLong(intended)
        .putLong(bid)
        .putLong(ask)
        .putInt(instrument)
        .putInt(quantity)
