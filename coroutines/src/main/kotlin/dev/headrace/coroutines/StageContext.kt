package dev.headrace.coroutines

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.ThreadContextElement
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.CoroutineContext

/**
 * The context that [CoroutineStage]s begin with. What is the same for all of them is found out once, here, and not for each.
 *
 * Its dispatcher is nobody's thread if none was said: the default one is not taken unasked.
 */
internal class StageContext(
    context: CoroutineContext,
) : CoroutineContext {
    private val whole = if (context[ContinuationInterceptor] == null) context + Dispatchers.Unconfined else context
    private val job: Job? = whole[Job]

    /** The context without its job. */
    val others: CoroutineContext = whole.minusKey(Job)

    private val dispatcher = (whole[ContinuationInterceptor] as? CoroutineDispatcher).takeIf { it !== Dispatchers.Unconfined }

    /** Whether the thread is told of each coroutine, before and after it runs there, as by `ThreadLocal.asContextElement`. */
    val touchesThread: Boolean = whole.fold(false) { found, element -> found || element is ThreadContextElement<*> }

    val isActive: Boolean get() = job == null || job.isActive

    fun isDispatchNeeded(own: CoroutineContext): Boolean = dispatcher != null && dispatcher.isDispatchNeeded(own)

    @Suppress("UNCHECKED_CAST")
    override fun <E : CoroutineContext.Element> get(key: CoroutineContext.Key<E>): E? = if (key === Job) job as E? else others[key]

    override fun <R> fold(
        initial: R,
        operation: (R, CoroutineContext.Element) -> R,
    ): R = whole.fold(initial, operation)

    override fun minusKey(key: CoroutineContext.Key<*>): CoroutineContext = whole.minusKey(key)

    /** A stage asks for its own context while it is made. */
    override fun plus(context: CoroutineContext): CoroutineContext =
        if (context is CoroutineStage) CoroutineStage.OwnContext(context) else whole + context

    override fun toString(): String = whole.toString()
}
