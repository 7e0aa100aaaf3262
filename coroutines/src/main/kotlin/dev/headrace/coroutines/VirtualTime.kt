package dev.headrace.coroutines

import dev.headrace.testing.TestTimers
import kotlin.time.Duration
import kotlin.time.toJavaDuration

private const val MOST_POLLS = 100_000

/**
 * Polls until nothing is left to be run now, and time stands still: for tests.
 *
 * @return how many ran
 * @throws IllegalStateException if there is always more
 */
public fun LoopDispatcher.runCurrent(): Int {
    var ran = 0
    for (polls in 0..<MOST_POLLS) {
        val now = poll()
        if (now == 0 && nanosToNext() > 0) return ran
        ran += now
    }
    error("time stands still: after $MOST_POLLS polls there is always more to run. Have the coroutine wait for something")
}

/**
 * Goes on in virtual time, from deadline to deadline: at each, timers fire, then coroutines are run until nothing is left to
 * do at that moment. So each sees the time that it waited for. For tests, on one thread.
 *
 * @param by how much time, not negative
 * @param coroutines what runs beside the timers
 * @throws IllegalStateException if time can't go on, because something is to be done again and again
 */
public fun TestTimers.advance(
    by: Duration,
    coroutines: LoopDispatcher,
) {
    coroutines.runCurrent()
    val end = now() + by.toJavaDuration().toNanos()
    while (true) {
        val next = nextDeadline()
        if (next.isEmpty || next.asLong - end > 0) break
        advanceTo(maxOf(next.asLong, now()))
        coroutines.runCurrent()
    }
    advanceTo(end)
}
