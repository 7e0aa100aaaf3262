package dev.headrace.benchmarks.pipelines

import dev.headrace.benchmarks.peers.Events.Event
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.MutableSharedFlow
import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.launch

/** Operators on a shared flow that is collected once, on the thread that emits. */
internal class FlowPeer(
    steps: Steps,
) : PipelinePeer(steps) {
    private val scope = CoroutineScope(Dispatchers.Unconfined)
    private val events = MutableSharedFlow<Event>(extraBufferCapacity = 1)

    init {
        val first = steps.first()
        val second = steps.second()
        val third = steps.third()
        val fourth = steps.fourth()
        val fifth = steps.fifth()
        val end = steps.end()
        val out =
            if (steps.five()) {
                events
                    .filter { first.test(it) }
                    .map { second.apply(it) }
                    .map { third.apply(it) }
                    .filter { fourth.test(it) }
                    .map { fifth.apply(it) }
            } else {
                events.map { second.apply(it) }.map { third.apply(it) }.map { fifth.apply(it) }
            }
        scope.launch { out.collect { end.accept(it) } }
    }

    override fun send(event: Event) {
        check(events.tryEmit(event))
    }

    override fun close() {
        scope.cancel()
    }
}
