package dev.headrace.samples.kotlin

import dev.headrace.Handler
import dev.headrace.Overflow
import dev.headrace.coroutines.handlerFlow
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import java.util.concurrent.CopyOnWriteArrayList

// #region feed
class Feed {
    private val handlers = CopyOnWriteArrayList<Handler<Double>>()

    fun attach(handler: Handler<Double>): AutoCloseable {
        handlers += handler
        return AutoCloseable { handlers -= handler }
    }

    fun publish(price: Double) = handlers.forEach { it.run(price) }
}
// #endregion feed

fun main(): Unit =
    runBlocking {
        // #region flow
        val feed = Feed()
        val prices = handlerFlow(Overflow.dropOldest(64), feed::attach)

        val watcher =
            launch {
                prices.map { it * 100 }.take(3).collect { println("in cents: $it") }
                println("detached")
            }
        yield() // lets the watcher attach
        // #endregion flow
        for (price in listOf(1.25, 1.5, 1.75, 2.0)) feed.publish(price)
        watcher.join()
    }
