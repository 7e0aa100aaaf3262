package dev.headrace.samples.desk.feed

import java.io.EOFException
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.channels.FileChannel
import java.nio.file.Path

/** The quotes of a stream that was kept in a file, see [Feed]. They get times of their own. */
class RecordedQuotes private constructor(
    private val file: FileChannel,
) : QuoteSource,
    AutoCloseable {
    private val read = ByteBuffer.allocateDirect(1024 * QuoteLayout.SIZE).order(ByteOrder.LITTLE_ENDIAN).limit(0)
    private val view = QuoteView(read)

    override val instruments: Int = next()?.takeIf { it.instrument == QuoteLayout.HELLO }?.bid?.toInt() ?: 0

    override fun write(
        bytes: ByteBuffer,
        sequence: Long,
        intended: Long,
    ): Boolean {
        val quote = next()
        if (quote == null || quote.instrument == QuoteLayout.END) return false
        bytes.putQuote(sequence, intended, quote.instrument, quote.bid, quote.ask, quote.quantity)
        return true
    }

    private fun next(): QuoteView? {
        while (read.remaining() < QuoteLayout.SIZE) {
            read.compact()
            val count = file.read(read)
            read.flip()
            if (count < 0) {
                if (read.hasRemaining()) throw EOFException("the last quote of the file is not whole: record it anew")
                return null
            }
        }
        val place = read.position()
        read.position(place + QuoteLayout.SIZE)
        return view.at(place)
    }

    override fun close() = file.close()

    companion object {
        fun open(path: Path): RecordedQuotes {
            val quotes = RecordedQuotes(FileChannel.open(path))
            if (quotes.instruments == 0) {
                quotes.close()
                throw IllegalArgumentException("$path is no recording: make one with --record $path")
            }
            return quotes
        }
    }
}
