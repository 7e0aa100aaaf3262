package dev.headrace.coroutines

import kotlinx.coroutines.AbstractCoroutine
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.Job
import java.util.concurrent.CompletableFuture
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.createCoroutineUnintercepted
import kotlin.coroutines.resume

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
    private val from: StageContext,
) : AbstractCoroutine<Unit>(from, initParentJob = true, active = true) {
    /** Made when it is asked for: one that does not suspend has none. */
    @Volatile
    private var ending: Ending? = null

    /** Completes when the coroutine has ended. To be asked for by whoever begins it. */
    val stage: CompletableFuture<Void?> get() = ending ?: Ending(this).also(::completeLater)

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
        val own = context as OwnContext
        when {
            !isActive -> own.resumeWith(Result.failure(getCancellationException()))
            from.isDispatchNeeded(own) -> CoroutineStart.DEFAULT(body, receiver, own)
            from.touchesThread -> CoroutineStart.UNDISPATCHED(body, receiver, own)
            else -> body.createCoroutineUnintercepted(receiver, own).resume(Unit)
        }
    }

    /** A coroutine that was started within the body, and not in a scope of its own there, has failed. */
    override fun childCancelled(cause: Throwable): Boolean {
        if (cause !is CancellationException) {
            failure = cause
            cancel(CancellationException("a child failed", cause))
        }
        return true
    }

    override fun onCompleted(value: Unit) {
        ending?.end(failure)
    }

    override fun onCancelled(
        cause: Throwable,
        handled: Boolean,
    ) {
        ending?.end(failure ?: whenCancelled(cause))
    }

    /** It may have ended before it is seen, and then is nobody else's to complete. */
    private fun completeLater(asked: Ending) {
        ending = asked
        if (isCompleted) asked.end(failure ?: if (isCancelled) whenCancelled(getCancellationException()) else null)
    }

    private class Ending(
        private val coroutine: CoroutineStage,
    ) : CompletableFuture<Void?>() {
        fun end(with: Throwable?) {
            if (with == null) complete(null) else completeExceptionally(with)
        }

        override fun cancel(mayInterruptIfRunning: Boolean): Boolean {
            coroutine.cancel(CancellationException("the stage was cancelled"))
            return false
        }
    }

    /** The context that a coroutine has of its own, and at the same time what its body returns to: one object less for each. */
    internal class OwnContext(
        private val coroutine: CoroutineStage,
    ) : CoroutineContext,
        Continuation<Unit> {
        override val context: CoroutineContext get() = this

        private val whole: CoroutineContext get() = coroutine.from.others + (coroutine as Job)

        @Suppress("UNCHECKED_CAST")
        override fun <E : CoroutineContext.Element> get(key: CoroutineContext.Key<E>): E? =
            if (key === Job) coroutine as E else coroutine.from.others[key]

        override fun <R> fold(
            initial: R,
            operation: (R, CoroutineContext.Element) -> R,
        ): R = operation(coroutine.from.others.fold(initial, operation), coroutine)

        override fun minusKey(key: CoroutineContext.Key<*>): CoroutineContext =
            if (key === Job) coroutine.from.others else whole.minusKey(key)

        override fun plus(context: CoroutineContext): CoroutineContext = if (context === EmptyCoroutineContext) this else whole + context

        override fun resumeWith(result: Result<Unit>) {
            val thrown = result.exceptionOrNull()
            if (thrown != null && (thrown !is CancellationException || coroutine.isActive)) {
                coroutine.failure = thrown
                coroutine.resumeWith(DONE)
            } else {
                coroutine.resumeWith(result)
            }
        }

        override fun toString(): String = whole.toString()
    }

    private companion object {
        private val DONE = Result.success(Unit)
    }
}
