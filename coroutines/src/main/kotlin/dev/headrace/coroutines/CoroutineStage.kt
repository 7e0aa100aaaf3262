package dev.headrace.coroutines

import kotlinx.coroutines.AbstractCoroutine
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.InternalCoroutinesApi
import java.util.concurrent.CompletableFuture
import kotlin.coroutines.Continuation
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.CoroutineContext

/**
 * A coroutine that the core sees as a stage, and that keeps apart what the core's futures mix up.
 *
 * What the coroutine throws is its failure: also a [CancellationException], such as that of `withTimeout` or of something
 * that it awaited, as long as it was not cancelled itself. Once it is cancelled, that exception means that it obeyed, and
 * the stage completes without a failure. A failure is nobody else's: neither its parent nor a sibling is cancelled by it.
 *
 * Cancelling the stage asks the coroutine to end, and leaves the stage uncompleted until it has ended.
 */
@OptIn(InternalCoroutinesApi::class)
internal open class CoroutineStage(
    context: CoroutineContext,
) : AbstractCoroutine<Unit>(context, initParentJob = true, active = true) {
    private val ending = Ending(this)

    /** Completes when the coroutine has ended. */
    val stage: CompletableFuture<Void?> get() = ending

    @Volatile
    var failure: Throwable? = null
        private set

    /** What the stage is completed with where the coroutine was cancelled and has obeyed. */
    protected open fun whenCancelled(reason: Throwable): Throwable? = null

    /** Starts it: at once, if its dispatcher lets it run on this thread, otherwise there; not at all where it was cancelled. */
    fun <R> begin(
        receiver: R,
        body: suspend R.() -> Unit,
    ) {
        if (!isActive) {
            ending.resumeWith(Result.failure(getCancellationException()))
            return
        }
        val dispatcher = context[ContinuationInterceptor] as? CoroutineDispatcher
        val isElsewhere = dispatcher != null && dispatcher !== Dispatchers.Unconfined && dispatcher.isDispatchNeeded(context)
        val how = if (isElsewhere) CoroutineStart.DEFAULT else CoroutineStart.UNDISPATCHED
        how(body, receiver, ending)
    }

    /** A coroutine that was started within the body, and not in a scope of its own there, has failed. */
    override fun childCancelled(cause: Throwable): Boolean {
        if (cause !is CancellationException) {
            failure = cause
            cancel(CancellationException("a child failed", cause))
        }
        return true
    }

    override fun onCompleted(value: Unit) = complete(failure)

    override fun onCancelled(
        cause: Throwable,
        handled: Boolean,
    ) = complete(failure ?: whenCancelled(cause))

    private fun complete(with: Throwable?) {
        if (with == null) stage.complete(null) else stage.completeExceptionally(with)
    }

    /** What the body returns to, and at the same time the stage: one object less for each coroutine. */
    private class Ending(
        private val coroutine: CoroutineStage,
    ) : CompletableFuture<Void?>(),
        Continuation<Unit> {
        override val context: CoroutineContext get() = coroutine.context

        override fun resumeWith(result: Result<Unit>) {
            val thrown = result.exceptionOrNull()
            if (thrown != null && (thrown !is CancellationException || coroutine.isActive)) {
                coroutine.failure = thrown
                coroutine.resumeWith(DONE)
            } else {
                coroutine.resumeWith(result)
            }
        }

        override fun cancel(mayInterruptIfRunning: Boolean): Boolean {
            coroutine.cancel(CancellationException("the stage was cancelled"))
            return false
        }
    }

    companion object {
        private val DONE = Result.success(Unit)
    }
}

/** The context with a dispatcher, which is nobody's thread if none was said: the default one is not taken unasked. */
internal fun CoroutineContext.withDispatcher(): CoroutineContext =
    if (this[ContinuationInterceptor] == null) this + Dispatchers.Unconfined else this
