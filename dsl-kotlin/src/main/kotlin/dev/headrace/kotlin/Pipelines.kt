package dev.headrace.kotlin

import dev.headrace.ContextHandler
import dev.headrace.Handler
import dev.headrace.flow.BatchPipeline
import dev.headrace.flow.ContextBatch
import dev.headrace.flow.ContextPipeline
import dev.headrace.flow.DoublePipe
import dev.headrace.flow.End
import dev.headrace.flow.InContext
import dev.headrace.flow.LongPipe
import dev.headrace.flow.MaybeDoublePipe
import dev.headrace.flow.MaybeLongPipe
import dev.headrace.flow.MaybePipe
import dev.headrace.flow.Pipe
import dev.headrace.flow.Pipeline
import dev.headrace.flow.ResultPipe
import dev.headrace.flow.Stage
import dev.headrace.world.Resources
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind
import kotlin.contracts.contract

/** Begins a pipeline of events of type [E], to be built from its [End]. */
public inline fun <reified E : Any> Resources.pipe(): Pipe<E, E> = Pipeline.of(this, E::class.javaObjectType)

/**
 * Makes a handler of the steps that [build] leads to an end, called [name].
 *
 * ```
 * val orders = world.pipeline<Order>("orders") {
 *     guard(::withinLimits) then ::enrich attempt ::route onError ::reject dispatch gateway
 * }
 * ```
 *
 * A step gets resources before the value where it declares them, as `Res<…>`, `ResMut<…>` or in any other way that the core
 * knows; their type arguments count. One that may be absent is `Res<…>?`, and `null` where it is. Of several of one type,
 * `@Qualified("eu")` at a parameter of a function that is referred to says which, or in a [JvmRecord] of resources, which a
 * lambda takes too and a step on numbers, whose functions are written in place. The handler runs its steps on the caller's
 * thread, to the end, and allocates nothing.
 *
 * @throws dev.headrace.BuildException with everything that is wrong with it
 */
@OptIn(ExperimentalContracts::class)
public inline fun <reified E : Any> Resources.pipeline(
    name: String,
    build: @HeadraceDsl Pipe<E, E>.() -> End<E>,
): Handler<E> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return pipe<E>().build().build(name)
}

/** Makes a batch of the steps that [build] leads to an end: they run for all its events at once. See [pipeline]. */
@OptIn(ExperimentalContracts::class)
public inline fun <reified E : Any> Resources.batch(
    name: String,
    capacity: Int,
    build: @HeadraceDsl Pipe<E, E>.() -> End<E>,
): BatchPipeline<E> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return pipe<E>().build().buildBatch(name, capacity)
}

/**
 * Makes a handler of events that come with a context, which functions take first, before their resources. See [pipeline].
 *
 * ```
 * val orders = world.contextPipeline<Session, Order>("orders") {
 *     guard { session: Session, order -> session.allows(order) } end ::accept
 * }
 * orders.run(session, order)
 * ```
 */
@OptIn(ExperimentalContracts::class)
public inline fun <reified C : Any, reified E : Any> Resources.contextPipeline(
    name: String,
    build: @HeadraceDsl Pipe<InContext<C, E>, E>.() -> End<InContext<C, E>>,
): ContextHandler<C, E> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return ContextPipeline.build(name, contextPipe<C, E>().build())
}

/** Makes a batch of events that run in one context. See [contextPipeline]. */
@OptIn(ExperimentalContracts::class)
public inline fun <reified C : Any, reified E : Any> Resources.contextBatch(
    name: String,
    capacity: Int,
    build: @HeadraceDsl Pipe<InContext<C, E>, E>.() -> End<InContext<C, E>>,
): ContextBatch<C, E> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return ContextPipeline.buildBatch(name, capacity, contextPipe<C, E>().build())
}

/** Begins a pipeline of events of type [E] that come with a context of type [C]. */
public inline fun <reified C : Any, reified E : Any> Resources.contextPipe(): Pipe<InContext<C, E>, E> =
    ContextPipeline.of(this, C::class.javaObjectType, E::class.javaObjectType)

/** Names the step that leads here: `guard { it.quantity > 0 } named "positive"`. */
public infix fun <S : Stage<*, *>> S.named(name: String): S = apply { named(name) }

/** Gives the value to a [handler], and ends. */
public infix fun <I : Any, T : Any> Pipe<I, T>.dispatch(handler: Handler<in T>): End<I> = dispatch(handler)

/** Gives the value to a [handler] where it is present, and ends. */
public infix fun <I : Any, T : Any> MaybePipe<I, T>.dispatch(handler: Handler<in T>): End<I> = dispatch(handler)

/** Goes on with [other] where the value is absent. */
public infix fun <I : Any, T : Any> MaybePipe<I, T>.orElse(other: T): Pipe<I, T> = orElse(other)

/** Goes on with [other] where there is an error. */
public infix fun <I : Any, T : Any, E : Any> ResultPipe<I, T, E>.orElse(other: T): Pipe<I, T> = orElse(other)

/** Goes on with the [error] where the value is absent. */
public infix fun <I : Any, T : Any, E : Any> MaybePipe<I, T>.orFail(error: E): ResultPipe<I, T, E> = orFail(error)

/** Goes on with [other] where the number is absent. */
public infix fun <I : Any> MaybeLongPipe<I>.orElse(other: Long): LongPipe<I> = orElse(other)

/** Goes on with [other] where the number is absent. */
public infix fun <I : Any> MaybeDoublePipe<I>.orElse(other: Double): DoublePipe<I> = orElse(other)
