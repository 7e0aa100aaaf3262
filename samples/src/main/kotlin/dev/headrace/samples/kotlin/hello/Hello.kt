package dev.headrace.samples.kotlin.hello

import dev.headrace.kotlin.end
import dev.headrace.kotlin.guard
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.onAbsent
import dev.headrace.kotlin.pipeline
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.world
import dev.headrace.world.Res

// #region hello
class Limits(
    val max: Int,
)

class Order(
    val symbol: String,
    val quantity: Int,
)

fun withinLimits(
    limits: Res<Limits>,
    order: Order,
) = order.quantity <= limits().max

fun main() {
    val world = world { resource(Limits(100)) }
    val orders =
        world.pipeline<Order>("orders") {
            guard(::withinLimits) onAbsent { println("refused") } end { println("routed ${it.quantity} ${it.symbol}") }
        }

    orders(Order("EURUSD", 50))
    orders(Order("GBPUSD", 500))
}
// #endregion hello
