package dev.headrace.coroutines

import dev.headrace.function.AsyncAction1
import dev.headrace.registry.AsyncHandlerOptions
import dev.headrace.registry.AsyncRegistry
import dev.headrace.registry.Dispatch
import dev.headrace.registry.DispatchReport
import dev.headrace.registry.HandlerGuard
import dev.headrace.registry.HandlerId
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext
import java.util.concurrent.CompletionException
import java.util.concurrent.CompletionStage
import kotlin.coroutines.resume

/**
 * Registers a handler that suspends, for as long as [scope] lasts.
 *
 * ```kotlin
 * orders.registerSuspending(scope, { priority(100).named("risk") }) { order -> risk.check(order) }
 * ```
 *
 * **Thread.** For each event it runs as a coroutine of its own, a child of [scope], in the scope's context. Where its
 * dispatcher asks for that, it is started there; without a dispatcher it is called on the thread that publishes, and goes
 * on where it is resumed. An executor of the registry comes before that.
 *
 * **Failure.** What it throws is a failure of this handler for this event, and harms neither the scope nor another handler.
 * That goes for a [CancellationException] too, as of `withTimeout`, unless the coroutine itself was cancelled.
 *
 * **Cancellation.** A coroutine is cancelled with its dispatch, with the scope, and when its time is over. One that the scope
 * cancels is done, and has not failed. When the scope has completed, the handler is unregistered; unregistered before, a
 * small object of it stays with the scope until then.
 *
 * **Cost.** A coroutine for each event, of 128 bytes where it did not suspend; otherwise also a stage that the registry waits for.
 *
 * @param scope what the coroutines are children of
 * @param options says what else the handler is asked to be
 * @param handler what is run for each event
 * @return the handler's id
 */
public fun <E : Any> AsyncRegistry<E>.registerSuspending(
    scope: CoroutineScope,
    options: AsyncHandlerOptions<E>.() -> Unit = {},
    handler: suspend (E) -> Unit,
): HandlerId {
    val id = register({ it.options() }, SuspendingAction(StageContext(scope.coroutineContext), handler))
    scope.coroutineContext[Job]?.invokeOnCompletion { unregister(id) }
    return id
}

/**
 * The same as [registerSuspending], until the guard is closed or the scope has completed, whichever comes first.
 * Coroutines that are under way go on when the guard is closed.
 *
 * @param scope what the coroutines are children of
 * @param options says what else the handler is asked to be
 * @param handler what is run for each event
 * @return the guard
 */
public fun <E : Any> AsyncRegistry<E>.guardSuspending(
    scope: CoroutineScope,
    options: AsyncHandlerOptions<E>.() -> Unit = {},
    handler: suspend (E) -> Unit,
): HandlerGuard {
    val guard = guard({ it.options() }, SuspendingAction(StageContext(scope.coroutineContext), handler))
    scope.coroutineContext[Job]?.invokeOnCompletion { guard.close() }
    return guard
}

/**
 * Publishes an event, and waits until all handlers are done: those that suspend, and those that give a stage. They are
 * started as [AsyncRegistry.publish] starts them, on this thread where nothing else was said, and are not bound to the
 * caller's context.
 *
 * **Failure.** What a handler throws is told to the registry's listener and in the report, and not thrown here; only what
 * is fatal is.
 *
 * **Cancellation.** Where the caller is cancelled before, nothing is published. Where it is cancelled meanwhile, no more
 * handlers are started, and those under way are cancelled; this returns when they have ended, as
 * [Dispatch.settled] says it: also those that another thread is only just calling, suspending or not. So a handler that is
 * called elsewhere and never returns keeps its caller, and one that itself waits for its caller to end waits for ever.
 *
 * **Cost.** That of the plain publish, and a check; suspending takes some more small objects.
 *
 * @param event the event
 * @return what has become of it
 */
public suspend fun <E : Any> AsyncRegistry<E>.publishAndAwait(event: E): DispatchReport<E> {
    currentCoroutineContext().ensureActive()
    return publish(event).await()
}

/**
 * The same as [publishAndAwait], but that each handler is started when the one before it is done.
 *
 * @param event the event
 * @return what has become of it
 */
public suspend fun <E : Any> AsyncRegistry<E>.publishInOrderAndAwait(event: E): DispatchReport<E> {
    currentCoroutineContext().ensureActive()
    return publishInOrder(event).await()
}

/**
 * Waits until all handlers are done. Cancelling the caller cancels the dispatch, as [publishAndAwait] says.
 *
 * @return the report; where somebody else has cancelled the dispatch, what has become of it until then
 */
public suspend fun <E : Any> Dispatch<E>.await(): DispatchReport<E> = if (isDone) outcome() else suspended()

/** Apart, so that one that is done takes no frame. */
private suspend fun <E : Any> Dispatch<E>.suspended(): DispatchReport<E> {
    try {
        done()
    } catch (cancelled: CancellationException) {
        cancel(true)
        withContext(NonCancellable) { settled().done() }
        throw cancelled
    }
    return outcome()
}

/** Waits until it has completed, in whatever way. */
private suspend fun CompletionStage<*>.done(): Unit = suspendCancellableCoroutine { caller -> whenComplete { _, _ -> caller.resume(Unit) } }

private fun <E : Any> Dispatch<E>.outcome(): DispatchReport<E> {
    if (isCompletedExceptionally && !isCancelled) throw fatal()
    return report()
}

private fun Dispatch<*>.fatal(): Throwable =
    try {
        error("it has not failed, but gave ${join()}")
    } catch (failed: CompletionException) {
        failed.cause ?: failed
    }

/** Runs a handler that suspends in place of one that gives a stage. */
private class SuspendingAction<E : Any>(
    @Transient private val context: StageContext,
    private val handler: suspend (E) -> Unit,
) : AsyncAction1<E> {
    override fun run(event: E): CompletionStage<*>? {
        if (!context.isActive) return null
        val coroutine = CoroutineStage(context)
        coroutine.begin(event, handler)
        if (!coroutine.isCompleted) return coroutine.stage
        coroutine.failure?.let { throw it }
        return null
    }

    private companion object {
        private const val serialVersionUID = 1L
    }
}
