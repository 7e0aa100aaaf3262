package dev.headrace.kotlin

import dev.headrace.Registration
import dev.headrace.clock.HistoricalClock
import dev.headrace.clock.ManualClock
import dev.headrace.clock.ManualTimekeeper
import dev.headrace.clock.RealtimeClock
import dev.headrace.clock.Timekeeper
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind
import kotlin.contracts.contract
import kotlin.time.Duration
import kotlin.time.toJavaDuration
import kotlin.time.toKotlinDuration

/** Makes a clock of the system's time, as [build] says. */
@OptIn(ExperimentalContracts::class)
public inline fun realtimeClock(build: @HeadraceDsl RealtimeClock.Builder.() -> Unit = {}): RealtimeClock {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return RealtimeClock.builder().apply(build).build()
}

/** Reads the system's time anew that often. */
public fun RealtimeClock.Builder.resyncEvery(time: Duration): RealtimeClock.Builder = resyncEvery(time.toJavaDuration())

/** How far off the system's time may be before the clock follows it. */
public fun RealtimeClock.Builder.threshold(time: Duration): RealtimeClock.Builder = threshold(time.toJavaDuration())

/** Makes a clock that goes from [start] to [end] by [step] with each sync, in nanoseconds since 1970. */
public fun historicalClock(
    start: Long,
    end: Long,
    step: Duration,
): HistoricalClock = HistoricalClock.of(start, end, step.toJavaDuration())

/** Lets time go by. */
public fun ManualClock.advance(time: Duration): Unit = advance(time.toJavaDuration())

/** How much time has gone by since it began. */
public val ManualClock.sinceStart: Duration
    get() = elapsed().toKotlinDuration()

/** Sets how much time has gone by since it began. */
public fun ManualClock.setElapsed(elapsed: Duration): Unit = setElapsed(elapsed.toJavaDuration())

/** Lets time go by, and runs what is due. */
public fun ManualTimekeeper.advance(time: Duration): Unit = advance(time.toJavaDuration())

/** Runs [task] when [delay] has gone by, unless what this returns is closed before. */
public fun Timekeeper.after(
    delay: Duration,
    task: () -> Unit,
): Registration = after(delay.toJavaDuration(), task)
