package dev.headrace.coroutines

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import java.lang.System.Logger.Level
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.jvm.internal.CoroutineStackFrame

/**
 * Cancels the job of a coroutine, unless it runs within `withContext(NonCancellable)`: the library's own dispatchers spoil what
 * is cleaned up there. Such a coroutine comes from a scoping function, which returns to a frame, and yet has no parent.
 */
@OptIn(ExperimentalCoroutinesApi::class)
internal fun CoroutineContext.cancelUnlessShielded(reason: CancellationException) {
    val job = this[Job] ?: return
    val outermost = generateSequence(job) { it.parent }.last()
    if (outermost !is CoroutineStackFrame) job.cancel(reason)
}

private val LOGGER = System.getLogger("dev.headrace.coroutines")

internal fun supervisor(
    outer: CoroutineContext,
    name: String,
    onFailure: (Throwable) -> Unit,
): CoroutineScope =
    CoroutineScope(
        outer + SupervisorJob(outer[Job]) + CoroutineName(name) + CoroutineExceptionHandler { _, failure -> onFailure(failure) },
    )

/** Tells the log of failures, for want of somebody else. */
internal fun logging(name: String): (Throwable) -> Unit =
    { failure -> LOGGER.log(Level.ERROR, "a coroutine of $name failed, and nobody listens: say onFailure", failure) }
