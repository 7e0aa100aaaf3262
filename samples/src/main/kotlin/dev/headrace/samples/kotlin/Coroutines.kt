package dev.headrace.samples.kotlin

import dev.headrace.Overflow
import dev.headrace.channel.CommandException
import dev.headrace.channel.ErrorCode
import dev.headrace.clock.ManualClock
import dev.headrace.coroutines.LoopDispatcher
import dev.headrace.coroutines.addSuspending
import dev.headrace.coroutines.advance
import dev.headrace.coroutines.asFlow
import dev.headrace.coroutines.childScope
import dev.headrace.coroutines.closeAndAwait
import dev.headrace.coroutines.coroutines
import dev.headrace.coroutines.dispatchSuspending
import dev.headrace.coroutines.events
import dev.headrace.coroutines.executeAndAwait
import dev.headrace.coroutines.publishAndAwait
import dev.headrace.coroutines.registerSuspending
import dev.headrace.coroutines.scope
import dev.headrace.coroutines.shutdownAndAwait
import dev.headrace.coroutines.startAndAwait
import dev.headrace.coroutines.stateIn
import dev.headrace.driver.timer.TimerDriver
import dev.headrace.flow.Pipeline
import dev.headrace.kotlin.command
import dev.headrace.kotlin.commandRegistry
import dev.headrace.kotlin.event
import dev.headrace.lifecycle.Container
import dev.headrace.loop.EventLoop
import dev.headrace.registry.AsyncRegistry
import dev.headrace.testing.TestTimers
import dev.headrace.world.World
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield
import java.io.IOException
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

class Stock(
    var quantity: Int = 0,
)

fun onTheLoop() {
    // #region loop
    val time = ManualClock.startingAt(0) // in production, RealtimeClock.create()
    val builder = World.builder().add(time.clock()).add(Stock())
    val timers = builder.install(TimerDriver.wheel())
    val coroutines = builder.install(LoopDispatcher.installer())
    val world = builder.build()
    val loop =
        EventLoop
            .of(world)
            .clock(time)
            .coroutines(coroutines)
            .timers(timers)
            .build("desk")
    // #endregion loop

    // #region scope
    val position = world.res(Stock::class.java)
    val connections = coroutines.scope("connections")
    val ann = connections.childScope("ann")
    ann.launch {
        position.get().quantity += 10 // nobody else is at it: this is the world's thread
        delay(50.milliseconds) // a timer on the world's wheel
        println("ann has ${position.get().quantity} after ${time.elapsed().toMillis()} ms")
        withTimeoutOrNull(1.seconds) { awaitCancellation() } ?: println("ann is silent after ${time.elapsed().toMillis()} ms")
    }
    // #endregion scope

    // #region test
    TestTimers.of(time, timers).advance(2.seconds, coroutines)
    // #endregion test

    // #region pipeline
    val orders =
        Pipeline
            .of(world, String::class.java)
            .then { order: String -> order.uppercase() }
            .dispatchSuspending("gateway", connections, atMost = 1, Overflow.fail(100)) { order ->
                delay(10.milliseconds) // the gateway takes its time
                println("$order sent after ${time.elapsed().toMillis()} ms")
            }.build("orders")
    // #endregion pipeline
    listOf("buy", "sell").forEach(orders::run)
    TestTimers.of(time, timers).advance(1.seconds, coroutines)
    println(loop)
    world.close()
}

suspend fun registries() {
    // #region registry
    val prices = AsyncRegistry.create<Double>("prices")
    prices.onFailure { println("${it.handler()} failed: ${it.cause().message}") }
    coroutineScope {
        val handlers = childScope("handlers")
        prices.registerSuspending(handlers, { named("archive").priority(1) }) { throw IOException("disk full at $it") }
        prices.registerSuspending(handlers) { price ->
            delay(1.milliseconds)
            println("seen $price")
        }
        println(prices.publishAndAwait(1.25))
        handlers.coroutineContext.job.cancel() // unregisters both, when it has ended
    }
    println(prices)
    // #endregion registry

    // #region flow
    coroutineScope {
        val newest = prices.asFlow(Overflow.dropOldest(2))
        launch(start = CoroutineStart.UNDISPATCHED) { newest.take(3).collect { println("newest $it") } }
        for (price in listOf(1.0, 1.1, 1.2, 1.3)) prices.publish(price)
    }
    // #endregion flow
}

suspend fun container() =
    coroutineScope {
        // #region container
        val ready = CompletableDeferred<Unit>()
        val app =
            Container
                .withoutState()
                .addSuspending("feed", Dispatchers.IO) {
                    boot { println("feed connects") }
                    run {
                        try {
                            ready.complete(Unit)
                            awaitCancellation() // what goes on until it is to stop
                        } finally {
                            println("feed stops")
                        }
                    }
                    shutdown { println("feed disconnects") }
                }.build("app")
        val states = app.stateIn(this)
        app.startAndAwait()
        ready.await()
        app.shutdownAndAwait()
        println(states.first { it.isEnded })
        // #endregion container
    }

data class Ask(
    val symbol: String,
)

val QUOTE = command<Ask, Double>("quote")
val RISEN = event<Double>("risen")

suspend fun commands() {
    val desk = commandRegistry("desk")
    // #region commands
    coroutineScope {
        val handlers = childScope("handlers")
        desk.registerSuspending(handlers, QUOTE) { ask ->
            delay(1.milliseconds) // the venue takes its time
            if (ask.symbol == "EURUSD") 1.0712 else throw CommandException(ErrorCode.INVALID_REQUEST, "${ask.symbol} is not listed")
        }
        println(desk.executeAndAwait(QUOTE, Ask("EURUSD")))
        try {
            desk.executeAndAwait(QUOTE, Ask("XXXYYY"))
        } catch (failed: CommandException) {
            println("${failed.code()}: ${failed.message}")
        }
        val late = async { runCatching { desk.executeAndAwait(QUOTE, Ask("EURUSD")) } }
        yield() // it is under way
        handlers.coroutineContext.job.cancel()
        println(late.await().exceptionOrNull()?.message)
    }
    // #endregion commands

    // #region events
    coroutineScope {
        launch(start = CoroutineStart.UNDISPATCHED) {
            desk.events(RISEN, Overflow.dropOldest(2)).collect { println("risen to $it") }
            println("the desk is closed")
        }
        for (price in listOf(1.0, 1.1, 1.2, 1.3)) desk.emit(RISEN, price)
        desk.closeAndAwait(1.seconds) // completes the flow
    }
    // #endregion events
}

fun main() {
    onTheLoop()
    runBlocking {
        registries()
        container()
        commands()
    }
}
