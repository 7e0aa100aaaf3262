package dev.headrace.samples.kotlin

import dev.headrace.channel.CommandException
import dev.headrace.channel.ErrorCode
import dev.headrace.channel.Message
import dev.headrace.clock.ManualTimekeeper
import dev.headrace.kotlin.command
import dev.headrace.kotlin.commandRegistry
import dev.headrace.kotlin.component1
import dev.headrace.kotlin.component2
import dev.headrace.kotlin.emit
import dev.headrace.kotlin.errorCode
import dev.headrace.kotlin.event
import dev.headrace.kotlin.execute
import dev.headrace.kotlin.inMemoryPair
import dev.headrace.kotlin.inbound
import dev.headrace.kotlin.joinCatching
import dev.headrace.kotlin.register
import dev.headrace.kotlin.requestTimeout
import java.time.Duration
import java.util.concurrent.CompletableFuture
import kotlin.time.Duration.Companion.seconds

// #region declare
data class Add(
    val a: Long,
    val b: Long,
)

val ADD = command<Add, Long>("math.add")
val GREET = command<String, String>("greet")
val REPORT = command<Unit, String>("report") // no request
val FIND = command<String, Deal?>("deals.find") // perhaps no result
// #endregion declare

// #region event
data class Moved(
    val desk: String,
    val floor: Int,
)

val MOVED = event<Moved>("desk.moved")
val CLOSED = event<Unit>("desk.closed") // no payload
// #endregion event

private fun call() {
    // #region call
    val root = commandRegistry("root")
    val worker = commandRegistry("worker") { router("root") }
    val (toWorker, toRoot) = inMemoryPair("worker", "root") // the id each half gives its peer
    root.connect(toWorker)
    worker.connect(toRoot)

    worker.register(ADD) { it.a + it.b }
    root.register(GREET) { "Hello, $it" }

    val sum = root.execute(ADD, Add(1, 2)).join() // answered by the worker
    val hello = worker.execute(GREET, "Ada").join() // answered by the root
    // #endregion call
    println("$sum, $hello")
    // #region dynamic
    worker.register("shout") { "$it!" }
    root.execute("shout", "Hello").thenAccept(::println)
    root.commands().forEach(::println)
    // #endregion dynamic
    worker.close()
    root.close()
}

private fun handlers() {
    val desk = commandRegistry("desk")
    val later = CompletableFuture<String>()
    // #region handlers
    desk.register(ADD) { it.a + it.b } // done when it returns
    desk.registerAsync(GREET) { later } // done when the stage completes
    desk.register(REPORT, describedAs = "what happened today", runOn = { it.run() }) { "all quiet" } // on an executor
    desk.register(FIND) { if (it == "first") Deal("EURUSD", 5) else null }
    // #endregion handlers
    desk.execute(GREET, "Ada").thenAccept(::println)
    later.complete("Hello, at last")
    println(desk.execute(REPORT).join())
    println(desk.execute(FIND, "second").join())
    desk.close()
}

private fun failures() {
    // #region failures
    val desk = commandRegistry("desk")
    desk.register(ADD) {
        if (it.a < 0) throw CommandException(ErrorCode.INVALID_REQUEST, "a must not be negative")
        Math.addExact(it.a, it.b)
    }
    for (add in listOf(Add(1, 2), Add(-1, 2), Add(Long.MAX_VALUE, 1))) {
        desk.execute(ADD, add).joinCatching().onSuccess(::println).onFailure {
            when (it.errorCode) {
                ErrorCode.INVALID_REQUEST -> println("refused: ${it.message}")
                else -> println("failed: ${it.message}")
            }
        }
    }
    // #endregion failures
    desk.close()
}

private fun timeouts() {
    val time = ManualTimekeeper()
    // #region timeouts
    val desk =
        commandRegistry("desk") {
            time(time)
            requestTimeout(10.seconds)
        }
    desk.registerAsync(GREET) { CompletableFuture<String>() } // never

    val hello = desk.execute(GREET, "Ada", 1.seconds)
    // #endregion timeouts
    hello.whenComplete { _, thrown -> println(thrown.message) }
    time.advance(Duration.ofSeconds(1))
    desk.close()
}

private fun events() {
    val root = commandRegistry("root")
    val worker = commandRegistry("worker") { router("root") }
    val (toWorker, toRoot) = inMemoryPair("worker", "root")
    root.connect(toWorker)
    worker.connect(toRoot)
    // #region listen
    root.onFailure { println("${it.subject()} failed at a listener") }
    root.on(MOVED) { error("lost") }
    root.on(MOVED) { println("root: ${it.desk} is on ${it.floor}") }
    root.on(CLOSED) { println("root: closed") }
    worker.on(MOVED) { println("worker: ${it.floor}") }
    worker.emit(MOVED, Moved("rates", 3))
    worker.emit(CLOSED)
    // #endregion listen
    root.close()
    worker.close()
}

private fun interceptor() {
    // #region interceptor
    val root =
        commandRegistry("root") {
            inbound { channel, message ->
                if (message is Message.ExecuteRequest && channel == "guest" && message.commandId().startsWith("admin.")) {
                    throw CommandException(ErrorCode.INVALID_REQUEST, "${message.commandId()} is not for guests")
                }
                message
            }
        }
    // #endregion interceptor
    val guest = commandRegistry("guest") { router("root") }
    val (toGuest, toRoot) = inMemoryPair("guest", "root")
    root.connect(toGuest)
    guest.connect(toRoot)
    root.register("admin.stop") { "stopped" }
    guest.execute("admin.stop", null).joinCatching().onFailure { println(it.message) }
    println(root.execute("admin.stop", null).join())
    root.close()
    guest.close()
}

private fun pump() {
    val root = commandRegistry("root")
    val worker = commandRegistry("worker") { router("root") }
    // #region pump
    val pair = inMemoryPair("worker", "root") { pumped() }
    root.connect(pair.first())
    worker.connect(pair.second())
    worker.register(ADD) { it.a + it.b }
    while (pair.poll() != 0) {
        // until nothing moves: both know of each other, and of the command
    }
    val sum = root.execute(ADD, Add(1, 2))
    println(sum.isDone)
    while (pair.poll() != 0) {
        // there and back
    }
    println(sum.join())
    // #endregion pump
    root.close()
    worker.close()
}

fun main() {
    call()
    handlers()
    failures()
    timeouts()
    events()
    interceptor()
    pump()
}
