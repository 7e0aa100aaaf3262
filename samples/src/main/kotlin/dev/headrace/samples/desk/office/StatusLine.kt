package dev.headrace.samples.desk.office

import dev.headrace.samples.desk.market.Snapshot
import org.HdrHistogram.Histogram
import java.util.Locale

/** How it goes, in a line. */
object StatusLine {
    fun of(ledger: Ledger): String {
        val now = ledger.latest
        val stale = now.state.count { it == Snapshot.STALE }
        return "%4.0f s %,12.0f quotes/s   %s   lost %d   stale %d   alerts %d   %s".format(
            Locale.ROOT,
            ledger.elapsed,
            ledger.rate,
            percentiles(ledger.recent()),
            now.lost,
            stale,
            ledger.alertCount,
            ledger.bytesPerQuote?.let { "%.3f B/quote".format(Locale.ROOT, it) } ?: "warming up",
        )
    }

    fun percentiles(latency: Histogram): String =
        if (latency.totalCount == 0L) {
            "no latencies"
        } else {
            listOf(50.0 to "p50", 99.0 to "p99", 99.9 to "p99.9")
                .joinToString("  ") { (percent, name) -> "$name ${time(latency.getValueAtPercentile(percent))}" } +
                "  max ${time(latency.maxValue)}"
        }

    fun time(nanos: Long): String =
        when {
            nanos < 1_000 -> "$nanos ns"
            nanos < 10_000 -> "%.1f µs".format(Locale.ROOT, nanos / 1e3)
            nanos < 1_000_000 -> "%.0f µs".format(Locale.ROOT, nanos / 1e3)
            nanos < 10_000_000 -> "%.1f ms".format(Locale.ROOT, nanos / 1e6)
            nanos < 1_000_000_000 -> "%.0f ms".format(Locale.ROOT, nanos / 1e6)
            else -> "%.2f s".format(Locale.ROOT, nanos / 1e9)
        }
}
