package dev.headrace.coroutines

import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.doubles.shouldBeLessThanOrEqual
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import java.util.concurrent.Executors
import kotlin.concurrent.thread

@OptIn(ExperimentalCoroutinesApi::class)
class LoopDispatcherCostSpec :
    FunSpec({
        test("a resume allocates no more than on a dispatcher of one thread") {
            // With assertions, coroutines rename their thread: alike, so that the names cost alike.
            val name = CoroutineName("measured")
            val onLoop =
                VirtualLoop().use { world ->
                    val measured = CompletableDeferred<Double>()
                    CoroutineScope(world.loop + name).launch { measured.complete(allocatedPerResume { yield() }) }
                    thread(name = "measured") { while (!measured.isCompleted) world.loop.poll() }.join()
                    measured.getCompleted()
                }
            val onThread =
                Executors.newSingleThreadExecutor { Thread(it, "measured") }.asCoroutineDispatcher().use { thread ->
                    runBlocking { withContext(thread + name) { allocatedPerResume { yield() } } }
                }
            println("bytes for each resume: $onLoop on the loop, $onThread on an executor's thread")
            onLoop shouldBeLessThanOrEqual onThread
        }
    })
