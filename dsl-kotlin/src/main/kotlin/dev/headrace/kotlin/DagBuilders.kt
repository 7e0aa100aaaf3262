package dev.headrace.kotlin

import dev.headrace.Handler
import dev.headrace.flow.BatchPipeline
import dev.headrace.flow.Dag
import dev.headrace.world.Resources
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind
import kotlin.contracts.contract

/**
 * Makes a handler of the nodes that [build] makes, called [name]: any number of them may go on from one, and all of them run.
 *
 * ```
 * val quotes = world.dag<Tick>("quotes") {
 *     val book by root(Book::apply)
 *     val mid by book.then { it.mid }
 *     val spread by book.then { it.spread }
 *     merge(mid, spread) { m, s -> Quote(m, s) }.guard { it.crossed } dispatch alerts
 * }
 * ```
 *
 * A node that is delegated to is called as the property.
 *
 * @throws dev.headrace.BuildException with everything that is wrong with it
 */
@OptIn(ExperimentalContracts::class)
public inline fun <reified E : Any> Resources.dag(
    name: String,
    build: @HeadraceDsl Dag<E>.() -> Unit,
): Handler<E> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return Dag.of(this, E::class.javaObjectType).apply(build).build(name)
}

/** Makes a batch of the nodes that [build] makes: they run for all its events at once. See [dag]. */
@OptIn(ExperimentalContracts::class)
public inline fun <reified E : Any> Resources.dagBatch(
    name: String,
    capacity: Int,
    build: @HeadraceDsl Dag<E>.() -> Unit,
): BatchPipeline<E> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return Dag.of(this, E::class.javaObjectType).apply(build).buildBatch(name, capacity)
}
