package dev.headrace.samples.kotlin.batches

import dev.headrace.flow.BatchPipeline
import dev.headrace.kotlin.batch
import dev.headrace.kotlin.change
import dev.headrace.kotlin.end
import dev.headrace.kotlin.getValue
import dev.headrace.kotlin.guard
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.res
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.then
import dev.headrace.kotlin.world
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.World

// #region steps
data class Tick(
    val symbol: String,
    val price: Int,
)

data class Listed(
    val symbols: List<String>,
)

data class Total(
    val ticks: Int,
    val price: Int,
)

fun isListed(
    listed: Res<Listed>,
    tick: Tick,
) = tick.symbol in listed().symbols

fun price(tick: Tick): Int {
    require(tick.price >= 0) { "${tick.symbol} has a price of ${tick.price}" }
    return tick.price
}

fun add(
    total: ResMut<Total>,
    price: Int,
) = total.change { Total(it.ticks + 1, it.price + price) }
// #endregion steps

fun ticks(world: World): BatchPipeline<Tick> =
    // #region batch
    world.batch<Tick>("ticks", capacity = 64) { guard(::isListed) then ::price end ::add }
// #endregion batch

// #region main
fun main() {
    val world =
        world {
            resource(Listed(listOf("EURUSD", "USDJPY")))
            resource(Total(0, 0))
        }
    val total by world.res<Total>()
    val ticks = ticks(world)

    ticks.add(Tick("EURUSD", 107)) // as they come
    ticks.add(Tick("XXXYYY", 1))
    ticks.add(Tick("USDJPY", 151))
    println("${ticks.size()} wait")
    println("${ticks.run()} ran: $total")

    ticks.onItemError { _, thrown -> println("left out: ${thrown.message}") }
    ticks.addAll(listOf(Tick("EURUSD", -1), Tick("EURUSD", 108)))
    println("${ticks.run()} ran: $total")
}
// #endregion main
