package dev.headrace.samples.desk.office

import dev.headrace.graph.Graph

/**
 * How often each step of a graph runs and how much leaves it, from what is counted anyway: guards count what they let pass, and
 * everything else lets everything pass.
 */
class GraphRates(
    private val graph: Graph,
    private val root: Counter,
    private val guards: Map<String, Counter>,
) {
    /** What leaves each node a second, by the node's id. */
    fun of(ledger: Ledger): Map<Int, Double> {
        val leaving = mutableMapOf<Int, Double>()
        for (node in graph.nodes()) { // in the order in which they run
            val coming = graph.edges().filter { it.to() == node.id() }.maxOfOrNull { leaving[it.from()] ?: 0.0 }
            val counter = guards[node.name()] ?: if (coming == null) root else null
            leaving[node.id()] = counter?.let(ledger::rate) ?: coming ?: 0.0
        }
        return leaving
    }
}
