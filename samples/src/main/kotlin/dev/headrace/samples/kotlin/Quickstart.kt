package dev.headrace.samples.kotlin

import dev.headrace.Result
import dev.headrace.kotlin.getOrElse
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke

// #region quickstart
data class Order(
    val symbol: String,
    val quantity: Int,
)

fun withinLimit(order: Order): Result<Order, String> =
    if (order.quantity <= 100) Result.ok(order) else Result.fail("${order.quantity} is over the limit of 100")

fun answer(order: Order): String =
    withinLimit(order)
        .map { "routed ${it.quantity}" }
        .getOrElse { "refused: $it" }

fun main() {
    val desk = handler<Order>("desk") { println("${it.symbol} ${answer(it)}") }

    desk(Order("EURUSD", 50))
    desk(Order("GBPUSD", 500))
}
// #endregion quickstart
