package dev.headrace.samples.kotlin.sessions

import dev.headrace.kotlin.contextBatch
import dev.headrace.kotlin.contextPipeline
import dev.headrace.kotlin.end
import dev.headrace.kotlin.guard
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.then
import dev.headrace.kotlin.world
import dev.headrace.world.Res

// #region session
data class Limits(
    val max: Int,
)

data class Order(
    val symbol: String,
    val quantity: Int,
)

class Session(
    val user: String,
    var sent: Int = 0,
)

fun accept(
    session: Session,
    order: Order,
) {
    session.sent += order.quantity
    println("${session.user} has sent ${session.sent}")
}

fun allowed(
    session: Session,
    limits: Res<Limits>,
    order: Order,
) = session.sent + order.quantity <= limits().max

fun listed(order: Order): Order = order.also { require(it.symbol == "EURUSD") { "it is not listed" } }
// #endregion session

fun main() {
    val world = world { resource(Limits(100)) }
    val ann = Session("ann")
    val bob = Session("bob")

    // #region run
    val orders = world.contextPipeline<Session, Order>("orders") { guard(::allowed) then ::listed end ::accept }
    orders.run(ann, Order("EURUSD", 60))
    orders.run(ann, Order("EURUSD", 60)) // not allowed: 120 in all
    orders.run(bob, Order("EURUSD", 60))
    // #endregion run

    // #region batch
    val batch =
        world
            .contextBatch<Session, Order>("orders", 64) { guard(::allowed) then ::listed end ::accept }
            .onItemError { session, order, thrown -> println("${session.user} can't send ${order.symbol}: ${thrown.message}") }
    batch.addAll(listOf(Order("EURUSD", 10), Order("GBPUSD", 10), Order("EURUSD", 20)))
    println("${batch.run(bob)} orders of ${bob.user}")
    // #endregion batch
}
