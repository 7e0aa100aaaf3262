package dev.headrace.samples.kotlin.registries

import dev.headrace.kotlin.asyncRegistry
import dev.headrace.kotlin.on
import dev.headrace.kotlin.timeout
import java.io.IOException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage
import java.util.concurrent.Executors
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

data class Order(
    val symbol: String,
    val quantity: Int,
)

/** A service that answers later: here, when it is told to. */
class Archive {
    val answer = CompletableFuture<String>()

    fun store(order: Order): CompletionStage<String> {
        println("storing ${order.quantity}")
        return answer
    }
}

fun route(order: Order): CompletionStage<Unit> {
    println("routing ${order.quantity}")
    return CompletableFuture.failedFuture(IOException("no route"))
}

fun publishing() {
    val archive = Archive()
    // #region publish
    val orders = asyncRegistry<Order>("orders")
    orders.onFailure { println("${it.handler()}: ${it.cause().message}") }
    orders.on(action = archive::store)
    orders.on(action = ::route)

    val dispatch = orders.publish(Order("EURUSD", 30))
    dispatch.thenAccept { println("in the end: $it") }
    println("so far: ${dispatch.report()}")
    // #endregion publish
    archive.answer.complete("stored")
}

fun inOrder() {
    val archive = Archive()
    val orders = asyncRegistry<Order>("orders")
    orders.onFailure { println("${it.handler()}: ${it.cause().message}") }
    orders.on(action = archive::store)
    orders.on(action = ::route)
    // #region in-order
    val dispatch = orders.publishInOrder(Order("EURUSD", 30))
    println(dispatch)
    archive.answer.complete("stored") // now the next one starts
    println(dispatch)
    // #endregion in-order
}

fun cancelling() {
    val archive = Archive()
    val orders = asyncRegistry<Order>("orders")
    orders.on(action = archive::store)
    orders.on(action = ::route)
    // #region cancel
    val dispatch = orders.publishInOrder(Order("EURUSD", 30))
    dispatch.cancel(true)
    println(dispatch)
    println("archive cancelled: ${archive.answer.isCancelled}")
    // #endregion cancel
}

fun timing() {
    val archive = Archive()
    val timer = Executors.newSingleThreadScheduledExecutor()
    // #region timeout
    val orders =
        asyncRegistry<Order>("orders") {
            timeoutsOn(timer)
            timeout(2.seconds)
        }
    orders.onFailure { println(it.cause().message) }
    orders.on({ timeout(5.milliseconds) }, archive::store)
    // #endregion timeout
    orders.publish(Order("EURUSD", 30)).join()
    timer.shutdown()
}

fun inParallel() {
    val pool = Executors.newFixedThreadPool(4)
    val disk = Executors.newSingleThreadExecutor()
    // #region parallel
    val orders = asyncRegistry<Order>("orders") { runOn(pool).maxConcurrency(2) }
    for (desk in listOf("spot", "forward", "options")) {
        orders.on({ named(desk) }) { null } // null: done when it returns
    }
    orders.on({ runOn(disk) }) { null }
    val report = orders.publish(Order("EURUSD", 30)).join()
    println("${report.allSucceeded()}: $report")
    // #endregion parallel
    pool.shutdown()
    disk.shutdown()
}
