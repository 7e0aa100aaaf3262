package dev.headrace.coroutines

import dev.headrace.Handler
import dev.headrace.driver.timer.Timer
import dev.headrace.driver.timer.TimerEvent
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.DisposableHandle
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.cancel
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.resumeWithException

/**
 * A coroutine that waits for its time on the wheel.
 *
 * It is begun and ended on the loop's thread; only [dispose] and [endNow] may come from elsewhere, and [endNow] only where
 * no loop is left. `isOver` is the loop's thread's.
 */
internal abstract class PendingDelay(
    protected val loop: WorldLoop,
    val timeMillis: Long,
) : Handler<TimerEvent>(),
    DisposableHandle {
    val timer: Timer = Timer.of(this)
    var before: PendingDelay? = null
    var after: PendingDelay? = null
    private var isOver = false

    protected abstract val context: CoroutineContext

    /** The time is over. */
    protected abstract fun end()

    protected abstract fun fail(reason: Throwable)

    override fun name(): String = "delay"

    final override fun run(event: TimerEvent) {
        loop.bind()
        isOver = true
        loop.forget(this)
        end()
    }

    /** Has it wait on the wheel. It is not thrown where there is no room: somebody may have been told that it waits. */
    fun schedule() {
        if (isOver) return
        try {
            loop.schedule(this)
        } catch (refused: RuntimeException) {
            isOver = true
            fail(refused)
        }
    }

    /** Nobody waits any more. From any thread. */
    final override fun dispose() {
        if (loop.isOnLoop) drop() else loop.post(::drop)
    }

    private fun drop() {
        if (!isOver) {
            isOver = true
            loop.forget(this)
        }
    }

    /** There is no loop to wait for: cancels who waits; where that can't be, the time is over now. */
    fun endNow(
        reason: CancellationException,
        run: (CoroutineContext, Runnable) -> Unit,
    ) {
        isOver = true
        context.cancelUnlessShielded(reason)
        run(context, ::end)
    }
}

/** A `delay`. */
@OptIn(ExperimentalCoroutinesApi::class)
internal class PendingResume(
    loop: WorldLoop,
    timeMillis: Long,
    private val continuation: CancellableContinuation<Unit>,
    private val from: CoroutineDispatcher,
) : PendingDelay(loop, timeMillis) {
    override val context: CoroutineContext get() = continuation.context

    override fun end() {
        with(continuation) { from.resumeUndispatched(Unit) }
    }

    override fun fail(reason: Throwable) = continuation.resumeWithException(reason)
}

/** A `withTimeout`. */
internal class PendingTimeout(
    loop: WorldLoop,
    timeMillis: Long,
    private val block: Runnable,
    override val context: CoroutineContext,
) : PendingDelay(loop, timeMillis) {
    override fun end() = block.run()

    override fun fail(reason: Throwable) = context.cancel(CancellationException("there is no room for its timeout", reason))
}

/** Those that are on the wheel, in the order in which they came, for the loop's end. Taking one out takes no search. */
internal class Delays {
    var first: PendingDelay? = null
        private set
    private var last: PendingDelay? = null
    var size: Int = 0
        private set

    fun add(delay: PendingDelay) {
        val end = last
        delay.before = end
        if (end == null) first = delay else end.after = delay
        last = delay
        size++
    }

    fun remove(delay: PendingDelay) {
        val before = delay.before
        val after = delay.after
        if (before == null && first !== delay) return
        if (before == null) first = after else before.after = after
        if (after == null) last = before else after.before = before
        delay.before = null
        delay.after = null
        size--
    }
}
