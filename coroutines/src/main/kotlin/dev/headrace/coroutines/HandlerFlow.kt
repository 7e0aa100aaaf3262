package dev.headrace.coroutines

import dev.headrace.CapacityException
import dev.headrace.Handler
import dev.headrace.Overflow
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.channels.BufferOverflow
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/**
 * The events of anything that handlers can be attached to, as a cold flow.
 *
 * Each collector has a handler of its own: [attach] is called with it at once when collecting starts, in the collecting
 * coroutine, and what [attach] gives is closed, once, when collecting ends, whether it completes, fails or is cancelled.
 * Events that come before or after are not seen.
 *
 * The handler may be run from any thread and never blocks. Events of one thread keep their order. Up to
 * [Overflow.capacity] events wait for a slow collector; [overflow] says what happens to more. What [attach] throws, and
 * what closing throws, fails the collector.
 */
public fun <E : Any> handlerFlow(
    overflow: Overflow,
    attach: (Handler<E>) -> AutoCloseable,
): Flow<E> =
    flow {
        val waiting = Channel<E>(overflow.capacity, overflow.whenFull())
        val handler =
            Handler.of<E>("flow") { event ->
                val sent = waiting.trySend(event)
                if (sent.isFailure && !sent.isClosed) waiting.close(overflow.exceeded())
            }
        val attached = attach(handler)
        try {
            for (event in waiting) emit(event)
        } catch (ended: Throwable) {
            attached.closeAfter(ended)
            throw ended
        } finally {
            waiting.cancel()
        }
    }

/** Closes this. What that throws hides behind the failure that ended the flow; being cancelled is none. */
private fun AutoCloseable.closeAfter(ended: Throwable) {
    try {
        close()
    } catch (unclosed: Throwable) {
        if (ended is CancellationException) throw unclosed
        ended.addSuppressed(unclosed)
    }
}

internal fun Overflow.whenFull(): BufferOverflow =
    when (policy) {
        Overflow.Policy.DROP_OLDEST -> BufferOverflow.DROP_OLDEST
        Overflow.Policy.DROP_LATEST -> BufferOverflow.DROP_LATEST
        Overflow.Policy.FAIL -> BufferOverflow.SUSPEND
    }

internal fun Overflow.exceeded() = CapacityException("flow buffer $this", capacity, "collect faster, or choose another overflow")

/**
 * Runs [handler] for each element, in order, in the collecting coroutine. The next element waits until `run` returns.
 * What the handler throws ends the collection.
 */
public suspend fun <E : Any> Flow<E>.collectInto(handler: Handler<in E>): Unit = collect { handler.run(it) }
