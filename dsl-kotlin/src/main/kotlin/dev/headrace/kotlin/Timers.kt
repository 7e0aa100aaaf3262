package dev.headrace.kotlin

import dev.headrace.Handler
import dev.headrace.driver.timer.MissedFirings
import dev.headrace.driver.timer.Timer
import dev.headrace.driver.timer.TimerDriver
import dev.headrace.driver.timer.TimerEvent
import dev.headrace.driver.timer.TimerPoller
import dev.headrace.driver.timer.TimerWheel
import dev.headrace.world.WorldBuilder
import java.util.OptionalLong
import kotlin.time.Duration
import kotlin.time.toJavaDuration

/** Adds a timer wheel, under a [qualifier] where a world has several; what this returns is for its loop to poll. */
public fun WorldBuilder.installTimers(
    qualifier: String? = null,
    capacity: Int = Int.MAX_VALUE,
): TimerPoller {
    val driver = TimerDriver.wheel().capacity(capacity)
    return install(if (qualifier == null) driver else driver.qualified(qualifier))
}

/** Makes a timer that fires once each time it is scheduled. */
public fun timer(handler: Handler<in TimerEvent>): Timer = Timer.of(handler)

/** Makes a timer of [action] that fires once each time it is scheduled. */
public fun timer(action: (TimerEvent) -> Unit): Timer = Timer.of(handler(action))

/** Makes a timer that fires at the deadline it is scheduled for, and at every whole [period] after it: see [Timer.atFixedRate]. */
public fun timerAtFixedRate(
    period: Duration,
    handler: Handler<in TimerEvent>,
    missed: MissedFirings = MissedFirings.SKIP,
): Timer = Timer.atFixedRate(period.toJavaDuration(), missed, handler)

/** Makes a timer that fires again whenever [delay] has gone by since the poll in which it fired: see [Timer.withFixedDelay]. */
public fun timerWithFixedDelay(
    delay: Duration,
    handler: Handler<in TimerEvent>,
): Timer = Timer.withFixedDelay(delay.toJavaDuration(), handler)

/** Schedules a new timer that fires once when [delay] has gone by. */
public fun TimerWheel.schedule(
    delay: Duration,
    handler: Handler<in TimerEvent>,
): Timer = schedule(delay.toJavaDuration(), handler)

/** Schedules a new timer of [action] that fires once when [delay] has gone by. */
public fun TimerWheel.schedule(
    delay: Duration,
    action: (TimerEvent) -> Unit,
): Timer = schedule(delay.toJavaDuration(), handler(action))

/** Schedules [timer] for when [delay] has gone by. */
public fun TimerWheel.schedule(
    delay: Duration,
    timer: Timer,
): Timer = schedule(delay.toJavaDuration(), timer)

/** The same, or `false` where the wheel is full. */
public fun TimerWheel.trySchedule(
    delay: Duration,
    timer: Timer,
): Boolean = trySchedule(delay.toJavaDuration(), timer)

/** Schedules a new timer that fires once when [delay] has gone by, or gives `null` where the wheel is full. */
public fun TimerWheel.tryScheduleOrNull(
    delay: Duration,
    handler: Handler<in TimerEvent>,
): Timer? = trySchedule(delay.toJavaDuration(), handler).orElse(null)

/** Schedules [timer] for when [delay] has gone by from now, whether it is pending or not. */
public fun TimerWheel.reschedule(
    delay: Duration,
    timer: Timer,
): Unit = reschedule(delay.toJavaDuration(), timer)

/** When the next timer is due, in the clock's nanoseconds; `null` if none is pending. */
public fun TimerPoller.nextDeadlineOrNull(): Long? = nextDeadline().orNull()

/** When the next timer is due, in the clock's nanoseconds; `null` if none is pending. */
public fun TimerWheel.nextDeadlineOrNull(): Long? = nextDeadline().orNull()

internal fun OptionalLong.orNull(): Long? = if (isPresent) asLong else null
