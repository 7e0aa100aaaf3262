package dev.headrace.coroutines

import dev.headrace.CapacityException
import dev.headrace.Handler
import kotlinx.coroutines.channels.awaitClose
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.callbackFlow

/**
 * The events of anything that handlers can be attached to, as a cold flow.
 *
 * Each collector has a handler of its own: [attach] is called with it when collecting starts, and what [attach] gives is
 * closed, once, when collecting ends, whether it completes, fails or is cancelled. Events that come before or after are
 * not seen.
 *
 * The handler may be run from any thread and never blocks. Events of one thread keep their order. Up to
 * [Overflow.capacity] events wait for a slow collector; [overflow] says what happens to more. What [attach] throws fails
 * the collector.
 */
public fun <E : Any> handlerFlow(
    overflow: Overflow,
    attach: (Handler<E>) -> AutoCloseable,
): Flow<E> =
    callbackFlow {
        val handler =
            Handler.of<E>("flow") { event ->
                val sent = trySend(event)
                if (sent.isFailure && !sent.isClosed) {
                    close(CapacityException("flow buffer $overflow", overflow.capacity, "collect faster, or choose another overflow"))
                }
            }
        val attached = attach(handler)
        awaitClose { attached.close() }
    }.buffer(overflow.capacity, overflow.buffer)

/**
 * Runs [handler] for each element, in order, in the collecting coroutine. The next element waits until `run` returns.
 * What the handler throws ends the collection.
 */
public suspend fun <E : Any> Flow<E>.collectInto(handler: Handler<in E>): Unit = collect { handler.run(it) }
