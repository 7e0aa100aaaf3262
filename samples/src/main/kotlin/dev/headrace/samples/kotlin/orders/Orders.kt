package dev.headrace.samples.kotlin.orders

import dev.headrace.FailedStep
import dev.headrace.Handler
import dev.headrace.Result
import dev.headrace.flow.Fail
import dev.headrace.flow.Pipe
import dev.headrace.flow.ResultPipe
import dev.headrace.kotlin.attempt
import dev.headrace.kotlin.attemptOrFail
import dev.headrace.kotlin.catching
import dev.headrace.kotlin.change
import dev.headrace.kotlin.dispatch
import dev.headrace.kotlin.end
import dev.headrace.kotlin.guard
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.onError
import dev.headrace.kotlin.orElse
import dev.headrace.kotlin.pipe
import dev.headrace.kotlin.pipeline
import dev.headrace.kotlin.res
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.scan
import dev.headrace.kotlin.then
import dev.headrace.kotlin.thenDouble
import dev.headrace.kotlin.thenLong
import dev.headrace.kotlin.world
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.Resources
import dev.headrace.world.World
import java.io.IOException
import java.nio.file.Path
import kotlin.io.path.readText
import kotlin.math.roundToLong

// #region steps
data class Limits(
    val max: Int,
)

data class Prices(
    val bySymbol: Map<String, Int>,
)

data class Rejected(
    val count: Int,
)

data class Order(
    val symbol: String,
    val quantity: Int,
)

data class Priced(
    val order: Order,
    val price: Int,
)

data class Routed(
    val order: Order,
    val venue: String,
)

fun withinLimits(
    limits: Res<Limits>,
    order: Order,
) = order.quantity <= limits().max

fun enrich(
    prices: Res<Prices>,
    order: Order,
) = Priced(order, prices().bySymbol[order.symbol] ?: 0)

fun route(priced: Priced): Result<Routed, String> =
    if (priced.price > 0) {
        Result.ok(Routed(priced.order, if (priced.price > 100) "main" else "small"))
    } else {
        Result.fail("${priced.order.symbol} has no price")
    }

fun reject(
    rejected: ResMut<Rejected>,
    reason: String,
) {
    rejected.change { Rejected(it.count + 1) }
    println("rejected: $reason")
}
// #endregion steps

fun orders(
    world: Resources,
    gateway: Handler<Routed>,
): Handler<Order> =
    // #region pipeline
    world.pipeline<Order>("orders") {
        guard(::withinLimits) then ::enrich attempt ::route onError ::reject dispatch gateway
    }
// #endregion pipeline

// #region main
fun desk(): World =
    world {
        resource(Limits(100))
        resource(Prices(mapOf("EURUSD" to 107, "USDJPY" to 1)))
        resource(Rejected(0))
    }

fun main() {
    val world = desk()
    val gateway = handler<Routed>("gateway") { println("${it.venue} gets ${it.order}") }
    val orders = orders(world, gateway)

    orders(Order("EURUSD", 50))
    orders(Order("EURUSD", 500)) // not within the limits: absent from there on
    orders(Order("GBPUSD", 10))
    orders(Order("USDJPY", 10))

    println(world.res<Rejected>())
    print(orders.graph().toText())
}
// #endregion main

// #region fails
fun byResult(orders: Pipe<Order, Order>): ResultPipe<Order, Int, String> =
    orders attempt { order -> if (order.quantity > 0) Result.ok(order.quantity) else Result.fail("empty") }

fun lots(
    order: Order,
    fail: Fail<String>,
): Int? = if (order.quantity % 10 == 0) order.quantity / 10 else fail.with("odd lot")

fun byFail(orders: Pipe<Order, Order>): ResultPipe<Order, Int, String> = orders attemptOrFail ::lots

fun byException(orders: Pipe<Order, Order>): ResultPipe<Order, String, IOException> =
    orders.catching(IOException::class) { Path.of("notes", it.symbol).readText() }
// #endregion fails

fun twice(world: World) {
    // #region twice
    val changes = world.pipe<Order>().then { it.symbol }.dedup()

    val spoken = changes.end { println("now $it") }.build("spoken")
    val counted =
        changes
            .scan({ 0 }) { count, _ -> (count.get() + 1).also(count::set) }
            .end { println("change $it") }
            .build("counted")
    // #endregion twice

    for (symbol in listOf("EURUSD", "EURUSD", "USDJPY")) spoken(Order(symbol, 1))
    counted(Order("USDJPY", 1))
}

// #region numbers
fun notional(
    prices: Res<Prices>,
    order: Order,
): Double = order.quantity * (prices().bySymbol[order.symbol] ?: 0).toDouble()

fun numbers(world: World) {
    val fees =
        world.pipeline<Order>("fees") {
            thenDouble(::notional) guard { it > 1_000 } thenLong { (it * 0.01).roundToLong() } orElse 5 end { println("fee $it") }
        }

    fees(Order("EURUSD", 50))
    fees(Order("USDJPY", 50))
}
// #endregion numbers

// #region failed
fun share(order: Order): Int = 100 / order.quantity

fun failing(world: World) {
    val shares = world.pipeline<Order>("shares") { then(::share) end { println("share $it") } }
    val desk = world.pipeline<Order>("desk") { dispatch(shares) }
    try {
        desk(Order("EURUSD", 0))
    } catch (e: ArithmeticException) {
        println(e.message)
        FailedStep.of(e).forEach { println(it.message) }
    }
}
// #endregion failed
