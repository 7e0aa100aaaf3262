package dev.headrace.coroutines

import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.doubles.shouldBeLessThanOrEqual
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import java.util.concurrent.Executors

@OptIn(ExperimentalCoroutinesApi::class)
class LoopDispatcherCostSpec :
    FunSpec({
        test("a resume allocates no more than on a dispatcher of one thread") {
            val onLoop =
                VirtualLoop().use { world ->
                    val measured = CompletableDeferred<Double>()
                    world.loop.scope("test").launch { measured.complete(allocatedPerResume { yield() }) }
                    while (!measured.isCompleted) world.loop.poll()
                    measured.getCompleted()
                }
            val onThread =
                Executors.newSingleThreadExecutor().asCoroutineDispatcher().use { thread ->
                    runBlocking { withContext(thread) { allocatedPerResume { yield() } } }
                }
            println("bytes for each resume: $onLoop on the loop, $onThread on an executor's thread")
            onLoop shouldBeLessThanOrEqual onThread
        }
    })
