package dev.headrace.samples.kotlin.registries

import dev.headrace.Overflow
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.on
import dev.headrace.kotlin.syncRegistry
import dev.headrace.kotlin.where
import java.io.IOException
import java.util.concurrent.Executor
import java.util.concurrent.Flow

data class Price(
    val symbol: String,
    val mid: Double,
)

fun show(price: Price) = println("shown ${price.mid}")

fun check(price: Price) = println("checked ${price.mid}")

fun order() {
    // #region order
    val prices = syncRegistry<Price>("prices")
    val screen = prices.on(action = ::show)
    prices.on(priority = 100, ::check)
    prices(Price("EURUSD", 1.25))
    screen.close()
    prices(Price("EURUSD", 1.5))
    // #endregion order
}

fun snapshots() {
    // #region snapshots
    val prices = syncRegistry<Price>("prices")
    prices.on { prices.on(action = ::show) }
    prices(Price("EURUSD", 1.25)) // nobody shows it
    prices(Price("EURUSD", 1.5)) // one does; another is registered
    // #endregion snapshots
    println(prices)
}

fun guards() {
    val prices = syncRegistry<Price>("prices")
    // #region guards
    prices.on { println("kept ${it.mid}") }.use { audit ->
        prices(Price("EURUSD", 1.25))
        println(audit)
    }
    val desk =
        prices.guardAll { batch ->
            batch.register(::show)
            batch.register(100, ::check)
        }
    println(desk)
    desk.close()
    println(prices.isEmpty)
    // #endregion guards
}

fun options() {
    // #region options
    val prices = syncRegistry<Price>("prices")
    prices.on({ named("first dollar price").where { it.symbol.endsWith("USD") }.once() }, ::show)
    prices.on({ named("journal").priority(-1).closeAfter(3) }, ::check)
    prices.handlers().forEach { println(it.name()) }
    // #endregion options
    prices(Price("EURUSD", 1.25))
    prices(Price("EURUSD", 1.5))
}

fun failures() {
    // #region failures
    val prices = syncRegistry<Price>("prices")
    prices.onFailure { println("${it.handler()} failed: ${it.cause().message}") }
    prices.on({ named("journal").closeAfter(2) }) { throw IOException("disk full") }
    prices.on(action = ::show)
    prices(Price("EURUSD", 1.25))
    prices(Price("EURUSD", 1.5))
    println(prices)
    // #endregion failures
}

fun compiling(background: Executor) {
    // #region compiling
    val prices = syncRegistry<Price>("prices") { compileOn(background) }
    // #endregion compiling
    prices.on(action = ::show)
    prices(Price("EURUSD", 1.25))
}

// #region subscriber
class Screen : Flow.Subscriber<Price> {
    private lateinit var subscription: Flow.Subscription

    override fun onSubscribe(subscription: Flow.Subscription) {
        this.subscription = subscription
        subscription.request(1)
    }

    override fun onNext(price: Price) = println("drawn ${price.mid}")

    /** The screen is ready for another price. */
    fun drawn() = subscription.request(1)

    override fun onError(error: Throwable) = println(error.message)

    override fun onComplete() = println("no more prices")
}
// #endregion subscriber

fun publisher() {
    // #region publisher
    val prices = syncRegistry<Price>("prices")
    val screen = Screen()
    prices.asPublisher(Overflow.dropOldest(1)).subscribe(screen)
    prices(Price("EURUSD", 1.25))
    prices(Price("EURUSD", 1.5)) // waits, and makes room for the next
    prices(Price("EURUSD", 1.75))
    screen.drawn()
    prices.clear()
    // #endregion publisher
}

fun main() {
    order()
    snapshots()
    guards()
    options()
    failures()
    compiling(Runnable::run)
    publisher()
}
