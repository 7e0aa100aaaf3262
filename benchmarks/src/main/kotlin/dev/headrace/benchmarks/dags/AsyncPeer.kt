package dev.headrace.benchmarks.dags

import dev.headrace.benchmarks.peers.Events.Event
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking

/** Two coroutines that are awaited, on the thread that brings the event; each starts at once. */
internal class AsyncPeer(
    shape: String,
) : DagPeer(shape) {
    override fun send(event: Event) {
        runBlocking {
            val root = nodes.root.apply(event)
            val one = async(start = CoroutineStart.UNDISPATCHED) { nodes.left.apply(root) }
            val other = async(start = CoroutineStart.UNDISPATCHED) { nodes.right.apply(root) }
            nodes.end.accept(nodes.merge.apply(one.await(), other.await()))
        }
    }
}
