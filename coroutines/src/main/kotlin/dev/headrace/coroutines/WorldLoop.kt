package dev.headrace.coroutines

import dev.headrace.clock.EventClock
import dev.headrace.driver.Waker
import dev.headrace.driver.timer.TimerWheel
import dev.headrace.world.Sequence
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Delay
import kotlinx.coroutines.DisposableHandle
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext

/**
 * The dispatcher that is a world's loop.
 *
 * What is dispatched is queued under a lock, since nothing may be refused: the queue grows, and whether it is closed is
 * known together with it. A poll takes the whole queue in exchange for the one it has emptied, and runs it.
 *
 * ```
 *   field      read                written             guarded by
 *   incoming   -                   -                   lock
 *   stage      volatile            volatile, in lock   lock
 *   waiting    volatile            volatile, in lock   itself: true from the first that comes in until it is taken
 *   owner      volatile            volatile            itself: a thread finds itself there only if it polled last
 *   waker      volatile            volatile            itself: whoever sets it wakes once, for those who did not see it
 *   running, delays, the wheel                         the loop's thread
 * ```
 */
@OptIn(InternalCoroutinesApi::class)
internal class WorldLoop(
    private val sequence: Sequence,
    private val clock: EventClock,
    private val wheel: TimerWheel,
    private val fallback: CoroutineDispatcher,
) : LoopDispatcher(),
    Delay {
    private enum class Stage { OPEN, CLOSING, CLOSED }

    private val lock = Any()
    private var incoming = TaskQueue()

    @Volatile private var stage = Stage.OPEN

    @Volatile private var waiting = false

    @Volatile private var owner: Thread? = null

    @Volatile private var waker: Waker? = null
    private var running = TaskQueue()
    private val delays = Delays()

    override val job: Job = SupervisorJob()
    override val immediate: CoroutineDispatcher = ImmediateLoop(this)
    override val isOnLoop: Boolean get() = owner === Thread.currentThread()

    // ---- dispatching, from any thread

    override fun dispatch(
        context: CoroutineContext,
        block: Runnable,
    ) {
        val now = enqueue(context, block)
        if (now != Stage.OPEN) context.cancelUnlessShielded(ended())
        if (now == Stage.CLOSED) fallback.dispatch(context, block)
    }

    /** Has something done on the loop's thread, unless there is no loop any more. */
    fun post(task: Runnable): Boolean = enqueue(EmptyCoroutineContext, task) != Stage.CLOSED

    private fun enqueue(
        context: CoroutineContext,
        block: Runnable,
    ): Stage {
        val now: Stage
        val isFirst: Boolean
        synchronized(lock) {
            now = stage
            isFirst = !waiting && now != Stage.CLOSED
            if (now != Stage.CLOSED) {
                incoming.add(context, block)
                waiting = true
            }
        }
        // The loop's own thread looks before it waits.
        if (isFirst && !isOnLoop) waker?.wake()
        return now
    }

    override fun wakes(waker: Waker): LoopDispatcher {
        this.waker = waker
        waker.wake() // for what came before
        return this
    }

    // ---- running, on the loop's thread

    fun bind() {
        if (!isOnLoop && stage != Stage.CLOSED) owner = Thread.currentThread()
    }

    override fun poll(): Int {
        bind()
        if (waiting) take()
        var left = running.size
        var ran = 0
        while (left-- > 0) {
            // A task may poll too, and take what was left for this one.
            val task = running.next() ?: return ran
            ran++
            sequence.advance()
            task.run()
        }
        return ran
    }

    private fun take() {
        synchronized(lock) {
            if (running.isEmpty) {
                val emptied = running
                running = incoming
                incoming = emptied
            } else {
                running.moveFrom(incoming)
            }
            waiting = false
        }
    }

    override fun nanosToNext(): Long = if (waiting || !running.isEmpty) 0 else Long.MAX_VALUE

    // ---- waiting

    override fun scheduleResumeAfterDelay(
        timeMillis: Long,
        continuation: CancellableContinuation<Unit>,
    ) = resumeAfterDelay(timeMillis, continuation, this)

    fun resumeAfterDelay(
        timeMillis: Long,
        continuation: CancellableContinuation<Unit>,
        from: CoroutineDispatcher,
    ) {
        val delay = PendingResume(this, timeMillis, continuation, from)
        begin(delay)
        continuation.invokeOnCancellation { delay.dispose() }
    }

    override fun invokeOnTimeout(
        timeMillis: Long,
        block: Runnable,
        context: CoroutineContext,
    ): DisposableHandle {
        val timeout = PendingTimeout(this, timeMillis, block, context)
        begin(timeout)
        return timeout
    }

    private fun begin(delay: PendingDelay) {
        when {
            isOnLoop && stage == Stage.OPEN -> delay.schedule()
            !post(delay::schedule) -> delay.endNow(ended(), this::onFallback)
        }
    }

    private fun onFallback(
        context: CoroutineContext,
        task: Runnable,
    ) = fallback.dispatch(context, task)

    /** Has a timer on the wheel, unless the loop has ended meanwhile. On the loop's thread. */
    fun schedule(delay: PendingDelay) {
        if (stage != Stage.OPEN) {
            delay.endNow(ended()) { _, task -> task.run() }
            return
        }
        val nanos = delay.timeMillis.coerceAtLeast(0)
        wheel.schedule(clock.nanos() + if (nanos > MOST_MILLIS) Long.MAX_VALUE else nanos * NANOS_PER_MILLI, delay.timer)
        delays.add(delay)
    }

    fun forget(delay: PendingDelay) {
        delay.timer.cancel()
        delays.remove(delay)
    }

    // ---- the end

    override fun close() {
        synchronized(lock) {
            if (stage != Stage.OPEN) return
            stage = Stage.CLOSING
        }
        bind()
        try {
            cancelAll(ended())
            drain()
        } finally {
            synchronized(lock) {
                stage = Stage.CLOSED
                running.moveFrom(incoming)
                waiting = false
            }
            owner = null
            running.drainTo(fallback::dispatch)
        }
    }

    private fun cancelAll(reason: CancellationException) {
        job.cancel(reason)
        while (true) {
            val delay = delays.first ?: break
            forget(delay)
            delay.endNow(reason) { _, task -> task.run() }
        }
        if (waiting) take()
        running.forEachContext { it.cancelUnlessShielded(reason) }
    }

    private fun drain() {
        var rounds = 0
        while (nanosToNext() == 0L && rounds++ < MOST_ROUNDS) {
            try {
                poll()
            } catch (failure: Exception) {
                logging("the loop")(failure)
            }
        }
    }

    private fun ended() = CancellationException("the loop has ended")

    override fun toString(): String =
        synchronized(lock) { "loop dispatcher (${stage.name.lowercase()}, ${incoming.size} waiting, ${delays.size} delayed)" }

    private companion object {
        const val NANOS_PER_MILLI = 1_000_000L
        const val MOST_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI

        /** How often what was resumed while it closes may be resumed again: it may never end by itself. */
        const val MOST_ROUNDS = 10_000
    }
}

/** The same, where the loop's thread does not wait for a poll. */
@OptIn(InternalCoroutinesApi::class)
private class ImmediateLoop(
    private val loop: WorldLoop,
) : CoroutineDispatcher(),
    Delay {
    override fun isDispatchNeeded(context: CoroutineContext): Boolean = !loop.isOnLoop

    override fun dispatch(
        context: CoroutineContext,
        block: Runnable,
    ) = loop.dispatch(context, block)

    override fun scheduleResumeAfterDelay(
        timeMillis: Long,
        continuation: CancellableContinuation<Unit>,
    ) = loop.resumeAfterDelay(timeMillis, continuation, this)

    override fun invokeOnTimeout(
        timeMillis: Long,
        block: Runnable,
        context: CoroutineContext,
    ): DisposableHandle = loop.invokeOnTimeout(timeMillis, block, context)

    override fun toString(): String = "immediate $loop"
}
