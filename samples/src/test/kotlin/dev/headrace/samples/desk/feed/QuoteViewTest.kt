package dev.headrace.samples.desk.feed

import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import java.nio.ByteBuffer
import java.nio.ByteOrder

class QuoteViewTest {
    private val bytes = ByteBuffer.allocate(3 * QuoteLayout.SIZE).order(ByteOrder.LITTLE_ENDIAN)

    @Test
    fun showsWhatWasPut() {
        bytes.putQuote(sequence = 7, intended = 8, instrument = 9, bid = -10, ask = Long.MAX_VALUE, quantity = 11)
        val view = QuoteView(bytes).at(0)
        assertThat(view.sequence).isEqualTo(7)
        assertThat(view.intended).isEqualTo(8)
        assertThat(view.instrument).isEqualTo(9)
        assertThat(view.bid).isEqualTo(-10)
        assertThat(view.ask).isEqualTo(Long.MAX_VALUE)
        assertThat(view.quantity).isEqualTo(11)
    }

    @Test
    fun movesFromOneToTheNext() {
        for (sequence in 0L..2L) bytes.putQuote(sequence, 0, 0, 0, 0, 0)
        assertThat(bytes.hasRemaining()).isFalse()
        val view = QuoteView(bytes)
        assertThat((0..2).map { view.at(it * QuoteLayout.SIZE).sequence }).containsExactly(0, 1, 2)
    }
}
