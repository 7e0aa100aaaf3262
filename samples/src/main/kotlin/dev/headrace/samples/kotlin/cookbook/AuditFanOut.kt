package dev.headrace.samples.kotlin.cookbook

import dev.headrace.kotlin.fanOut
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.on
import dev.headrace.kotlin.syncRegistry

data class Trade(
    val symbol: String,
    val quantity: Int,
)

// #region audit
class Audit {
    val kept = mutableListOf<Trade>()

    fun write(trade: Trade) {
        check(trade.quantity != 0) { "an empty trade can't be written" }
        kept += trade
    }
}
// #endregion audit

private fun anyway() {
    // #region anyway
    val audit = Audit()
    val trades = syncRegistry<Trade>("trades")
    trades.onFailure { println("${it.handler()}: ${it.cause().message}") }
    trades.on({ named("audit").priority(1000) }, audit::write) // before all others
    trades.on({ named("screen") }) { println("shown $it") }

    trades(Trade("EURUSD", 30))
    trades(Trade("EURUSD", 0)) // not written, and shown all the same
    // #endregion anyway
    println("${audit.kept.size} in the audit")
}

private fun orNotAtAll() {
    // #region or-not-at-all
    val audit = Audit()
    val write = handler("audit", audit::write)
    val gateway = handler<Trade>("gateway") { println("sent $it") }
    val trades = fanOut("trades", write, gateway)

    trades(Trade("EURUSD", 30))
    try {
        trades(Trade("EURUSD", 0)) // not written, so it is not sent
    } catch (e: IllegalStateException) {
        println("refused: ${e.message}")
    }
    // #endregion or-not-at-all
    println("${audit.kept.size} in the audit")
}

object AuditFanOut {
    @JvmStatic
    fun main(args: Array<String>) {
        anyway()
        orNotAtAll()
    }
}
