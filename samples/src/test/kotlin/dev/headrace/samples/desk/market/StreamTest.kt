package dev.headrace.samples.desk.market

import dev.headrace.samples.desk.feed.QuoteLayout
import dev.headrace.samples.desk.feed.putQuote
import dev.headrace.testsupport.ReportedFailures
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.file.Path

class StreamTest {
    @TempDir
    private lateinit var folder: Path

    @Test
    fun aQuoteThatComesByteForByteIsWhole() {
        Rig(folder).use { rig ->
            rig.hello()
            val quote =
                ByteBuffer
                    .allocate(QuoteLayout.SIZE)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putQuote(0, 0, 1, 100, 102, 1)
                    .array()
            for (byte in quote) {
                assertThat(rig.tally.received).isZero()
                rig.tell { put(byte) }
                rig.trading.loop.turn()
            }
            rig.turnUntil { rig.tally.received == 1L }
            assertThat(rig["USDJPY"].ask).isEqualTo(102)
        }
    }

    @Test
    fun whatIsMissingIsCounted() {
        Rig(folder).use { rig ->
            rig.hello().tell {
                for (sequence in listOf(0L, 1L, 4L)) putQuote(sequence, 0, 0, 1, 2, 1)
                putQuote(10, 0, QuoteLayout.END, 0, 0, 0)
            }
            rig.turnUntil { rig.tally.ended == 1L }
            assertThat(rig.tally.received).isEqualTo(3)
            assertThat(rig.tally.lost).isEqualTo(2 + 5)
        }
    }

    @Test
    fun aStreamThatSaysNoEndIsTorn() {
        Rig(folder).use { rig ->
            rig.hello().quote("EURUSD", 1, 2)
            rig.feed.close()
            rig.turnUntil { rig.tally.torn == 1L }
            assertThat(rig.trading.driver.size()).isEqualTo(1) // the listener
        }
    }

    @Test
    fun whoeverIsNoFeedIsHungUpOn() {
        Rig(folder).use { rig ->
            rig.tell { put("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n".encodeToByteArray()) }
            rig.turnUntil { rig.tally.torn == 1L }
            assertThat(ReportedFailures.take())
                .hasSize(1)
                .first()
                .asString()
                .contains("no feed speaks here")
        }
    }

    @Test
    fun aFeedOfMoreInstrumentsIsRefused() {
        Rig(folder, instruments = 3).use { rig ->
            rig.tell { putQuote(QuoteLayout.MAGIC, 0, QuoteLayout.HELLO, 4, 0, 0) }
            rig.turnUntil { rig.tally.torn == 1L }
            assertThat(ReportedFailures.take())
                .hasSize(1)
                .first()
                .asString()
                .contains("the desk has 3")
        }
    }

    @Test
    fun latencyIsCountedFromWhenAQuoteWasToBeSent() {
        Rig(folder).use { rig ->
            rig.time.advance(5_000_000)
            rig.trading.loop.turn()
            rig.hello().tell { putQuote(0, 1_000_000, 0, 1, 2, 1) }
            rig.turnUntil { rig.tally.received == 1L }
            assertThat(rig.tally.latency.totalCount).isEqualTo(1)
            assertThat(rig.tally.latency.maxValue).isBetween(4_000_000, 4_010_000)
            assertThat(rig.tally.clocksDiffer).isFalse()
        }
    }

    @Test
    fun aQuoteFromTheFutureMakesLatenciesUnknown() {
        Rig(folder).use { rig ->
            rig.hello().tell { putQuote(0, 1_000_000_000, 0, 1, 2, 1) }
            rig.turnUntil { rig.tally.received == 1L }
            assertThat(rig.tally.clocksDiffer).isTrue()
        }
    }
}
