package dev.headrace.benchmarks.pipelines

import dev.headrace.benchmarks.peers.Events.Event

/** A sequence of one event, made for each. */
internal class SequencePeer(
    steps: Steps,
) : PipelinePeer(steps) {
    private val five = steps.five()
    private val first = steps.first()
    private val second = steps.second()
    private val third = steps.third()
    private val fourth = steps.fourth()
    private val fifth = steps.fifth()
    private val end = steps.end()

    override fun send(event: Event) {
        val events = sequenceOf(event)
        if (five) {
            events
                .filter { first.test(it) }
                .map { second.apply(it) }
                .map { third.apply(it) }
                .filter { fourth.test(it) }
                .map { fifth.apply(it) }
                .forEach { end.accept(it) }
        } else {
            events
                .map { second.apply(it) }
                .map { third.apply(it) }
                .map { fifth.apply(it) }
                .forEach { end.accept(it) }
        }
    }
}
