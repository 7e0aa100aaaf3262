package dev.headrace.coroutines

import dev.headrace.Overflow
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.Event
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/**
 * What is emitted, here or in any registry that channels lead to, as a cold flow.
 *
 * ```kotlin
 * desk.events(MOVED, Overflow.dropOldest(16)).collect { println("on floor ${it.floor}") }
 * ```
 *
 * Each collector has a listener of its own, which is there at once when collecting starts, in the collecting coroutine, and is
 * taken away when collecting ends, whether it completes, fails or is cancelled. What is emitted before or after is not seen.
 * Closing the registry completes the flow, after what waits for the collector.
 *
 * Whoever emits is never kept waiting. Up to [Overflow.capacity] events wait for a slow collector; [overflow] says what happens
 * to more. Events of one thread keep their order. One that comes without a payload, where there should be one, is told to
 * the registry's `onFailure`, and left out.
 *
 * @param event the event
 * @param overflow how many events wait for a collector, and what happens to more
 */
public fun <P : Any> CommandRegistry.events(
    event: Event<P>,
    overflow: Overflow,
): Flow<P> =
    listening(overflow) { hear -> on(event) { payload: P? -> hear(payload ?: throw IllegalArgumentException("it has no payload")) } }

/**
 * The same for an event by its id, with whatever payload.
 *
 * @param event its id
 * @param overflow how many events wait for a collector, and what happens to more
 */
public fun CommandRegistry.events(
    event: String,
    overflow: Overflow,
): Flow<Any?> = listening(overflow) { hear -> on(event) { hear(it) } }

private fun <P> CommandRegistry.listening(
    overflow: Overflow,
    listen: ((P) -> Unit) -> AutoCloseable,
): Flow<P> =
    flow {
        val waiting = Channel<P>(overflow.capacity, overflow.whenFull())
        val listening =
            listen { payload ->
                val sent = waiting.trySend(payload)
                if (sent.isFailure && !sent.isClosed) waiting.close(overflow.exceeded())
            }
        val closing = onClose { waiting.close() }
        try {
            for (payload in waiting) emit(payload)
        } finally {
            listening.close()
            closing.close()
            waiting.cancel()
        }
    }
