package dev.headrace.samples.desk.office

import java.util.Locale

/** How it all went, when it is over. */
object DeskReport {
    fun of(
        ledger: Ledger,
        isPaced: Boolean,
        reason: String,
    ): String {
        val now = ledger.latest
        return buildString {
            appendLine("the market desk, over after %.1f s of quotes: %s".format(Locale.ROOT, ledger.elapsed, reason))
            line("quotes", "%,d received, %,d lost; %s".format(Locale.ROOT, now.received, now.lost, streams(ledger)))
            line("throughput", throughput(ledger))
            latency(ledger, isPaced).forEach { (name, text) -> line(name, text) }
            line("allocation", allocation(ledger))
            line("turns", "%,d of the loop, %,d passes of risk".format(Locale.ROOT, now.turns, now.passes))
            line("trades", "%,d of %,d strong signals".format(Locale.ROOT, now.filled, now.strong))
            line("alerts", alerts(ledger))
            append("  %-11s %d".format("reloads", ledger.reloads))
        }
    }

    private fun StringBuilder.line(
        name: String,
        text: String,
    ) {
        appendLine("  %-11s %s".format(name, text))
    }

    private fun streams(ledger: Ledger): String {
        val now = ledger.latest
        return "streams: ${now.streams}, of which ${now.ended} said their end" + if (now.torn > 0) " and ${now.torn} were torn" else ""
    }

    private fun throughput(ledger: Ledger): String {
        val mark = ledger.warmAt
        val all = ledger.latest.received / ledger.elapsed.coerceAtLeast(1e-3)
        if (mark == null) return "%,.0f quotes/s".format(Locale.ROOT, all)
        val warm = (ledger.latest.received - mark.received) / ((ledger.latest.nanos - mark.nanos) / 1e9).coerceAtLeast(1e-3)
        return "%,.0f quotes/s; %,.0f when warm".format(Locale.ROOT, all, warm)
    }

    /** Without a timetable there is no time at which a quote should have been sent, and so nothing honest to be said. */
    private fun latency(
        ledger: Ledger,
        isPaced: Boolean,
    ): List<Pair<String, String>> =
        when {
            !isPaced -> {
                listOf("latency" to "not measured: at full speed each quote waits for those before it, and how long says nothing")
            }

            ledger.latest.clocksDiffer -> {
                listOf("latency" to "not known: the clocks of the feed and the desk differ")
            }

            else -> {
                listOf(
                    "latency" to "from when a quote was to be sent to when all was done for it, the feed's own delays included",
                    "  warm" to StatusLine.percentiles(ledger.warm),
                    "  all" to StatusLine.percentiles(ledger.all),
                )
            }
        }

    private fun allocation(ledger: Ledger): String =
        ledger.bytesPerQuote?.let {
            "%.4f B a quote on the loop's thread when warm: %,d B in all, and %,d B for alerts".format(
                Locale.ROOT,
                it,
                ledger.bytesForAllElse,
                ledger.bytesForAlerts,
            )
        } ?: "not known: it ended before it was warm"

    private fun alerts(ledger: Ledger): String =
        ledger.alertCounts.entries
            .sortedByDescending { it.value }
            .joinToString(", ") { "${it.value} ${it.key.name.lowercase()}" }
            .ifEmpty { "none" }
}
