package dev.headrace.samples.kotlin.quotes

import dev.headrace.Handler
import dev.headrace.kotlin.change
import dev.headrace.kotlin.dag
import dev.headrace.kotlin.dispatch
import dev.headrace.kotlin.end
import dev.headrace.kotlin.getValue
import dev.headrace.kotlin.guard
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.merge
import dev.headrace.kotlin.pipeline
import dev.headrace.kotlin.provideDelegate
import dev.headrace.kotlin.res
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.root
import dev.headrace.kotlin.then
import dev.headrace.kotlin.world
import dev.headrace.world.ResMut
import dev.headrace.world.Resources

// #region steps
data class Ticks(
    val count: Int,
)

data class Tick(
    val bid: Double,
    val ask: Double,
)

data class Book(
    val bid: Double,
    val ask: Double,
)

data class Quote(
    val mid: Double,
    val spread: Double,
)

fun apply(
    ticks: ResMut<Ticks>,
    tick: Tick,
): Book {
    ticks.change { Ticks(it.count + 1) }
    return Book(tick.bid, tick.ask)
}
// #endregion steps

fun nodes(
    world: Resources,
    alerts: Handler<Quote>,
): Handler<Tick> =
    // #region nodes
    world.dag<Tick>("quotes") {
        val book by root(::apply) // the node is called as the property that holds it
        val mid by book.then { (it.bid + it.ask) / 2 }
        val spread by book.then { it.ask - it.bid }
        merge(mid, spread, ::Quote) guard { it.spread < 0 } dispatch alerts
    }
// #endregion nodes

fun fork(
    world: Resources,
    alerts: Handler<Quote>,
): Handler<Tick> =
    // #region fork
    world.pipeline<Tick>("quotes") {
        then(::apply)
            .fork()
            .arm { book -> book.then { (it.bid + it.ask) / 2 } }
            .arm { book -> book.then { it.ask - it.bid } }
            .merge(::Quote) guard { it.spread < 0 } dispatch alerts
    }
// #endregion fork

// #region main
fun main() {
    val world = world { resource(Ticks(0)) }
    val alerts = handler<Quote>("alerts") { println("crossed: $it") }
    val quotes = nodes(world, alerts)

    quotes(Tick(1.0, 1.5))
    quotes(Tick(2.0, 1.5))
    fork(world, alerts)(Tick(3.0, 1.0))

    println(world.res<Ticks>())
    print(quotes.graph().toText())
}
// #endregion main

fun absent(world: Resources): Handler<Tick> =
    // #region absent
    world.dag<Tick>("marked") {
        val wide by event().guard { it.ask - it.bid > 1 }.then { "wide" }
        val bid by root { it.bid }
        merge(bid, wide) { price, mark -> if (mark == null) "$price" else "$price $mark" } end { println(it) }
    }
// #endregion absent
