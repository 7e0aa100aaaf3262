package dev.headrace.samples.desk.market

import dev.headrace.samples.desk.feed.CurrencyPair
import dev.headrace.samples.desk.feed.FullSpeed
import dev.headrace.samples.desk.feed.QuoteLayout
import dev.headrace.samples.desk.feed.QuoteSender
import dev.headrace.samples.desk.feed.QuoteView
import dev.headrace.samples.desk.feed.RandomWalk
import dev.headrace.samples.desk.feed.putQuote
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import kotlin.concurrent.thread
import kotlin.time.Duration.Companion.hours
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

class TradingTest {
    @TempDir
    private lateinit var folder: Path

    private fun random() = RandomWalk(CurrencyPair.first(200), seed = 11, crossedEach = 5_000, silentFor = 100_000)

    @Test
    fun whatTheFeedSaysIsWhatTheDeskKnows() {
        val limits = Limits(position = 5, exposure = 1_000_000, edge = 4.0)
        Rig(folder, 200, limits).use { rig ->
            val sending = thread { QuoteSender(random(), FullSpeed, rig.feed, count = 300_000).send() }
            rig.turnUntil { rig.tally.ended == 1L }
            sending.join()

            val model = Model(200, limits)
            val bytes = ByteBuffer.allocate(QuoteLayout.SIZE).order(ByteOrder.LITTLE_ENDIAN)
            val source = random()
            for (sequence in 0L until 300_000L) {
                source.write(bytes.clear(), sequence, 0)
                model.take(QuoteView(bytes))
            }
            assertThat(rig.tally.received).isEqualTo(300_000)
            assertThat(rig.tally.lost).isZero()
            for (instrument in rig.trading.market.instruments) {
                assertThat(instrument).hasToString("${instrument.symbol} ${model.state(instrument.index)}")
                assertThat(instrument.quotes).isEqualTo(model.quotes[instrument.index])
            }
            assertThat(rig.kinds.count { it == Alert.Kind.CROSSED }).isEqualTo(model.crossings)
            assertThat(
                rig.trading.market.instruments
                    .sumOf { it.trades },
            ).isEqualTo(model.trades).isPositive()
        }
    }

    @Test
    fun aReactorRunsOnceATurnHoweverManyQuotesThereWere() {
        Rig(folder).use { rig ->
            rig.hello().tell { for (i in 0L..9L) putQuote(i, 0, 0, 100, 102, 1) }
            rig.turnUntil { rig.tally.received == 10L }
            assertThat(rig["EURUSD"].requotes).isBetween(1, 9)
            assertThat(rig["EURUSD"].ourBid).isEqualTo(99.0)
            assertThat(rig["EURUSD"].ourAsk).isEqualTo(103.0)
            assertThat(rig["USDJPY"].requotes).isZero()
        }
    }

    @Test
    fun aCrossedMarketIsSaidOnceUntilItIsWellAgain() {
        Rig(folder).use { rig ->
            rig.hello()
            listOf(100L to 102L, 103L to 102L, 104L to 102L, 100L to 102L, 103L to 102L).forEach { (bid, ask) ->
                rig.quote("EURUSD", bid, ask)
            }
            assertThat(rig.kinds).containsExactly(Alert.Kind.CROSSED, Alert.Kind.CROSSED)
            assertThat(rig.alerts.first().text).isEqualTo("bid 0.00103 above ask 0.00102")
        }
    }

    @Test
    fun aPriceFarAboveItsAverageIsSoldUntilTheLimit() {
        Rig(folder, limits = Limits(position = 2, edge = 3.0)).use { rig ->
            rig.hello()
            rig.quote("EURUSD", 1_000, 1_002)
            repeat(4) { rig.quote("EURUSD", 2_000, 2_002) }
            assertThat(rig["EURUSD"].position).isEqualTo(-2)
            assertThat(rig.alerts.single().text).isEqualTo("holds -2 lots of at most 2")

            repeat(2) { rig.quote("EURUSD", 10, 12) } // what makes it smaller is allowed
            assertThat(rig["EURUSD"].position).isZero()
        }
    }

    @Test
    fun tooMuchOfACurrencyIsSaidAndNotAddedTo() {
        Rig(folder, limits = Limits(position = 1_000, exposure = 1, edge = 3.0)).use { rig ->
            rig.hello()
            rig.quote("EURUSD", 1_000, 1_002)
            repeat(30) { rig.quote("EURUSD", 2_000 + 100L * it, 2_002 + 100L * it) }
            assertThat(rig["EURUSD"].position).isEqualTo(-10) // 1.08 million dollars' worth of euros
            assertThat(rig.alerts.map { it.kind to it.subject })
                .containsExactlyInAnyOrder(Alert.Kind.EXPOSURE to "EUR", Alert.Kind.EXPOSURE to "USD")
        }
    }

    @Test
    fun anInstrumentIsStaleWhenNothingCameForTheTimeAndNotBefore() {
        Rig(folder, limits = Limits(staleAfter = 1.seconds)).use { rig ->
            rig.hello()
            rig.quote("EURUSD", 100, 102)
            rig.pass(600.milliseconds)
            rig.quote("EURUSD", 100, 102) // moves no timer
            rig.pass(999.milliseconds)
            assertThat(rig["EURUSD"].isStale).isFalse()
            assertThat(rig.alerts).isEmpty()
            rig.pass(1.milliseconds)
            assertThat(rig["EURUSD"].isStale).isTrue()
            assertThat(rig.alerts.single().text).isEqualTo("no quote for 1s")
            rig.pass(10.seconds)
            assertThat(rig.kinds).containsExactly(Alert.Kind.STALE)

            rig.quote("EURUSD", 100, 102)
            assertThat(rig["EURUSD"].isStale).isFalse()
            rig.pass(1.seconds)
            assertThat(rig.kinds).containsExactly(Alert.Kind.STALE, Alert.Kind.REVIVED, Alert.Kind.STALE)
        }
    }

    @Test
    fun onlyWhatWasQuotedIsWaitedFor() {
        Rig(folder).use { rig ->
            rig.hello()
            assertThat(rig.trading.wheel.size()).isEqualTo(1) // the snapshots'
            rig.quote("EURUSD", 100, 102)
            rig.quote("EURUSD", 100, 102)
            assertThat(rig.trading.wheel.size()).isEqualTo(2)
        }
    }

    @Test
    fun theOperatorHaltsAndResumes() {
        Rig(folder, limits = Limits(edge = 3.0)).use { rig ->
            rig.hello()
            rig.quote("EURUSD", 1_000, 1_002)
            assertThat(tellHalt(rig, "eurusd", true)).isEqualTo("EURUSD is halted")
            rig.quote("EURUSD", 2_000, 2_002)
            assertThat(rig["EURUSD"].position).isZero()
            assertThat(tellHalt(rig, "EURUSD", false)).isEqualTo("EURUSD is traded again")
            rig.quote("EURUSD", 2_000, 2_002)
            assertThat(rig["EURUSD"].position).isEqualTo(-1)
            assertThat(rig.kinds).containsExactly(Alert.Kind.OPERATOR, Alert.Kind.OPERATOR)
        }
    }

    private fun tellHalt(
        rig: Rig,
        symbol: String,
        isHalted: Boolean,
    ): String {
        val done = CompletableFuture<String>()
        rig.trading.controls.offer(Control.Halt(symbol, isHalted, done))
        rig.turnUntil(done::isDone)
        return done.join()
    }

    @Test
    fun newLimitsHoldFromTheNextQuoteOn() {
        Rig(folder, limits = Limits(position = 0, edge = 3.0)).use { rig ->
            rig.hello()
            rig.quote("EURUSD", 1_000, 1_002)
            rig.quote("EURUSD", 2_000, 2_002)
            assertThat(rig["EURUSD"].position).isZero()
            rig.trading.controls.offer(Control.Replace(Limits(position = 1, edge = 3.0)))
            rig.turnUntil { Alert.Kind.OPERATOR in rig.kinds }
            rig.quote("EURUSD", 2_000, 2_002)
            assertThat(rig["EURUSD"].position).isEqualTo(-1)
        }
    }

    @Test
    fun noMoreSnapshotsAreOutThanThereAre() {
        Rig(folder).use { rig ->
            rig.hello()
            rig.quote("USDJPY", 15_100_000, 15_101_000)
            repeat(8) { rig.pass(1.hours) }
            assertThat(rig.trading.shown.size()).isEqualTo(4) // nobody has given one back
        }
    }
}
