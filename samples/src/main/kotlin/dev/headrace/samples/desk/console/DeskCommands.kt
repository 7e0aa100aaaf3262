package dev.headrace.samples.desk.console

import dev.headrace.channel.Command
import dev.headrace.channel.Event
import java.util.Optional

// What the desk can be told by others, and what it tells them. The console in another process needs none of these classes: it
// learns the commands and what they take from the desk.

@JvmRecord
data class TopRequest(
    val count: Optional<Int>,
)

@JvmRecord
data class SymbolRequest(
    val symbol: String,
)

@JvmRecord
data class Row(
    val symbol: String,
    val bid: String,
    val ask: String,
    val perSecond: Long,
    val position: Int,
    val state: String,
)

@JvmRecord
data class Rows(
    val rows: List<Row>,
)

@JvmRecord
data class Stats(
    val seconds: Double,
    val quotes: Long,
    val lost: Long,
    val perSecond: Long,
    val latency: String,
    val bytesPerQuote: String,
    val stale: Int,
    val alerts: Long,
    val reloads: Int,
)

@JvmRecord
data class LimitsNow(
    val position: Int,
    val exposure: Int,
    val edge: Double,
    val staleAfter: String,
)

@JvmRecord
data class Raised(
    val kind: String,
    val subject: String,
    val text: String,
)

// #region commands
object DeskCommands {
    val STATS: Command<Void, Stats> = Command.of("desk.stats", Void::class.java, Stats::class.java)
    val TOP: Command<TopRequest, Rows> = Command.of("desk.top", TopRequest::class.java, Rows::class.java)
    val LIMITS: Command<Void, LimitsNow> = Command.of("desk.limits", Void::class.java, LimitsNow::class.java)
    val HALT: Command<SymbolRequest, String> = Command.of("desk.halt", SymbolRequest::class.java, String::class.java)
    val RESUME: Command<SymbolRequest, String> = Command.of("desk.resume", SymbolRequest::class.java, String::class.java)
    val RELOAD: Command<Void, String> = Command.of("desk.reload", Void::class.java, String::class.java)

    val ALERT: Event<Raised> = Event.of("desk.alert", Raised::class.java)
}
// #endregion commands
