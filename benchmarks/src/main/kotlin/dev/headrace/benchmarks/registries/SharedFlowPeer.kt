package dev.headrace.benchmarks.registries

import dev.headrace.benchmarks.peers.Events.Event
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.MutableSharedFlow
import kotlinx.coroutines.launch

/** A shared flow of coroutines; its collectors are unconfined, so that they run on the thread that publishes. */
internal class SharedFlowPeer(
    listeners: Listeners,
) : Publishing(listeners) {
    private val scope = CoroutineScope(Dispatchers.Unconfined)
    private val flow = MutableSharedFlow<Event>(extraBufferCapacity = 1)

    init {
        for (listener in listeners.all()) {
            scope.launch { flow.collect { listener.run(it) } }
        }
    }

    override fun publish(event: Event) {
        check(flow.tryEmit(event))
    }

    override fun close() {
        scope.cancel()
    }
}
