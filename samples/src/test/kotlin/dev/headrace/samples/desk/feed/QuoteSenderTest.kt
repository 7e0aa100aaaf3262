package dev.headrace.samples.desk.feed

import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.channels.WritableByteChannel

class QuoteSenderTest {
    private var now = 1_000_000L

    /** Keeps what it is given, and takes its time over each block. */
    private inner class Other(
        private val nanosEach: Long = 0,
    ) : WritableByteChannel {
        val taken: ByteBuffer = ByteBuffer.allocate(1 shl 20).order(ByteOrder.LITTLE_ENDIAN)
        var blocks = 0

        override fun write(bytes: ByteBuffer): Int {
            blocks++
            now += nanosEach
            return bytes.remaining().also { taken.put(bytes) }
        }

        fun <T> all(of: (QuoteView) -> T): List<T> {
            val view = QuoteView(taken)
            return (0 until taken.position() / QuoteLayout.SIZE).map { of(view.at(it * QuoteLayout.SIZE)) }
        }

        override fun isOpen() = true

        override fun close() = Unit
    }

    private fun sender(
        to: Other,
        pace: Pace,
        count: Long,
    ) = QuoteSender(RandomWalk(CurrencyPair.first(5), seed = 1), pace, to, count, spins = true, nanoTime = {
        now += 10
        now
    })

    @Test
    fun saysHelloAndTheEndAroundItsQuotes() {
        val other = Other()
        assertThat(sender(other, FullSpeed, 100).send()).isEqualTo(100)
        val instruments = other.all { it.instrument }
        assertThat(instruments).hasSize(102).startsWith(QuoteLayout.HELLO).endsWith(QuoteLayout.END)
        val sequences = other.all { it.sequence }
        assertThat(sequences.first()).isEqualTo(QuoteLayout.MAGIC)
        assertThat(sequences.drop(1)).isEqualTo((0L..100L).toList()) // the last says how many there were
    }

    @Test
    fun atFullSpeedNothingHasATimeAndBlocksAreFull() {
        val other = Other()
        sender(other, FullSpeed, 10_000).send()
        assertThat(other.all { it.intended }.drop(1).dropLast(1)).containsOnly(0L)
        assertThat(other.blocks).isEqualTo(2 + 7)
    }

    @Test
    fun aFeedThatIsKeptWaitingKeepsToItsTimetable() {
        val other = Other(nanosEach = 50_000)
        val start = now
        sender(other, FixedRate(perSecond = 1_000_000, start), 1_000).send()
        assertThat(other.all { it.intended }.drop(1).dropLast(1)).isEqualTo((0L until 1_000L).map { start + it * 1_000 })
        assertThat(other.blocks).isLessThan(100)
    }

    @Test
    fun nothingIsSentBeforeItsTime() {
        val other = Other()
        var early = 0
        val start = now
        val checked =
            object : WritableByteChannel by other {
                override fun write(bytes: ByteBuffer): Int {
                    val view = QuoteView(bytes)
                    for (place in 0 until bytes.limit() step QuoteLayout.SIZE) {
                        if (view.at(place).instrument >= 0 && view.intended > now) early++
                    }
                    return other.write(bytes)
                }
            }
        QuoteSender(RandomWalk(CurrencyPair.first(5), 1), FixedRate(1_000_000, start), checked, 500, spins = true, nanoTime = {
            now += 10
            now
        }).send()
        assertThat(early).isZero()
    }

    @Test
    fun whoIsStoppedSaysTheEnd() {
        val other = Other()
        val sender = sender(other, FullSpeed, Long.MAX_VALUE)
        sender.stop()
        assertThat(sender.send()).isZero()
        assertThat(other.all { it.instrument }).containsExactly(QuoteLayout.HELLO, QuoteLayout.END)
    }

    @Test
    fun timesDontOverflowAfterAYear() {
        val year = 365L * 24 * 3600
        assertThat(FixedRate(perSecond = 30_000_000, start = 5).intended(30_000_000 * year)).isEqualTo(5 + year * 1_000_000_000)
    }
}
