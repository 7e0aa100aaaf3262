package dev.headrace.coroutines

import dev.headrace.clock.ManualClock
import dev.headrace.driver.timer.TimerDriver
import dev.headrace.testing.TestHarness
import dev.headrace.testing.TestTimers
import dev.headrace.world.World
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Runnable
import java.util.concurrent.atomic.AtomicInteger
import kotlin.coroutines.CoroutineContext
import kotlin.time.Duration
import kotlin.time.Duration.Companion.nanoseconds

/** A dispatcher that is the last resort: it runs what it gets at once, and counts. */
internal class Fallback : CoroutineDispatcher() {
    val ran = AtomicInteger()

    override fun dispatch(
        context: CoroutineContext,
        block: Runnable,
    ) {
        ran.incrementAndGet()
        block.run()
    }
}

/** A world with a dispatcher, in virtual time. */
internal class VirtualLoop(
    capacity: Int = Int.MAX_VALUE,
) : AutoCloseable {
    val fallback = Fallback()
    private val time = ManualClock.startingAt(0)
    val timers: TestTimers
    val loop: LoopDispatcher
    val harness: TestHarness

    init {
        val builder = World.builder().add(time.clock())
        timers = TestTimers.of(time, builder.install(TimerDriver.wheel().capacity(capacity)))
        loop = builder.install(LoopDispatcher.installer(fallback = fallback))
        harness = TestHarness.of(builder)
    }

    val now: Duration get() = timers.now().nanoseconds

    fun advance(by: Duration) = timers.advance(by, loop)

    override fun close() = harness.close()
}
