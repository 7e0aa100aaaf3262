package dev.headrace.samples.desk.office

import dev.headrace.graph.Graph
import dev.headrace.lifecycle.HookReport
import dev.headrace.samples.desk.feed.Currency
import dev.headrace.samples.desk.market.Alert
import dev.headrace.samples.desk.market.Snapshot
import dev.headrace.samples.desk.market.price
import org.HdrHistogram.Histogram
import tools.jackson.databind.json.JsonMapper
import kotlin.math.abs

/** What the page is told, in JSON: once what stays, then what changes, four times a second. */
class Frames(
    private val about: Map<String, Any>,
    private val quotes: Graph,
) {
    private val json = JsonMapper.builder().build()
    private val rates =
        GraphRates(
            quotes,
            Counter.QUOTES,
            mapOf("isStrong" to Counter.STRONG, "isCrossed" to Counter.CROSSED, "isBack" to Counter.REVIVED),
        )

    /** What stays as it is. */
    fun hello(timeline: List<HookReport>): String =
        json.writeValueAsString(about + mapOf("graph" to drawn(quotes), "timeline" to timeline.map(::drawn)))

    private fun drawn(graph: Graph) =
        mapOf(
            "title" to graph.title(),
            "nodes" to
                graph.nodes().map {
                    mapOf("id" to it.id(), "name" to it.name(), "kind" to it.kind(), "reads" to it.reads(), "writes" to it.writes())
                },
            "edges" to graph.edges().map { mapOf("from" to it.from(), "to" to it.to(), "label" to it.label()) },
        )

    private fun drawn(hook: HookReport) =
        mapOf(
            "provider" to hook.provider(),
            "phase" to hook.phase().toString(),
            "start" to hook.startNanos(),
            "end" to hook.endNanos(),
            "outcome" to hook.outcome().name,
        )

    /** What changes. */
    fun frame(ledger: Ledger): String {
        val now = ledger.latest
        return json.writeValueAsString(
            mapOf(
                "elapsed" to ledger.elapsed,
                "quotes" to now.received,
                "lost" to now.lost,
                "rate" to ledger.rate,
                "bytes" to ledger.bytesPerQuote,
                "nodes" to rates.of(ledger),
                "parts" to parts(ledger),
                "latency" to latency(ledger, now),
                "top" to top(ledger, TOP).map { row(ledger, it) },
                "states" to listOf(Snapshot.QUOTED, Snapshot.STALE, Snapshot.HALTED).map { state -> now.state.count { it == state } },
                "exposure" to exposure(now),
                "limits" to mapOf("position" to now.limits.position, "exposure" to now.limits.exposure),
                "alerts" to
                    ledger.alerts
                        .reversed()
                        .take(ALERTS)
                        .map(::alert),
                "alertCount" to ledger.alertCount,
                "reloads" to ledger.reloads,
            ),
        )
    }

    private fun parts(ledger: Ledger) =
        mapOf(
            "turns" to ledger.rate(Counter.TURNS),
            "requotes" to ledger.rate(Counter.REQUOTES),
            "passes" to ledger.rate(Counter.PASSES),
            "fills" to ledger.rate(Counter.FILLED),
        )

    private fun latency(
        ledger: Ledger,
        now: Snapshot,
    ): Map<String, Any>? {
        val recent = ledger.recent()
        if (recent.totalCount == 0L || now.clocksDiffer) return null
        return mapOf(
            "p50" to recent.getValueAtPercentile(50.0),
            "p99" to recent.getValueAtPercentile(99.0),
            "p999" to recent.getValueAtPercentile(99.9),
            "max" to recent.maxValue,
            "bars" to bars(recent),
        )
    }

    /** Three bars for each doubling, from a microsecond on. */
    private fun bars(latency: Histogram): List<Map<String, Any>> =
        latency
            .logarithmicBucketValues(1_000, Math.cbrt(2.0))
            .map { mapOf("to" to it.valueIteratedTo, "count" to it.countAddedInThisIterationStep) }

    private fun row(
        ledger: Ledger,
        index: Int,
    ): Map<String, Any> {
        val now = ledger.latest
        return mapOf(
            "symbol" to ledger.pairs[index].symbol,
            "bid" to price(now.bid[index]),
            "ask" to price(now.ask[index]),
            "rate" to ledger.rates[index],
            "position" to now.position[index],
            "state" to now.state[index],
            "spark" to ledger.history[index],
        )
    }

    private fun exposure(now: Snapshot) =
        now.exposure
            .withIndex()
            .sortedByDescending { abs(it.value) }
            .take(CURRENCIES)
            .map { mapOf("currency" to Currency.entries[it.index].name, "held" to it.value) }

    private fun alert(alert: Alert) =
        mapOf("kind" to alert.kind.name, "subject" to alert.subject, "text" to alert.text, "millis" to alert.millis)

    companion object {
        private const val TOP = 12
        private const val ALERTS = 12
        private const val CURRENCIES = 8

        /** The instruments that are quoted most. */
        fun top(
            ledger: Ledger,
            count: Int,
        ): List<Int> =
            ledger.pairs.indices
                .sortedByDescending { ledger.latest.quotes[it] }
                .take(count)
    }
}
