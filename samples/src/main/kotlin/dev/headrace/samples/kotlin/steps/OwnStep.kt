package dev.headrace.samples.kotlin.steps

import dev.headrace.Handler
import dev.headrace.driver.Waker
import dev.headrace.kotlin.eventLoop
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.world
import java.util.concurrent.atomic.AtomicReference

data class Price(
    val symbol: String,
    val price: Double,
)

// #region latest

/** Where another thread leaves the latest price, and nothing older. */
class Latest(
    private val handler: Handler<Price>,
) {
    private val price = AtomicReference<Price?>()

    @Volatile
    private var waker = Waker {}

    fun put(latest: Price) { // by any thread: first what is new, then the waking
        if (price.getAndSet(latest) == null) waker.wake()
    }

    fun poll(): Int { // by the loop's
        val latest = price.getAndSet(null) ?: return 0
        handler(latest)
        return 1
    }

    fun wakes(loop: Waker) {
        waker = loop
    }
}
// #endregion latest

fun main() {
    // #region loop
    val world = world {}
    val latest =
        Latest(
            handler<Price> {
                println("${it.symbol} at ${it.price}")
                world.shutdown().trigger("one price is enough")
            },
        )
    val loop = world.eventLoop("desk") { step("latest", latest::poll, latest::wakes) }
    val thread = loop.start() // it waits, with nothing to do

    latest.put(Price("EURUSD", 1.25))
    thread.join()
    println("ended, because ${world.shutdown().reason()}")
    // #endregion loop
}
