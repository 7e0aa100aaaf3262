package dev.headrace.benchmarks.paired

import dev.headrace.benchmarks.paired.FlowSteps.Tick
import dev.headrace.clock.ManualClock
import dev.headrace.coroutines.LoopDispatcher
import dev.headrace.coroutines.publishAndAwait
import dev.headrace.coroutines.registerSuspending
import dev.headrace.coroutines.scope
import dev.headrace.driver.timer.TimerDriver
import dev.headrace.registry.AsyncRegistry
import dev.headrace.world.World
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.cancel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import java.util.concurrent.Executors

/** What suspends in the cases of [CoroutineSuite], as a program with coroutines writes it. */
internal object CoroutineRuns {
    /** Registers a handler that could suspend and does not. */
    @JvmStatic
    fun register(
        registry: AsyncRegistry<Tick>,
        sum: Sum,
    ) {
        registry.registerSuspending(CoroutineScope(Dispatchers.Unconfined)) { sum.add(it.price()) }
    }

    @JvmStatic
    fun publishAndAwait(
        registry: AsyncRegistry<Tick>,
        ticks: Array<Tick>,
        operations: Int,
    ): Unit = runBlocking { repeat(operations) { registry.publishAndAwait(ticks[it and ticks.size - 1]) } }

    /** Coroutines that are resumed again and again on a world's loop, which the caller's thread is. */
    class OnTheLoop(
        private val sum: Sum,
    ) : AutoCloseable {
        private val world: World
        private val loop: LoopDispatcher

        init {
            val builder = World.builder().add(ManualClock.startingAt(0).clock())
            builder.install(TimerDriver.wheel())
            loop = builder.install(LoopDispatcher.installer())
            world = builder.build()
        }

        private val scope = loop.scope("resumed")

        fun run(operations: Int) {
            val job = scope.launch { resume(operations, sum) }
            while (!job.isCompleted) loop.poll()
        }

        override fun close() = world.close()
    }

    /** The same on the thread of an executor. */
    class OnAThread(
        private val sum: Sum,
    ) : AutoCloseable {
        private val executor = Executors.newSingleThreadExecutor { Thread(it, "resumed") }
        private val scope = CoroutineScope(executor.asCoroutineDispatcher() + Job())

        fun run(operations: Int): Unit = runBlocking { scope.launch { resume(operations, sum) }.join() }

        override fun close() {
            scope.cancel()
            executor.shutdown()
        }
    }

    private suspend fun resume(
        operations: Int,
        sum: Sum,
    ) = repeat(operations) {
        yield()
        sum.add(it.toLong())
    }
}
