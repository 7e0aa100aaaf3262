package dev.headrace.coroutines

import dev.headrace.registry.AsyncRegistry
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.doubles.shouldBeLessThanOrEqual
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking
import java.util.function.Supplier

private const val HANDLERS = 4

/** A frame to suspend in is 72 bytes. What the compiler leaves out of the dispatch itself varies by less. */
private const val WAITING = 48.0

/** A coroutine, its context, its frame, and its place among the scope's children, 120 bytes; the rest is a share of one such frame. */
private const val COROUTINE = 144.0

/** The bytes for each publish to handlers that give no stage; waiting for it; and waiting for handlers that could suspend. */
class PublishCost : Supplier<List<Double>> {
    override fun get(): List<Double> =
        runBlocking {
            val plain = AsyncRegistry.create<String>("plain")
            val suspending = AsyncRegistry.create<String>("suspending")
            val scope = CoroutineScope(Job())
            repeat(HANDLERS) {
                plain.register { _: String -> null }
                suspending.registerSuspending(scope) {}
            }
            val published = allocatedPerResume { plain.publish("event").report() }
            val awaited = allocatedPerResume { plain.publishAndAwait("event") }
            val suspended = allocatedPerResume { suspending.publishAndAwait("event") }
            scope.cancel()
            listOf(published, awaited, suspended)
        }
}

class SuspendingHandlersCostSpec :
    FunSpec({
        test("a handler that does not suspend costs one coroutine, and waiting for it nothing") {
            val (published, awaited, suspended) =
                measuredAfresh(PublishCost::class.java) { (published, awaited, suspended) ->
                    awaited <= published + WAITING && suspended <= published + HANDLERS * COROUTINE
                }
            println("bytes for each publish to $HANDLERS handlers: $published plain, $awaited awaited, $suspended of suspending handlers")
            awaited shouldBeLessThanOrEqual published + WAITING
            (suspended - published) / HANDLERS shouldBeLessThanOrEqual COROUTINE
        }
    })
