package dev.headrace.samples.desk.feed

import java.nio.ByteBuffer

/** Where quotes come from. */
interface QuoteSource {
    /** How many instruments there are. */
    val instruments: Int

    /** Writes the next quote after what is in [bytes]; says whether there is one. */
    fun write(
        bytes: ByteBuffer,
        sequence: Long,
        intended: Long,
    ): Boolean
}
