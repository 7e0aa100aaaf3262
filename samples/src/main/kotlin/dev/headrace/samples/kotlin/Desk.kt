package dev.headrace.samples.kotlin

import dev.headrace.Result
import dev.headrace.kotlin.attempt
import dev.headrace.kotlin.change
import dev.headrace.kotlin.dag
import dev.headrace.kotlin.dispatch
import dev.headrace.kotlin.end
import dev.headrace.kotlin.getValue
import dev.headrace.kotlin.guard
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.merge
import dev.headrace.kotlin.onError
import dev.headrace.kotlin.pipeline
import dev.headrace.kotlin.provideDelegate
import dev.headrace.kotlin.res
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.root
import dev.headrace.kotlin.tap
import dev.headrace.kotlin.then
import dev.headrace.kotlin.world
import dev.headrace.world.Res
import dev.headrace.world.ResMut

// #region functions
data class DealLimits(
    val max: Int,
)

data class Position(
    val quantity: Int,
)

data class Deal(
    val symbol: String,
    val quantity: Int,
)

fun withinLimits(
    limits: Res<DealLimits>,
    deal: Deal,
): Boolean = deal.quantity <= limits().max

fun route(
    listed: Res<List<String>>,
    deal: Deal,
): Result<Deal, String> = if (deal.symbol in listed()) Result.ok(deal) else Result.fail("${deal.symbol} is not listed")

fun book(
    position: ResMut<Position>,
    deal: Deal,
) = position.change { Position(it.quantity + deal.quantity) }
// #endregion functions

fun main() {
    // #region flows
    val world =
        world("desk") {
            resource(DealLimits(100))
            resource(Position(0))
            resource(listOf("EURUSD", "GBPUSD"))
        }
    val position by world.res<Position>()

    val audit =
        world.dag<Deal>("audit") {
            val symbol by root { it.symbol }
            val left by root { limits: Res<DealLimits>, deal -> limits().max - deal.quantity }
            merge(symbol, left) { name, rest -> "$name leaves $rest" } end { println(it) }
        }
    val deals =
        world.pipeline<Deal>("deals") {
            guard(::withinLimits) attempt ::route onError { println(it) } tap ::book dispatch audit
        }

    listOf(Deal("EURUSD", 60), Deal("EURUSD", 600), Deal("XXXYYY", 1), Deal("GBPUSD", 30)).forEach { deals(it) }
    println(position)
    // #endregion flows
    print(deals.graph().toText())
}
