package dev.headrace.samples.kotlin.cookbook

import dev.headrace.Handler
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.InMemoryChannel
import dev.headrace.channel.Interceptor
import dev.headrace.channel.Message
import dev.headrace.kotlin.add
import dev.headrace.kotlin.addAlways
import dev.headrace.kotlin.after
import dev.headrace.kotlin.guarded
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.on
import dev.headrace.kotlin.scheduler
import dev.headrace.kotlin.syncRegistry
import dev.headrace.kotlin.world
import java.util.concurrent.ConcurrentSkipListMap
import java.util.concurrent.atomic.LongAdder

private fun registry() {
    // #region registry
    val orders = syncRegistry<String>("orders") { counting() }
    val failed = LongAdder() // or a counter of your metrics library
    orders.onFailure { failed.increment() }
    orders.on { require(it.isNotEmpty()) }
    orders("EURUSD")
    orders("")
    println("${orders.counts()}, heard of $failed")
    // #endregion registry
}

private fun scheduler() {
    val world = world { }
    // #region scheduler
    val systems =
        world.scheduler("risk") {
            counting() // measured(System::nanoTime) also times
            val exposure = add { false }.named("exposure")
            addAlways { -> }.named("hedge") after exposure
        }
    systems.run()
    systems.run()
    systems.report().forEach(::println)
    // #endregion scheduler
}

// #region handler

/** Counts what goes to a handler. A handler that hands on costs a call; a tap in a flow does not. */
fun <E : Any> counted(
    handler: Handler<E>,
    events: LongAdder,
): Handler<E> =
    handler(handler.name()) { event ->
        events.increment()
        handler(event)
    }
// #endregion handler

private fun handlers() {
    val events = LongAdder()
    val first = handler<String>("first") { it.first() }
    val guarded = counted(first, events).guarded { onFailure { _, _, _ -> } }
    guarded.handler()("a")
    guarded.handler()("")
    println("$events events, ${guarded.failures()} failures")
}

// #region interceptor

/** Counts the calls of each command that come in. */
class CallCounts : Interceptor {
    val calls = ConcurrentSkipListMap<String, LongAdder>()

    override fun inbound(
        channel: String,
        message: Message,
    ): Message {
        if (message is Message.ExecuteRequest) calls.computeIfAbsent(message.commandId()) { LongAdder() }.increment()
        return message
    }
}
// #endregion interceptor

private fun commands() {
    val counts = CallCounts()
    val root = CommandRegistry.builder("root").intercept(counts).build()
    val guest = CommandRegistry.builder("guest").router("root").build()
    val pair = InMemoryChannel.pair("guest", "root")
    root.connect(pair.first())
    guest.connect(pair.second())
    root.register("greet") { "Hello, $it" }
    guest.execute("greet", "Ada").join()
    guest.execute("greet", "Bob").join()
    println(counts.calls)
    root.close()
    guest.close()
}

object Metrics {
    @JvmStatic
    fun main(args: Array<String>) {
        registry()
        scheduler()
        handlers()
        commands()
    }
}
