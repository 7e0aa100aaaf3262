package dev.headrace.samples.desk.feed

import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption

class QuoteSourceTest {
    private val pairs = CurrencyPair.first(5)

    private data class Told(
        val instrument: Int,
        val bid: Long,
        val ask: Long,
    )

    private fun told(
        source: QuoteSource,
        count: Int,
    ): List<Told> {
        val bytes = ByteBuffer.allocate(QuoteLayout.SIZE).order(ByteOrder.LITTLE_ENDIAN)
        val view = QuoteView(bytes)
        return (0L until count).map { sequence ->
            assertThat(source.write(bytes.clear(), sequence, 0)).isTrue()
            Told(view.instrument, view.bid, view.ask)
        }
    }

    @Test
    fun oneSeedTellsTheSameStoryTwice() {
        assertThat(told(RandomWalk(pairs, seed = 3), 1_000)).isEqualTo(told(RandomWalk(pairs, seed = 3), 1_000))
        assertThat(told(RandomWalk(pairs, seed = 4), 1_000)).isNotEqualTo(told(RandomWalk(pairs, seed = 3), 1_000))
    }

    @Test
    fun marketsAreCrossedWhereItIsPlantedAndNowhereElse() {
        val crossed = told(RandomWalk(pairs, seed = 3, crossedEach = 100), 1_000).withIndex().filter { it.value.bid > it.value.ask }
        assertThat(crossed.map { it.index }).containsExactly(99, 199, 299, 399, 499, 599, 699, 799, 899, 999)
    }

    @Test
    fun oneInstrumentIsSilentAtATime() {
        val walk = RandomWalk(pairs, seed = 3, silentFor = 500)
        val quoted = told(walk, 2_000).chunked(500).map { quotes -> quotes.map { it.instrument }.toSet() }
        assertThat(quoted[0]).containsExactlyInAnyOrder(0, 1, 2, 3, 4)
        for (turn in 1..3) assertThat(quoted[turn]).hasSize(4).doesNotContain(walk.silent(turn * 500L))
    }

    @Test
    fun pricesStayNearWhereTheyBegan() {
        val last = told(RandomWalk(pairs, seed = 3), 200_000).groupBy { it.instrument }.mapValues { it.value.last() }
        for ((instrument, quote) in last) {
            val begin = pairs[instrument].price
            assertThat((quote.bid + quote.ask) / 2).isBetween(begin / 2, 2 * begin)
        }
    }

    @Test
    fun aRecordingIsSentAgain(
        @TempDir folder: Path,
    ) {
        val file = folder.resolve("quotes.bin")
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).use {
            QuoteSender(RandomWalk(pairs, seed = 3), FullSpeed, it, count = 5_000).send()
        }
        RecordedQuotes.open(file).use { recorded ->
            assertThat(recorded.instruments).isEqualTo(5)
            assertThat(told(recorded, 5_000)).isEqualTo(told(RandomWalk(pairs, seed = 3), 5_000))
            assertThat(recorded.write(ByteBuffer.allocate(QuoteLayout.SIZE), 0, 0)).isFalse()
        }
    }

    @Test
    fun whatIsNoRecordingIsRefusedWithTheWayToMakeOne(
        @TempDir folder: Path,
    ) {
        val file = Files.writeString(folder.resolve("notes.txt"), "nothing of the kind, but long enough to be a quote")
        assertThatThrownBy { RecordedQuotes.open(file) }.hasMessage("$file is no recording: make one with --record $file")
    }

    @Test
    fun everyPairIsThereOnceAndTheMajorsFirst() {
        assertThat(CurrencyPair.ALL).hasSize(210).doesNotHaveDuplicates()
        assertThat(CurrencyPair.first(3).map { it.symbol }).containsExactly("EURUSD", "USDJPY", "GBPUSD")
        assertThat(CurrencyPair.ALL).allSatisfy { assertThat(it.price).isGreaterThan(1_000) }
        assertThatThrownBy { CurrencyPair.first(211) }.hasMessageContaining("1 to 210")
    }
}
