package dev.headrace.kotlin

import dev.headrace.Result
import dev.headrace.world.Local
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import kotlin.Result as KotlinResult

/** What specs are about: a desk that checks orders and routes them. */
internal data class Limits(
    val max: Int,
)

internal data class Position(
    val quantity: Int = 0,
)

internal data class Order(
    val quantity: Int,
    val side: Side = Side.BUY,
)

internal enum class Side { BUY, SELL }

internal data class RichOrder(
    val order: Order,
    val venue: String,
)

internal data class Trade(
    val quantity: Int,
)

internal data class Session(
    val user: String,
    val accepted: MutableList<Int> = mutableListOf(),
)

internal class Counter {
    var count = 0
}

internal fun withinLimits(
    limits: Res<Limits>,
    order: Order,
): Boolean = order.quantity <= limits.get().max

internal fun enrich(order: Order): RichOrder = RichOrder(order, "XLON")

internal fun route(order: RichOrder): Result<RichOrder, String> = if (order.order.quantity == 13) Result.fail("13") else Result.ok(order)

internal fun routeOrThrow(order: RichOrder): KotlinResult<RichOrder> =
    runCatching { if (order.order.quantity == 13) throw IllegalStateException("13") else order }

internal fun book(
    position: ResMut<Position>,
    limits: Res<Limits>,
    order: Order,
) {
    if (order.quantity <= limits.get().max) position.set(Position(position.get().quantity + order.quantity))
}

internal fun countOrders(
    seen: Local<Counter>,
    order: Order,
): Int {
    seen.get().count += order.quantity
    return seen.get().count
}

internal fun generous(limits: Res<Limits>): Boolean = limits.get().max > 1000
