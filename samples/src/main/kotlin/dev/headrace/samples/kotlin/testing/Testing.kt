package dev.headrace.samples.kotlin.testing

import dev.headrace.Handler
import dev.headrace.clock.EventClock
import dev.headrace.clock.ManualClock
import dev.headrace.kotlin.advance
import dev.headrace.kotlin.dispatch
import dev.headrace.kotlin.dispatchAll
import dev.headrace.kotlin.guard
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.journal
import dev.headrace.kotlin.pipeline
import dev.headrace.kotlin.recordingHandler
import dev.headrace.kotlin.res
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.testHarness
import dev.headrace.kotlin.then
import dev.headrace.kotlin.world
import dev.headrace.world.Res
import dev.headrace.world.Resources
import kotlin.time.Duration.Companion.milliseconds

// #region subject
data class Limits(
    val max: Int,
)

data class Order(
    val symbol: String,
    val quantity: Int,
)

data class Sent(
    val order: Order,
    val millis: Long,
)

fun withinLimits(
    limits: Res<Limits>,
    order: Order,
) = order.quantity <= limits().max

fun stamp(
    clock: Res<EventClock>,
    order: Order,
) = Sent(order, clock().millis())

fun orders(
    world: Resources,
    gateway: Handler<Sent>,
): Handler<Order> = world.pipeline<Order>("orders") { guard(::withinLimits) then ::stamp dispatch gateway }
// #endregion subject

fun functions() {
    // #region function
    val limits = world { resource(Limits(100)) }.res<Limits>()
    println(withinLimits(limits, Order("EURUSD", 100)))
    println(withinLimits(limits, Order("EURUSD", 101)))
    // #endregion function
}

fun harness() {
    // #region harness
    val time = ManualClock.startingAt(0)
    val gateway = recordingHandler<Sent>("gateway")
    testHarness {
        resource(time.clock())
        resource(Limits(100))
    }.use { harness ->
        val orders = orders(harness.world(), gateway)

        harness.dispatch(orders, Order("EURUSD", 60))
        time.advance(250.milliseconds)
        time.sync() // as the loop does once a turn
        harness.dispatchAll(orders, Order("EURUSD", 101), Order("GBPUSD", 1))

        gateway.events().forEach(::println)
        println("sequence ${harness.world().sequence().get()}")
    }
    // #endregion harness
}

fun replay() {
    // #region replay
    val journal = journal<Order>()
    val live = recordingHandler<Sent>("gateway")
    val time = ManualClock.startingAt(0)
    val world =
        world {
            resource(time.clock())
            resource(Limits(100))
        }
    val orders = journal.recording(world.sequence(), time.clock(), orders(world, live))
    orders(Order("EURUSD", 60))
    time.advance(250.milliseconds)
    time.sync()
    orders(Order("GBPUSD", 70))

    val again = recordingHandler<Sent>("gateway")
    val past = ManualClock.startingAt(0)
    val another =
        world {
            resource(past.clock())
            resource(Limits(100))
        }
    journal.replay(another.sequence(), past, orders(another, again))
    println("$journal, the same again: ${again.events() == live.events()}")
    // #endregion replay
}

fun main() {
    functions()
    harness()
    replay()
}
