package dev.headrace.kotlin

import dev.headrace.Handler
import dev.headrace.Registration
import dev.headrace.flow.Adapt
import dev.headrace.flow.Broadcast
import dev.headrace.flow.FailurePolicy
import dev.headrace.flow.FanOut
import dev.headrace.flow.Guarded
import dev.headrace.flow.GuardedBuilder
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind
import kotlin.contracts.contract

/** Makes a handler that gives each event to all [handlers], in their order; the first that throws ends it. */
public fun <E : Any> fanOut(
    name: String,
    vararg handlers: Handler<in E>,
): Handler<E> = FanOut.of(name, handlers.asList())

/** Makes a handler that gives each event to handlers that come and go. What one throws is dealt with as [onFailure] says. */
public fun <E : Any> broadcast(
    name: String,
    onFailure: FailurePolicy? = null,
): Broadcast<E> = if (onFailure == null) Broadcast.create(name) else Broadcast.create(name, onFailure)

/** Adds a handler of [action], until what this returns is closed. */
public fun <E : Any> Broadcast<E>.add(action: (E) -> Unit): Registration = add(handler(action))

/** Makes a handler of other events: [convert] makes of each what this handler takes. */
public fun <W : Any, T : Any> Handler<in T>.contramap(convert: (W) -> T): Handler<W> = Adapt.map(step1(convert), this)

/** The same, where [decode] may say by `null` that an event is not for this handler. */
public fun <W : Any, T : Any> Handler<in T>.contramapNotNull(decode: (W) -> T?): Handler<W> = Adapt.decode(step1(decode), this)

/** Makes a handler that gives this one a copy of each event, which it may change and keep. */
public fun <E : Any> Handler<in E>.copying(copy: (E) -> E): Handler<E> = Adapt.copying(step1(copy), this)

/** Makes a handler that keeps what this one throws from its caller, as [build] says. */
@OptIn(ExperimentalContracts::class)
public inline fun <E : Any> Handler<in E>.guarded(build: @HeadraceDsl GuardedBuilder<E>.() -> Unit = {}): Guarded<E> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return Guarded.builder<E>(this).apply(build).build()
}
