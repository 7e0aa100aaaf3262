package dev.headrace.coroutines

import kotlin.coroutines.CoroutineContext

/** What is to be run, with its context beside it: first in, first out. It grows and never shrinks. For one thread at a time. */
internal class TaskQueue {
    private val pairs = ArrayDeque<Any>()

    val size: Int get() = pairs.size / 2
    val isEmpty: Boolean get() = pairs.isEmpty()

    fun add(
        context: CoroutineContext,
        task: Runnable,
    ) {
        pairs.addLast(context)
        pairs.addLast(task)
    }

    fun next(): Runnable? {
        if (pairs.isEmpty()) return null
        pairs.removeFirst()
        return pairs.removeFirst() as Runnable
    }

    fun moveFrom(other: TaskQueue) {
        pairs.addAll(other.pairs)
        other.pairs.clear()
    }

    fun forEachContext(action: (CoroutineContext) -> Unit) {
        for (at in 0..<size) action(pairs[2 * at] as CoroutineContext)
    }

    fun drainTo(action: (CoroutineContext, Runnable) -> Unit) {
        while (!isEmpty) {
            val context = pairs.removeFirst() as CoroutineContext
            action(context, pairs.removeFirst() as Runnable)
        }
    }
}
