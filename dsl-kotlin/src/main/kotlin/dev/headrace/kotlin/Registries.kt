package dev.headrace.kotlin

import dev.headrace.registry.AsyncHandlerOptions
import dev.headrace.registry.AsyncRegistry
import dev.headrace.registry.AsyncRegistryBuilder
import dev.headrace.registry.HandlerFailure
import dev.headrace.registry.HandlerGuard
import dev.headrace.registry.HandlerId
import dev.headrace.registry.HandlerOptions
import dev.headrace.registry.Options
import dev.headrace.registry.SyncRegistry
import dev.headrace.registry.SyncRegistryBuilder
import java.util.concurrent.CompletionStage
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind
import kotlin.contracts.contract
import kotlin.time.Duration
import kotlin.time.toJavaDuration

/**
 * Makes a registry that gives each event to its handlers on the publisher's thread, as [build] says.
 *
 * ```
 * val prices = syncRegistry<Price>("prices") { counting() }
 * prices.on({ priority(10); named("risk") }) { risk.check(it) }.use { prices.publish(price) }
 * ```
 */
@OptIn(ExperimentalContracts::class)
public inline fun <E : Any> syncRegistry(
    name: String,
    build: @HeadraceDsl SyncRegistryBuilder<E>.() -> Unit = {},
): SyncRegistry<E> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return SyncRegistry.builder<E>(name).apply(build).build()
}

/** Makes a registry of handlers that give a stage which completes when they are done, as [build] says. */
@OptIn(ExperimentalContracts::class)
public inline fun <E : Any> asyncRegistry(
    name: String,
    build: @HeadraceDsl AsyncRegistryBuilder<E>.() -> Unit = {},
): AsyncRegistry<E> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return AsyncRegistry.builder<E>(name).apply(build).build()
}

/** Lets [action] handle the events from now on, until what this returns is closed. Those of higher [priority] run first. */
public fun <E : Any> SyncRegistry<E>.on(
    priority: Int = 0,
    action: (E) -> Unit,
): HandlerGuard = guard(priority, tryAction1(action))

/** Lets [action] handle the events as [options] say, until what this returns is closed. */
public fun <E : Any> SyncRegistry<E>.on(
    options: @HeadraceDsl HandlerOptions<E>.() -> Unit,
    action: (E) -> Unit,
): HandlerGuard = guard(options, tryAction1(action))

/** Lets [action] handle the events from now on, until what this returns is closed. Those of higher [priority] begin first. */
public fun <E : Any> AsyncRegistry<E>.on(
    priority: Int = 0,
    action: (E) -> CompletionStage<*>?,
): HandlerGuard = guard(priority, asyncAction1(action))

/** Lets [action] handle the events as [options] say, until what this returns is closed. */
public fun <E : Any> AsyncRegistry<E>.on(
    options: @HeadraceDsl AsyncHandlerOptions<E>.() -> Unit,
    action: (E) -> CompletionStage<*>?,
): HandlerGuard = guard(options, asyncAction1(action))

/** Lets [action] handle the events for as long as [owner] is reachable; it must not hold the owner in another way. */
public fun <O : Any, E : Any> SyncRegistry<E>.onFor(
    owner: O,
    action: (O, E) -> Unit,
): HandlerId = registerFor(owner, tryAction2(action))

/** Lets the handler see only events that [test] says yes to. It is `when` in the core, which Kotlin has a use for. */
public fun <E : Any, O : Options<E, O>> Options<E, O>.where(test: (E) -> Boolean): O = `when`(test)

/** Gives the event to the handlers: `prices(price)` for `prices.publish(price)`. */
public operator fun <E : Any> SyncRegistry<E>.invoke(event: E): Unit = publish(event)

/** The event that a handler failed on: `val (event, cause) = failure`. */
public operator fun <E : Any> HandlerFailure<E>.component1(): E = event()

/** What the handler threw: `val (event, cause) = failure`. */
public operator fun HandlerFailure<*>.component2(): Throwable = cause()

/** Unregisters a handler and waits until it runs no more, no longer than [atMost]; says whether it does not. */
public fun SyncRegistry<*>.unregisterAndAwait(
    id: HandlerId,
    atMost: Duration,
): Boolean = unregisterAndAwait(id, atMost.toJavaDuration())

/** Closes the guard and waits until its handler runs no more, no longer than [atMost]; says whether it does not. */
public fun HandlerGuard.closeAndAwait(atMost: Duration): Boolean = closeAndAwait(atMost.toJavaDuration())

/** How long a handler may take before its stage is given up. */
public fun <E : Any> AsyncRegistryBuilder<E>.timeout(atMost: Duration): AsyncRegistryBuilder<E> = timeout(atMost.toJavaDuration())

/** How long this handler may take before its stage is given up. */
public fun <E : Any> AsyncHandlerOptions<E>.timeout(atMost: Duration): AsyncHandlerOptions<E> = timeout(atMost.toJavaDuration())
