package dev.headrace.samples.desk.feed

import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.channels.WritableByteChannel
import java.util.concurrent.locks.LockSupport

/**
 * Sends quotes of a source at a pace, until there were so many, or until it is late enough. It writes blocks and waits while the
 * other end takes no more: nothing is thrown away. For one thread.
 */
class QuoteSender(
    private val source: QuoteSource,
    private val pace: Pace,
    private val to: WritableByteChannel,
    private val count: Long = Long.MAX_VALUE,
    private val until: Long = Long.MAX_VALUE,
    private val spins: Boolean = false,
    private val nanoTime: () -> Long = System::nanoTime,
) {
    private val block = ByteBuffer.allocateDirect(1600 * QuoteLayout.SIZE).order(ByteOrder.LITTLE_ENDIAN)
    private var sent = 0L

    @Volatile
    private var isStopped = false

    /** Has it say the end before it has sent all. For any thread. */
    fun stop() {
        isStopped = true
    }

    /** Sends all of it; gives the number of quotes. */
    fun send(): Long {
        block.putQuote(QuoteLayout.MAGIC, nanoTime(), QuoteLayout.HELLO, source.instruments.toLong(), 0, 0)
        flush()
        while (!isStopped && sent < count && nanoTime() - until < 0 && sendWhatIsDue()) {
            // until then
        }
        block.putQuote(sent, nanoTime(), QuoteLayout.END, 0, 0, 0)
        flush()
        return sent
    }

    /** Sends a block of quotes, or waits for the next; says whether there may be more. */
    private fun sendWhatIsDue(): Boolean {
        val now = nanoTime()
        var intended = pace.intended(sent)
        if (intended != 0L && intended - now > 0) {
            await(intended - now)
            return true
        }
        var isMore = true
        while (isMore && block.hasRemaining() && sent < count && (intended == 0L || intended - now <= 0)) {
            isMore = source.write(block, sent, intended)
            if (isMore) intended = pace.intended(++sent)
        }
        flush()
        return isMore
    }

    private fun await(nanos: Long) {
        if (spins) Thread.onSpinWait() else LockSupport.parkNanos(nanos)
    }

    private fun flush() {
        block.flip()
        while (block.hasRemaining()) to.write(block)
        block.clear()
    }
}
