package dev.headrace.samples.desk.feed

// #region layout

/**
 * How a quote looks between the feed and the desk: 40 bytes, little-endian, always at the same places. What says hello and what
 * ends a stream have the same size, and are told apart by their instrument.
 */
object QuoteLayout {
    const val SIZE = 40

    const val SEQUENCE = 0 // a long: 0, 1, 2, …
    const val INTENDED = 8 // a long: when it was to be sent, in nanoseconds; 0 where it was sent as soon as could be
    const val BID = 16 // a long, in points
    const val ASK = 24 // a long, in points
    const val INSTRUMENT = 32 // an int: which one, or HELLO, or END
    const val QUANTITY = 36 // an int

    /** Begins a stream: its sequence is [MAGIC], its intended time the sender's clock, its bid the number of instruments. */
    const val HELLO = -2

    /** Ends a stream: its sequence is the number of quotes that were sent. */
    const val END = -1

    const val MAGIC = 0x48_52_51_31L // HRQ1
}
// #endregion layout

/** A price is a whole number of points: there are so many in 1. */
const val POINTS = 100_000
