@file:JvmName("QuickstartKotlin")

package dev.headrace.samples

import dev.headrace.Result
import dev.headrace.kotlin.getOrElse
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke

// #region quickstart
internal data class Trade(
    val symbol: String,
    val quantity: Int,
)

internal fun withinLimit(trade: Trade): Result<Trade, String> =
    if (trade.quantity <= 100) Result.ok(trade) else Result.fail("${trade.quantity} is over the limit of 100")

internal fun answer(trade: Trade): String =
    withinLimit(trade)
        .map { "routed ${it.quantity}" }
        .getOrElse { "refused: $it" }

public fun main() {
    val desk = handler<Trade>("desk") { println("${it.symbol} ${answer(it)}") }

    desk(Trade("EURUSD", 50))
    desk(Trade("GBPUSD", 500))
}
// #endregion quickstart
