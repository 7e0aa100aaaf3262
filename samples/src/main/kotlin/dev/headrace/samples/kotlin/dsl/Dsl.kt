package dev.headrace.samples.kotlin.dsl

import dev.headrace.Handler
import dev.headrace.Result
import dev.headrace.kotlin.attempt
import dev.headrace.kotlin.attemptOrFail
import dev.headrace.kotlin.change
import dev.headrace.kotlin.component1
import dev.headrace.kotlin.component2
import dev.headrace.kotlin.dispatch
import dev.headrace.kotlin.end
import dev.headrace.kotlin.getOrElse
import dev.headrace.kotlin.getValue
import dev.headrace.kotlin.guard
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.key
import dev.headrace.kotlin.named
import dev.headrace.kotlin.on
import dev.headrace.kotlin.onAbsent
import dev.headrace.kotlin.onError
import dev.headrace.kotlin.orElse
import dev.headrace.kotlin.pipeline
import dev.headrace.kotlin.resMut
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.setValue
import dev.headrace.kotlin.syncRegistry
import dev.headrace.kotlin.tap
import dev.headrace.kotlin.then
import dev.headrace.kotlin.thenDouble
import dev.headrace.kotlin.thenLong
import dev.headrace.kotlin.thenNullable
import dev.headrace.kotlin.world
import dev.headrace.world.Qualified
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.World
import kotlin.Result as KotlinResult

// #region world
data class Exposure(
    val max: Int,
)

data class Booked(
    val quantity: Int,
)

data class Trade(
    val symbol: String,
    val quantity: Int,
)

fun desk(): World =
    world("desk") {
        resource(Exposure(100))
        resource(Exposure(20), "asia")
        resource(Booked(0))
        resource<List<String>>(listOf("EURUSD", "USDJPY"))
    }
// #endregion world

// #region functions
fun isListed(
    listed: Res<List<String>>,
    trade: Trade,
): Boolean = trade.symbol in listed()

fun bookTrade(
    booked: ResMut<Booked>,
    trade: Trade,
) = booked.change { Booked(it.quantity + trade.quantity) }
// #endregion functions

fun handlers(world: World): Handler<Trade> {
    // #region handler
    val check =
        world.handler { exposure: Res<Exposure>, booked: Res<Booked>, trade: Trade ->
            println("${trade.symbol} leaves ${exposure().max - booked().quantity - trade.quantity}")
        }
    // #endregion handler
    return check
}

fun chains(
    world: World,
    check: Handler<Trade>,
) {
    // #region chain
    val infix =
        world.pipeline<Trade>("infix") {
            guard(::isListed) tap ::bookTrade named "book" dispatch check
        }
    val fluent =
        world.pipeline<Trade>("fluent") {
            guard { it.quantity > 0 }
                .guard { exposure: Res<Exposure>, trade -> trade.quantity <= exposure().max }
                .onAbsent { println("refused") }
                .end { println("accepted ${it.symbol}") }
        }
    // #endregion chain
    infix(Trade("EURUSD", 30))
    fluent(Trade("EURUSD", 500))
}

fun properties(world: World) {
    // #region properties
    var booked by world.resMut<Booked>()
    val reset = world.handler<String> { reason -> booked = Booked(0).also { println("reset from $booked: $reason") } }
    // #endregion properties
    reset("end of day")
}

fun absence(world: World) {
    // #region absence
    val lots =
        world.pipeline<Trade>("lots") {
            thenNullable { if (it.quantity % 10 == 0) it.quantity / 10 else null } orElse 0 end { println("$it lots") }
        }
    val audited =
        world.handler { journal: Res<StringBuilder>?, trade: Trade ->
            journal?.get()?.append(trade) ?: println("no journal")
        }
    // #endregion absence
    lots(Trade("EURUSD", 30))
    lots(Trade("EURUSD", 31))
    audited(Trade("EURUSD", 1))
}

// #region results
fun priceOf(trade: Trade): Result<Int, String> =
    if (trade.symbol == "EURUSD") Result.ok(trade.quantity * 107) else Result.fail("no price of ${trade.symbol}")

fun settle(price: Int): KotlinResult<Int> = runCatching { check(price < 10_000) { "$price is too much" }.let { price } }
// #endregion results

fun results(world: World) {
    // #region errors
    val orders =
        world.pipeline<Trade>("orders") {
            attempt(::priceOf) onError { println(it) } attempt ::settle onError { println(it.message) } end { println("settled $it") }
        }
    val cheap =
        world.pipeline<Trade>("cheap") {
            attemptOrFail<_, _, _, String> { trade, fail -> if (trade.quantity > 50) fail.with("too many") else trade } onError
                { println(it) } end { println("cheap ${it.symbol}") }
        }
    val (price, problem) = priceOf(Trade("USDJPY", 1))
    val paid = priceOf(Trade("EURUSD", 1)).getOrElse { 0 }
    // #endregion errors
    listOf(Trade("EURUSD", 3), Trade("EURUSD", 300), Trade("USDJPY", 1)).forEach { orders(it) }
    cheap(Trade("EURUSD", 51))
    println("$price, $problem, $paid")
}

// #region qualified
fun withinAsia(
    @Qualified("asia") exposure: Res<Exposure>,
    trade: Trade,
): Boolean = trade.quantity <= exposure().max

@JvmRecord
data class Exposures(
    @Qualified("asia") val asia: Res<Exposure>,
    val world: Res<Exposure>,
)

fun qualified(world: World) {
    val trades =
        world.pipeline<Trade>("trades") {
            guard(::withinAsia) guard { exposures: Exposures, trade -> trade.quantity < exposures.world().max } end ::println
        }
    val left = world.on<Trade>().reads(key<Exposure>("asia")).run("left") { asia, trade -> println(asia().max - trade.quantity) }
    trades(Trade("USDJPY", 15))
    left(Trade("USDJPY", 15))
}
// #endregion qualified

fun numbers(world: World) {
    // #region numbers
    val turnover =
        world.pipeline<Trade>("turnover") {
            thenLong { it.quantity.toLong() } thenLong { exposure: Res<Exposure>, n -> minOf(n, exposure().max.toLong()) } thenDouble
                { it * 1.07 } end { println("%.2f".format(java.util.Locale.ROOT, it)) }
        }
    // #endregion numbers
    turnover(Trade("EURUSD", 500))
}

fun registry() {
    // #region registry
    val trades = syncRegistry<Trade>("trades") { counting() }
    trades
        .on({
            priority(10)
            named("risk")
        }) { println("risk sees ${it.quantity}") }
        .use { trades(Trade("EURUSD", 7)) }
    // #endregion registry
}

fun main() {
    val world = desk()
    chains(world, handlers(world))
    properties(world)
    absence(world)
    results(world)
    qualified(world)
    numbers(world)
    registry()
    world.close()
}
