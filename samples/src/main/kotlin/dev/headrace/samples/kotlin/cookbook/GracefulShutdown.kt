package dev.headrace.samples.kotlin.cookbook

import dev.headrace.driver.inbox.InboxPoller
import dev.headrace.kotlin.after
import dev.headrace.kotlin.container
import dev.headrace.kotlin.get
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.inbox
import dev.headrace.kotlin.install
import dev.headrace.kotlin.provide
import dev.headrace.kotlin.world
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.Run
import dev.headrace.lifecycle.Runner

// #region journal
class Journal : Provider<Any> {
    private val written = mutableListOf<String>()

    fun write(order: String) {
        written += order
    }

    override fun shutdown(shutdown: Context<Any>) = println("journal: closed with $written")
}
// #endregion journal

// #region desk

/** Takes orders from any thread, and writes them on its own. */
class Desk :
    Provider<Any>,
    Runner<Any> {
    private val orders = inbox<String>("orders", 1000)

    fun offer(order: String) = "$order: ${orders.offer(order)}"

    override fun run(run: Run<Any>) {
        val journal = run.get<Journal>()
        val poller: InboxPoller<String>
        val world = world { poller = install(orders, handler { order: String -> journal.write(order) }) }
        world.use {
            run.ready()
            run.awaitStop() // an event loop would poll until then
            orders.close() // from here on an offer is CLOSED; what is in, stays in
            while (!orders.isEmpty) poller.poll()
            println("desk: done with all, ${world.sequence().get()} orders")
        }
    }
}
// #endregion desk

object GracefulShutdown {
    @JvmStatic
    fun main(args: Array<String>) {
        // #region main
        val app =
            container("app") {
                provide(Journal())
                provide(Desk()) {
                    after<Journal>()
                    awaitsReady()
                }
                stopOnSignals() // SIGTERM, SIGINT and System.exit
            }
        app.start()
        val desk = app.get<Desk>()
        println(desk.offer("order 1"))
        println(desk.offer("order 2"))
        app.shutdown() // or a signal
        println(desk.offer("order 3"))
        println(app)
        // #endregion main
    }
}
