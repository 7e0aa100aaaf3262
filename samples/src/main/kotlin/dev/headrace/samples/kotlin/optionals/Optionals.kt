package dev.headrace.samples.kotlin.optionals

import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.world
import dev.headrace.world.Res

// #region optional
data class Order(
    val quantity: Int,
)

data class Limits(
    val max: Int,
)

fun onOrder(
    limits: Res<Limits>?,
    order: Order,
) {
    val refused = limits != null && order.quantity > limits().max
    println("$order${if (refused) " is refused" else " is sent"}")
}

fun main() {
    val unlimited = world { }.handler(::onOrder)
    val limited = world { resource(Limits(100)) }.handler(::onOrder)

    unlimited(Order(300))
    limited(Order(300))
    print(limited.graph().toText())
}
// #endregion optional
