package dev.headrace.kotlin

import dev.headrace.Handler
import dev.headrace.clock.ManualClock
import dev.headrace.driver.timer.TimerPoller
import dev.headrace.testing.Journal
import dev.headrace.testing.RecordingHandler
import dev.headrace.testing.TestHarness
import dev.headrace.testing.TestTimers
import dev.headrace.world.World
import dev.headrace.world.WorldBuilder
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind
import kotlin.contracts.contract
import kotlin.time.Duration
import kotlin.time.toJavaDuration

/** Makes a harness around a world of what [build] adds: each event it dispatches has a sequence of its own. */
@OptIn(ExperimentalContracts::class)
public inline fun testHarness(build: @HeadraceDsl WorldBuilder.() -> Unit): TestHarness {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    val builder = World.builder()
    try {
        build(builder)
        return TestHarness.of(builder)
    } catch (thrown: Throwable) {
        closeAfter(thrown, builder)
        throw thrown
    }
}

/** Runs a handler for some events, one after another. */
public fun <E : Any> TestHarness.dispatchAll(
    handler: Handler<in E>,
    vararg events: E,
): Unit = dispatchAll(handler, events.asList())

/** Makes a handler that remembers its events. */
public fun <E : Any> recordingHandler(name: String): RecordingHandler<E> = RecordingHandler.create(name)

/** Makes a journal of what came in, to be replayed. */
public fun <E : Any> journal(): Journal<E> = Journal.create()

/** The timers of this wheel in the time of [clock]: for tests, which go from deadline to deadline. */
public fun TimerPoller.under(clock: ManualClock): TestTimers = TestTimers.of(clock, this)

/** Lets time go by, deadline after deadline, and fires what is due; gives how many fired. */
public fun TestTimers.advance(time: Duration): Int = advance(time.toJavaDuration())

/** Sets how much time has gone by since the clock began, and fires nothing. */
public fun TestTimers.setNow(elapsed: Duration): Unit = setNow(elapsed.toJavaDuration())

/** When the next timer is due, in the clock's nanoseconds; `null` if none is pending. */
public fun TestTimers.nextDeadlineOrNull(): Long? = nextDeadline().orNull()
