package dev.headrace.coroutines

import dev.headrace.CapacityException
import dev.headrace.Handler
import dev.headrace.Overflow
import dev.headrace.flow.End
import dev.headrace.flow.MaybePipe
import dev.headrace.flow.Pipe
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.isActive

/**
 * A handler whose events are seen to by coroutines: what a pipeline ends in where something is to be waited for, such as a
 * gateway's answer.
 *
 * ```kotlin
 * val gateway = SuspendingHandler.of<Order>("gateway", connections, atMost = 8, Overflow.fail(1_000)) { send(it) }
 * val orders = Pipeline.of(world, Order::class.java).guard(…).dispatch(gateway).build("orders")
 * ```
 *
 * **Thread.** [run] may be called by any thread and never waits. Each event has a coroutine of its own, a child of the scope, in
 * its context: on a [LoopDispatcher] it owns the world between two suspension points. Where the scope has no dispatcher, it
 * begins on the thread that calls [run].
 *
 * **Order and bounds.** So many coroutines are under way at once, and no more; further events wait, and begin in the order in
 * which they came. With one at most, each begins when the one before is done. What happens where too many wait is said by an
 * [Overflow]: one is dropped and [counted][dropped], or [run] throws a [CapacityException].
 *
 * **Failure.** What a coroutine throws is told to a listener, on the thread where it happens, or else to the log; it harms
 * neither the scope nor another event. That goes for a cancellation too that is not its own.
 *
 * **The end.** When the scope is cancelled, coroutines under way are cancelled, and what waits is dropped, as is what comes
 * later. All of it is counted as [dropped], but for what was under way.
 */
public class SuspendingHandler<E : Any> private constructor(
    private val name: String,
    private val scope: CoroutineScope,
    private val atMost: Int,
    private val overflow: Overflow,
    private val onFailure: (E, Throwable) -> Unit,
    private val body: suspend (E) -> Unit,
) : Handler<E>() {
    private val context = StageContext(scope.coroutineContext)
    private val lock = Any()

    // Guarded by the lock.
    private val events = ArrayDeque<E>()
    private var running = 0
    private var lost = 0L

    init {
        require(atMost >= 1) { "handler $name can't see to $atMost events at once: let it be 1 or more" }
        scope.coroutineContext[Job]?.invokeOnCompletion { dropWaiting() }
    }

    /** How many coroutines are under way. For any thread, as are the others. */
    public val inFlight: Int get() = synchronized(lock) { running }

    /** How many events wait for their coroutine. */
    public val waiting: Int get() = synchronized(lock) { events.size }

    /** How many events no coroutine has seen, because too many waited or because the scope had ended. */
    public val dropped: Long get() = synchronized(lock) { lost }

    override fun name(): String = name

    /**
     * Begins a coroutine for an event, or has it wait.
     *
     * @throws CapacityException if too many wait, and the overflow is to fail
     */
    override fun run(event: E) {
        if (admit(event)) begin(event)
    }

    private fun admit(event: E): Boolean {
        synchronized(lock) {
            when {
                !scope.isActive -> {
                    lost++
                }

                running < atMost -> {
                    running++
                    return true
                }

                events.size < overflow.capacity -> {
                    events.addLast(event)
                }

                else -> {
                    full(event)
                }
            }
        }
        return false
    }

    private fun full(event: E) {
        if (overflow.policy == Overflow.Policy.FAIL) {
            throw CapacityException(
                "handler $name, $overflow,",
                overflow.capacity,
                "let more be under way at once, or choose another overflow",
            )
        }
        if (overflow.policy == Overflow.Policy.DROP_OLDEST) {
            events.removeFirst()
            events.addLast(event)
        }
        lost++
    }

    /** Begins coroutines as long as there is something for one that has ended at once: the stack stays as it is. */
    private fun begin(first: E) {
        var event: E? = first
        while (event != null) event = if (beginOne(event)) next() else null
    }

    /** Whether it has ended already. Otherwise it goes on with the next one itself when it ends. */
    private fun beginOne(event: E): Boolean {
        val coroutine = CoroutineStage(context)
        coroutine.begin(event, body)
        if (coroutine.isCompleted) {
            ended(event, coroutine)
            return true
        }
        coroutine.stage.whenComplete { _, _ ->
            ended(event, coroutine)
            next()?.let(::begin)
        }
        return false
    }

    private fun ended(
        event: E,
        coroutine: CoroutineStage,
    ) {
        val failure = coroutine.failure ?: return
        try {
            onFailure(event, failure)
        } catch (thrown: Exception) {
            thrown.addSuppressed(failure)
            logging(name)(thrown)
        }
    }

    private fun next(): E? =
        synchronized(lock) {
            if (!scope.isActive) forgetWaiting()
            events.removeFirstOrNull() ?: run {
                running--
                null
            }
        }

    private fun dropWaiting() = synchronized(lock) { forgetWaiting() }

    private fun forgetWaiting() {
        lost += events.size
        events.clear()
    }

    override fun toString(): String = synchronized(lock) { "$name ($running of $atMost under way, ${events.size} waiting, $lost dropped)" }

    /** How [SuspendingHandler]s are made. */
    public companion object {
        /**
         * Makes a handler.
         *
         * @param name what to call it
         * @param scope what its coroutines are children of; it ends with it
         * @param atMost how many are under way at once, 1 or more
         * @param overflow how many events wait beside that, and what happens to more
         * @param onFailure is told of the event and what was thrown; it goes to the log where nothing is said
         * @param body what is done for each event
         */
        public fun <E : Any> of(
            name: String,
            scope: CoroutineScope,
            atMost: Int,
            overflow: Overflow,
            onFailure: (E, Throwable) -> Unit = { _, failure -> logging(name)(failure) },
            body: suspend (E) -> Unit,
        ): SuspendingHandler<E> = SuspendingHandler(name, scope, atMost, overflow, onFailure, body)
    }
}

/**
 * Ends a pipeline in a step that suspends: a [SuspendingHandler] of its own.
 *
 * @param name what to call the step
 * @param scope what its coroutines are children of
 * @param atMost how many are under way at once, 1 or more
 * @param overflow how many values wait beside that, and what happens to more
 * @param onFailure is told of the value and what was thrown; it goes to the log where nothing is said
 * @param body what is done with each value
 * @return the end, to be built
 */
public fun <I : Any, T : Any> Pipe<I, T>.dispatchSuspending(
    name: String,
    scope: CoroutineScope,
    atMost: Int,
    overflow: Overflow,
    onFailure: (T, Throwable) -> Unit = { _, failure -> logging(name)(failure) },
    body: suspend (T) -> Unit,
): End<I> = dispatch(SuspendingHandler.of(name, scope, atMost, overflow, onFailure, body))

/**
 * Ends a pipeline in a step that suspends, where there is a value: a [SuspendingHandler] of its own.
 *
 * @param name what to call the step
 * @param scope what its coroutines are children of
 * @param atMost how many are under way at once, 1 or more
 * @param overflow how many values wait beside that, and what happens to more
 * @param onFailure is told of the value and what was thrown; it goes to the log where nothing is said
 * @param body what is done with each value
 * @return the end, to be built
 */
public fun <I : Any, T : Any> MaybePipe<I, T>.dispatchSuspending(
    name: String,
    scope: CoroutineScope,
    atMost: Int,
    overflow: Overflow,
    onFailure: (T, Throwable) -> Unit = { _, failure -> logging(name)(failure) },
    body: suspend (T) -> Unit,
): End<I> = dispatch(SuspendingHandler.of(name, scope, atMost, overflow, onFailure, body))
