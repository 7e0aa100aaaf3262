package dev.headrace.samples.desk.market

import dev.headrace.samples.desk.feed.CurrencyPair
import dev.headrace.samples.desk.feed.QuoteLayout
import dev.headrace.samples.desk.feed.RandomWalk
import dev.headrace.testsupport.Memory
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.file.Path

class TradingAllocationTest {
    @Test
    fun aTurnThatTakesQuotesAllocatesNothing(
        @TempDir folder: Path,
    ) {
        val limits = Limits(position = 1_000_000, exposure = 1_000_000, edge = 0.5)
        Rig(folder, 200, limits).use { rig ->
            rig.hello()
            val block = block()
            var sequence = 0L
            val bytes =
                Memory.allocatedPerRun {
                    for (i in 0 until QUOTES) block.putLong(i * QuoteLayout.SIZE, sequence++)
                    block.clear()
                    while (block.hasRemaining()) rig.feed.write(block)
                    rig.time.advance(1_000)
                    while (rig.tally.received < sequence) rig.trading.loop.turn()
                }
            assertThat(bytes).isZero()
            assertThat(
                rig.trading.market.instruments
                    .sumOf { it.trades },
            ).isGreaterThan(sequence / 100)
            assertThat(
                rig.trading.market.instruments
                    .sumOf { it.requotes },
            ).isPositive()
            assertThat(rig.alerts).isEmpty()
        }
    }

    private fun block(): ByteBuffer {
        val block = ByteBuffer.allocateDirect(QUOTES * QuoteLayout.SIZE).order(ByteOrder.LITTLE_ENDIAN)
        val source = RandomWalk(CurrencyPair.first(200), seed = 2)
        for (i in 0 until QUOTES) source.write(block, i.toLong(), 0)
        return block
    }

    private companion object {
        const val QUOTES = 64
    }
}
