package dev.headrace.coroutines

import dev.headrace.Overflow
import dev.headrace.registry.Registry
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import java.util.concurrent.Flow.Subscriber
import java.util.concurrent.Flow.Subscription

/**
 * The events of a registry, as a cold flow.
 *
 * Each collector has a handler of its own, which is registered at once when collecting starts, in the collecting coroutine,
 * and unregistered when collecting ends, whether it completes, fails or is cancelled. Events that are published before or
 * after are not seen. Unregistering the handler, as [Registry.clear] does, completes the flow after what is buffered.
 *
 * Whoever publishes is never kept waiting. While the collector is busy, up to [Overflow.capacity] events wait for it;
 * [overflow] says what happens to more. Events of one thread keep their order. Handing on an event takes no object but what
 * suspending takes.
 *
 * @param overflow how many events wait for a collector, and what happens to more
 */
public fun <E : Any> Registry<E>.asFlow(overflow: Overflow): Flow<E> =
    flow {
        val collector = Collector<E>()
        asPublisher(overflow).subscribe(collector)
        try {
            collector.request()
            for (event in collector.handed) {
                emit(event)
                collector.request()
            }
        } finally {
            collector.cancel()
        }
    }

/** Takes one event at a time, so that those that wait do so in the registry's buffer. */
private class Collector<E : Any> : Subscriber<E> {
    val handed = Channel<E>(1)
    private lateinit var subscription: Subscription

    fun request() = subscription.request(1)

    fun cancel() {
        subscription.cancel()
        handed.cancel()
    }

    override fun onSubscribe(subscription: Subscription) {
        this.subscription = subscription
    }

    override fun onNext(event: E) {
        handed.trySend(event)
    }

    override fun onError(failure: Throwable) {
        handed.close(failure)
    }

    override fun onComplete() {
        handed.close()
    }
}
