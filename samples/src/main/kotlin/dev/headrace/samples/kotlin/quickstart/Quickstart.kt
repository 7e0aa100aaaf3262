package dev.headrace.samples.kotlin.quickstart

import dev.headrace.kotlin.change
import dev.headrace.kotlin.command
import dev.headrace.kotlin.commandRegistry
import dev.headrace.kotlin.component1
import dev.headrace.kotlin.component2
import dev.headrace.kotlin.container
import dev.headrace.kotlin.end
import dev.headrace.kotlin.execute
import dev.headrace.kotlin.getValue
import dev.headrace.kotlin.guard
import dev.headrace.kotlin.inMemoryPair
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.on
import dev.headrace.kotlin.onAbsent
import dev.headrace.kotlin.onBoot
import dev.headrace.kotlin.onShutdown
import dev.headrace.kotlin.pipeline
import dev.headrace.kotlin.provider
import dev.headrace.kotlin.register
import dev.headrace.kotlin.res
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.syncRegistry
import dev.headrace.kotlin.tap
import dev.headrace.kotlin.world
import dev.headrace.world.Res
import dev.headrace.world.ResMut

// #region quickstart
data class Limits(
    val max: Int,
)

data class Position(
    val quantity: Int,
)

data class Order(
    val symbol: String,
    val quantity: Int,
)

val PLACE = command<Order, Int>("desk.place") // an order gives the new position

fun withinLimits(
    limits: Res<Limits>,
    position: Res<Position>,
    order: Order,
) = position().quantity + order.quantity <= limits().max

fun book(
    position: ResMut<Position>,
    order: Order,
) = position.change { Position(it.quantity + order.quantity) }

fun main() {
    // 1. A registry publishes fills to handlers that come and go; the audit is the first.
    val fills = syncRegistry<Order>("fills")
    fills.on { println("screen: ${it.quantity} ${it.symbol}") }
    fills.on(priority = 100) { println("audit: $it") }

    // 2. A world holds the resources; a pipeline is compiled for it.
    val world =
        world {
            resource(Limits(100))
            resource(Position(0))
        }
    val position by world.res<Position>()
    val orders =
        world.pipeline<Order>("orders") {
            guard(::withinLimits) onAbsent { println("refused: over the limit") } tap ::book end { fills(it) }
        }

    // 3. Commands bring orders, from this process or another.
    val desk = commandRegistry("desk")
    val client = commandRegistry("client") { router("desk") }
    val (toClient, toDesk) = inMemoryPair("client", "desk")
    desk.register(PLACE) { order ->
        orders(order)
        position.quantity
    }

    // 4. A container boots all of it in order, and shuts it down in reverse.
    val app =
        container("app") {
            provider("client", { after("desk") }) {
                onBoot { client.connect(toDesk) }
                onShutdown { client.close() }
            }
            provider("desk") {
                onBoot { desk.connect(toClient) }
                onShutdown { desk.close() }
            }
        }
    app.start()
    println("position: ${client.execute(PLACE, Order("EURUSD", 60)).join()}")
    println("position: ${client.execute(PLACE, Order("GBPUSD", 60)).join()}")
    app.shutdown()
    println(app)
}
// #endregion quickstart
