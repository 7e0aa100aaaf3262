package dev.headrace.samples.desk.market

import com.sun.management.ThreadMXBean
import dev.headrace.samples.desk.feed.CurrencyPair
import dev.headrace.samples.desk.feed.QuoteLayout
import dev.headrace.samples.desk.feed.RandomWalk
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.lang.management.ManagementFactory
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.file.Path

class TradingAllocationTest {
    private val source = RandomWalk(CurrencyPair.first(200), seed = 2, crossedEach = Long.MAX_VALUE)
    private val block = ByteBuffer.allocateDirect(64 * QuoteLayout.SIZE).order(ByteOrder.LITTLE_ENDIAN)
    private var sequence = 0L

    @Test
    fun aTurnThatTakesQuotesAllocatesNothing(
        @TempDir folder: Path,
    ) {
        Rig(folder, 200, Limits(position = 1_000_000, exposure = 1_000_000, edge = 0.5)).use { rig ->
            rig.hello()
            val rounds = generateSequence { allocatedByTurns(rig, blocks = 1_000) }.take(200)
            assertThat(rounds.any { it == 0L }).describedAs("a round that allocates nothing").isTrue()
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

    private fun allocatedByTurns(
        rig: Rig,
        blocks: Int,
    ): Long {
        var bytes = 0L
        repeat(blocks) {
            send(rig)
            val before = THREADS.currentThreadAllocatedBytes
            while (rig.tally.received < sequence) rig.trading.loop.turn()
            bytes += THREADS.currentThreadAllocatedBytes - before
        }
        return bytes
    }

    private fun send(rig: Rig) {
        block.clear()
        while (block.hasRemaining()) source.write(block, sequence++, 0)
        block.flip()
        while (block.hasRemaining()) rig.feed.write(block)
        rig.time.advance(1_000)
    }

    private companion object {
        val THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean::class.java)
    }
}
