package dev.headrace.kotlin

import dev.headrace.loop.EventLoop
import dev.headrace.loop.EventLoopBuilder
import dev.headrace.loop.Idle
import dev.headrace.world.World
import java.util.concurrent.TimeUnit
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind
import kotlin.contracts.contract
import kotlin.time.Duration
import kotlin.time.toJavaDuration

/**
 * Makes the loop that runs this world on one thread, called [name].
 *
 * ```
 * val loop = world.eventLoop("desk") {
 *     clock(clock)
 *     inbox(orders)
 *     timers(timers)
 *     stopOnSignals(10.seconds)
 * }
 * loop.start()
 * ```
 */
@OptIn(ExperimentalContracts::class)
public inline fun World.eventLoop(
    name: String,
    build: @HeadraceDsl EventLoopBuilder.() -> Unit,
): EventLoop {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return EventLoop.of(this).apply(build).build(name)
}

/** Lets the thread sleep where there is nothing to do, no longer than [atMost] where nothing can wake it. */
public fun EventLoopBuilder.parksAtMost(atMost: Duration): EventLoopBuilder = idle(Idle.park(atMost.toJavaDuration()))

/** Lets SIGTERM and SIGINT end the loop, and the process wait for it no longer than [patience]. */
public fun EventLoopBuilder.stopOnSignals(patience: Duration): EventLoopBuilder = stopOnSignals(patience.toJavaDuration())

/** Waits until the loop has ended, no longer than [atMost]; says whether it has. */
public fun EventLoop.awaitEnd(atMost: Duration): Boolean = awaitEnd(atMost.inWholeNanoseconds, TimeUnit.NANOSECONDS)
