package dev.headrace.samples.kotlin.combining

import dev.headrace.Handler
import dev.headrace.kotlin.add
import dev.headrace.kotlin.broadcast
import dev.headrace.kotlin.callback
import dev.headrace.kotlin.callbackTemplate
import dev.headrace.kotlin.contramap
import dev.headrace.kotlin.fanOut
import dev.headrace.kotlin.guarded
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.world
import dev.headrace.world.Res
import dev.headrace.world.World

data class Limits(
    val max: Int,
)

data class Order(
    val quantity: Int,
)

// #region context
class Session(
    var refused: Int = 0,
)

fun limit(
    session: Session,
    limits: Res<Limits>,
    order: Order,
) {
    if (order.quantity > limits().max) session.refused++
}
// #endregion context

fun callback(world: World) {
    // #region callback
    val desk = world.callback(Session(), ::limit)
    desk.handler()(Order(300))
    println("refused: ${desk.context().refused}")
    // #endregion callback
}

fun template(world: World) {
    // #region template
    val desks = world.callbackTemplate(::limit)
    val one = desks.stamp(Session())
    val other = desks.stamp(Session())
    one.handler()(Order(300))
    println("${one.context().refused} and ${other.context().refused}")
    // #endregion template
}

fun several() {
    // #region fan-out
    val journal = handler<Order>("journal") { println("kept $it") }
    val gateway = handler<Order>("gateway") { println("sent $it") }
    val orders = fanOut("orders", journal, gateway)
    orders(Order(30))
    // #endregion fan-out
}

fun comingAndGoing() {
    // #region broadcast
    val orders = broadcast<Order>("orders")
    val screen = orders.add { println("shown $it") }
    orders(Order(30))
    screen.close()
    orders(Order(40))
    // #endregion broadcast
}

// #region adapt
fun parse(text: String): Order = Order(text.trim().toInt())

fun texts(orders: Handler<Order>): Handler<String> = orders.contramap(::parse)
// #endregion adapt

fun guarding() {
    // #region guarded
    val texts =
        texts(handler("orders") { println(it) }).guarded {
            onFailure { handler, text, _ -> println("$handler failed: $text") }
            openAfter(2)
        }
    listOf("30", "thirty", "forty").forEach { texts.handler()(it) }
    println(texts)
    // #endregion guarded
}

fun main() {
    val world = world { resource(Limits(100)) }
    callback(world)
    template(world)
    several()
    comingAndGoing()
    guarding()
}
