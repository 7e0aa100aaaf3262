package dev.headrace.samples.kotlin.locals

import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.template
import dev.headrace.kotlin.world
import dev.headrace.world.Local
import dev.headrace.world.World

// #region local
data class Tick(
    val symbol: String,
    val price: Int,
)

class Highest {
    var price = 0
}

fun onTick(
    highest: Local<Highest>,
    tick: Tick,
) {
    if (tick.price > highest.get().price) {
        highest.get().price = tick.price
        println("${tick.symbol} has never been so high: ${tick.price}")
    }
}

fun main() {
    val world = world { }
    val euro = world.handler(::onTick)
    val yen = world.handler(::onTick) // has a Highest of its own

    euro(Tick("EURUSD", 107))
    yen(Tick("USDJPY", 90))
    euro(Tick("EURUSD", 106))
    euro(Tick("EURUSD", 108))
    // #endregion local
    many(world)
}

fun many(world: World) {
    // #region template
    val highest = world.template(::onTick)
    val pound = highest.stamp() // a small object, with a Highest of its own
    // #endregion template
    pound(Tick("GBPUSD", 1))
}
