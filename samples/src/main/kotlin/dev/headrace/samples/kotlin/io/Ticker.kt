package dev.headrace.samples.kotlin.io

import dev.headrace.driver.inbox.InboxPoller
import dev.headrace.driver.inbox.WhenFull
import dev.headrace.driver.io.IoDriver
import dev.headrace.driver.io.IoPoller
import dev.headrace.kotlin.conflatingInbox
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.install
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.world
import dev.headrace.world.ResMut
import kotlin.concurrent.thread

// #region inbox
data class Quote(
    val symbol: String,
    val price: Double,
)

data class Last(
    val quote: Quote,
)

fun onQuote(
    last: ResMut<Last>,
    quote: Quote,
) {
    last.set(Last(quote))
    println("${quote.symbol} at ${quote.price}")
}

fun main() {
    val quotes = conflatingInbox<Quote>("quotes", 1024, WhenFull.DROP_OLDEST) { it.symbol }

    val driver = IoDriver.open()
    val io: IoPoller
    val poller: InboxPoller<Quote>
    val world =
        world {
            resource(Last(Quote("none", 0.0)))
            io = install(driver)
            poller = install(quotes, handler(::onQuote)).wakes(driver.waker())
        }
    world.use {
        val some = listOf(Quote("EURUSD", 1.07), Quote("USDJPY", 151.2), Quote("EURUSD", 1.08))
        thread(name = "feed") { some.forEach { println(quotes.offer(it)) } }.join() // so that it prints the same each time
        while (!quotes.isEmpty && !world.shutdown().isTriggered) {
            io.poll() // waits for channels; a quote that comes in ends that
            poller.poll()
        }
    }
}
// #endregion inbox
