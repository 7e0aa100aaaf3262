package dev.headrace.samples.desk.market

import dev.headrace.clock.ManualClock
import dev.headrace.kotlin.on
import dev.headrace.registry.SyncRegistry
import dev.headrace.samples.desk.feed.Address
import dev.headrace.samples.desk.feed.CurrencyPair
import dev.headrace.samples.desk.feed.QuoteLayout
import dev.headrace.samples.desk.feed.putQuote
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.channels.SocketChannel
import java.nio.file.Path
import kotlin.time.Duration
import kotlin.time.Duration.Companion.hours

/** A desk without threads, whose time the test moves, and a feed that says what the test says. */
class Rig(
    folder: Path,
    instruments: Int = 3,
    limits: Limits = Limits(),
) : AutoCloseable {
    val pairs = CurrencyPair.first(instruments)
    val time: ManualClock = ManualClock.startingAt(0)
    val alerts = mutableListOf<Alert>()
    private val registry = SyncRegistry.create<Alert>("alerts").also { it.on { alert -> alerts += alert } }
    private val address = Address.Unix(folder.resolve("feed.sock"))
    private val listener = address.listen()
    val trading = Trading(pairs, limits, time, { time.clock().nanos() }, registry, Trading.shown(), showEach = 1.hours)
    val tally = trading.tally
    private val bytes = ByteBuffer.allocateDirect(1 shl 16).order(ByteOrder.LITTLE_ENDIAN)
    private var sequence = 0L

    init {
        trading.take(listener)
    }

    val feed: SocketChannel = address.connect()

    operator fun get(symbol: String): Instrument = checkNotNull(trading.market.find(symbol))

    val kinds: List<Alert.Kind> get() = alerts.map { it.kind }

    fun hello(): Rig = tell { putQuote(QuoteLayout.MAGIC, time.clock().nanos(), QuoteLayout.HELLO, pairs.size.toLong(), 0, 0) }

    /** Quotes one instrument, and has the desk take it. */
    fun quote(
        symbol: String,
        bid: Long,
        ask: Long,
    ) {
        val expected = tally.received + 1
        tell { putQuote(sequence++, 0, get(symbol).index, bid, ask, 1) }
        turnUntil { tally.received == expected }
        trading.loop.turn() // reactors and risk have seen it too
    }

    /** Sends bytes as they are. */
    fun tell(what: ByteBuffer.() -> Unit): Rig {
        bytes.clear().what()
        bytes.flip()
        while (bytes.hasRemaining()) feed.write(bytes)
        return this
    }

    /** Lets time go by, and has the desk see it. */
    fun pass(time: Duration) {
        this.time.advance(time.inWholeNanoseconds)
        trading.loop.turn()
    }

    fun turnUntil(isDone: () -> Boolean) {
        while (!isDone()) trading.loop.turn()
    }

    override fun close() {
        feed.close()
        trading.close()
        listener.close()
        address.release()
    }
}
