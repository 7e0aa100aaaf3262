package dev.headrace.samples.desk.office

import dev.headrace.samples.desk.feed.Currency
import dev.headrace.samples.desk.feed.CurrencyPair
import dev.headrace.samples.desk.market.Alert
import dev.headrace.samples.desk.market.Snapshot
import dev.headrace.samples.desk.market.Tally
import org.HdrHistogram.Histogram
import java.util.ArrayDeque

/** What the office knows of the desk: the newest snapshot, and what can be said from one to the next. A resource of its world. */
class Ledger(
    val pairs: List<CurrencyPair>,
    private val warmUpNanos: Long,
) {
    /** The newest snapshot; the one before it is given back. */
    var latest = Snapshot(pairs.size, Currency.entries.size)
        private set

    /** Quotes a second of each instrument, and of all. */
    val rates = DoubleArray(pairs.size)
    var rate = 0.0
        private set

    /** What a counter gained each second, between the last two snapshots. */
    private var before: LongArray = LongArray(Counter.entries.size)
    private var now: LongArray = before
    private var seconds = 0.0

    /** The middle of each instrument's price, as it was in the last snapshots. */
    val history: Array<ArrayDeque<Double>> = Array(pairs.size) { ArrayDeque(MEMORY) }

    val all: Histogram = Tally.newHistogram()
    val warm: Histogram = Tally.newHistogram()
    private val recent = ArrayDeque<Histogram>()

    val alerts = ArrayDeque<Alert>()
    val alertCounts: MutableMap<Alert.Kind, Long> = mutableMapOf()
    var reloads = 0

    private var began = 0L
    var warmAt: Mark? = null
        private set

    /** How far it was when everything was warm: who asks what a quote costs asks from there. */
    data class Mark(
        val nanos: Long,
        val received: Long,
        val allocated: Long,
        val allocatedByAlerts: Long,
    )

    /** Takes a snapshot; gives the one that it took before. */
    fun take(snapshot: Snapshot): Snapshot {
        val former = latest
        latest = snapshot
        if (snapshot.received > 0 && began == 0L) began = snapshot.nanos
        if (warmAt == null && began != 0L && snapshot.nanos - began >= warmUpNanos) warmAt = mark()
        compare(former, snapshot)
        keep(snapshot.latency)
        return former
    }

    private fun mark() = Mark(latest.nanos, latest.received, latest.allocated, latest.allocatedByAlerts)

    private fun compare(
        former: Snapshot,
        snapshot: Snapshot,
    ) {
        if (former.nanos == 0L || snapshot.nanos <= former.nanos) return
        seconds = (snapshot.nanos - former.nanos) / 1e9
        rate = (snapshot.received - former.received) / seconds
        before = now
        now = Counter.entries.map { it.of(snapshot) }.toLongArray()
        for (i in rates.indices) {
            rates[i] = (snapshot.quotes[i] - former.quotes[i]) / seconds
            if (snapshot.quotes[i] > 0) remember(history[i], (snapshot.bid[i] + snapshot.ask[i]) * 0.5)
        }
    }

    private fun <T : Any> remember(
        memory: ArrayDeque<T>,
        value: T,
        most: Int = MEMORY,
    ) {
        if (memory.size == most) memory.removeFirst()
        memory.add(value)
    }

    private fun keep(latency: Histogram) {
        all.add(latency)
        if (warmAt != null) warm.add(latency)
        remember(recent, latency.copy(), RECENT)
    }

    /** Latencies of the last two seconds. */
    fun recent(): Histogram = Tally.newHistogram().also { sum -> recent.forEach(sum::add) }

    /** How much a counter gains a second. */
    fun rate(counter: Counter): Double = if (seconds == 0.0) 0.0 else (now[counter.ordinal] - before[counter.ordinal]) / seconds

    fun heard(alert: Alert) {
        alertCounts.merge(alert.kind, 1, Long::plus)
        remember(alerts, alert)
    }

    val alertCount: Long get() = alertCounts.values.sum()

    /** Since the first quote, in seconds. */
    val elapsed: Double get() = if (began == 0L) 0.0 else (latest.nanos - began) / 1e9

    /** Bytes that the loop's thread has allocated for alerts since all was warm. */
    val bytesForAlerts: Long get() = warmAt?.let { latest.allocatedByAlerts - it.allocatedByAlerts } ?: 0

    /** The same for all else. */
    val bytesForAllElse: Long get() = warmAt?.let { latest.allocated - it.allocated - bytesForAlerts } ?: 0

    /** What that is for each quote; nothing is known before all is warm. */
    val bytesPerQuote: Double?
        get() = warmAt?.let { latest.received - it.received }?.takeIf { it > 0 }?.let { bytesForAllElse.toDouble() / it }

    private companion object {
        const val MEMORY = 60
        const val RECENT = 8
    }
}
