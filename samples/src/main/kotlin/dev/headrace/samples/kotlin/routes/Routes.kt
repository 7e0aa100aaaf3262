package dev.headrace.samples.kotlin.routes

import dev.headrace.Handler
import dev.headrace.kotlin.case
import dev.headrace.kotlin.dispatch
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.pipeline
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.route
import dev.headrace.kotlin.select
import dev.headrace.kotlin.world
import dev.headrace.world.Res
import dev.headrace.world.Resources

enum class Side { BUY, SELL }

data class Large(
    val quantity: Int,
)

data class Order(
    val side: Side,
    val quantity: Int,
)

// #region route
fun isLarge(
    large: Res<Large>,
    order: Order,
) = order.quantity >= large().quantity

fun venues(
    world: Resources,
    auction: Handler<Order>,
    bids: Handler<Order>,
    offers: Handler<Order>,
): Handler<Order> =
    world.pipeline<Order>("venues") {
        route(
            ::isLarge,
            { it dispatch auction },
            { small ->
                small
                    .select { it.side }
                    .case(Side.BUY) { it dispatch bids }
                    .case(Side.SELL) { it dispatch offers }
                    .exhaustive()
            },
        )
    }
// #endregion route

fun venue(name: String) = handler<Order>(name) { println("$name get ${it.quantity}") }

fun main() {
    val world = world { resource(Large(1_000)) }
    val venues = venues(world, venue("auctions"), venue("bids"), venue("offers"))
    venues(Order(Side.BUY, 20))
    venues(Order(Side.SELL, 30))
    venues(Order(Side.SELL, 5_000))
}
