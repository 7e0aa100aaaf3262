package dev.headrace.coroutines

import dev.headrace.registry.AsyncRegistry
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.doubles.shouldBeLessThanOrEqual
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.cancel

class SuspendingHandlersCostSpec :
    FunSpec({
        test("a handler that does not suspend costs one coroutine, and waiting for it nothing") {
            val plain = AsyncRegistry.create<String>("plain")
            val suspending = AsyncRegistry.create<String>("suspending")
            val scope = CoroutineScope(Job())
            repeat(4) {
                plain.register { _: String -> null }
                suspending.registerSuspending(scope) {}
            }
            val published = allocatedPerResume { plain.publish("event").report() }
            val awaited = allocatedPerResume { plain.publishAndAwait("event") }
            val suspended = allocatedPerResume { suspending.publishAndAwait("event") }
            println("bytes for each publish to 4 handlers: $published plain, $awaited awaited, $suspended of suspending handlers")
            // A frame to suspend in is 72 bytes. What the compiler leaves out of the dispatch itself varies by less.
            awaited shouldBeLessThanOrEqual published + 48
            (suspended - published) / 4 shouldBeLessThanOrEqual 144.0
            scope.cancel()
        }
    })
