package dev.headrace.coroutines

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import java.lang.System.Logger.Level
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.jvm.internal.CoroutineStackFrame

/**
 * Cancels the job of a coroutine, unless it runs within `withContext(NonCancellable)`: the library's own dispatchers spoil what
 * is cleaned up there.
 */
internal fun CoroutineContext.cancelUnlessShielded(reason: CancellationException) {
    val job = this[Job]
    if (job != null && !job.isShielded()) job.cancel(reason)
}

/** One without a parent that returns to a caller who has a job: the caller has put something between the two. */
@OptIn(ExperimentalCoroutinesApi::class)
private fun Job.isShielded(): Boolean {
    val outermost = generateSequence(this) { it.parent }.last()
    val caller = (outermost as? CoroutineStackFrame)?.callerFrame as? Continuation<*>
    return caller?.context?.get(Job) != null
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
