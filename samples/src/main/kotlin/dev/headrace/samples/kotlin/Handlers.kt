package dev.headrace.samples.kotlin

import dev.headrace.kotlin.handler

data class Tick(
    val symbol: String,
    val price: Double,
)

// #region handlers
fun onTick(tick: Tick) = println("${tick.symbol} at ${tick.price}")

fun main() {
    val named = handler(::onTick)
    val unnamed = handler<Tick> { println("seen ${it.price}") }

    for (handler in listOf(named, unnamed)) {
        println("${handler.name()}:")
        handler.run(Tick("EURUSD", 1.0712))
    }
}
// #endregion handlers
