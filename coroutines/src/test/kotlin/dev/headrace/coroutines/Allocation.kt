package dev.headrace.coroutines

import com.sun.management.ThreadMXBean
import java.lang.management.ManagementFactory

private val THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean::class.java)
private const val ROUNDS = 30
private const val RUNS = 20_000

/** The bytes that this thread allocates for each run of a step , which may suspend if it comes back to this thread, in the best of some rounds. */
internal suspend fun allocatedPerResume(step: suspend () -> Unit): Double {
    var least = Double.MAX_VALUE
    repeat(ROUNDS) {
        val before = THREADS.currentThreadAllocatedBytes
        repeat(RUNS) { step() }
        least = minOf(least, (THREADS.currentThreadAllocatedBytes - before).toDouble() / RUNS)
    }
    return least
}
