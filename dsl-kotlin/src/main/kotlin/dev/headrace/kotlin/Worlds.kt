package dev.headrace.kotlin

import dev.headrace.world.Key
import dev.headrace.world.Resources
import dev.headrace.world.World
import dev.headrace.world.WorldBuilder
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind
import kotlin.contracts.contract

/**
 * Builds a world of what [build] adds to it, called [name] where that is given.
 *
 * ```
 * val timers: TimerPoller
 * val world = world {
 *     resource(Limits(1_000))
 *     resource(Position())
 *     timers = install(TimerDriver.wheel())
 * }
 * ```
 *
 * Where [build] fails, what was added so far is closed.
 *
 * @throws dev.headrace.BuildException with everything that is wrong with it
 */
@OptIn(ExperimentalContracts::class)
public inline fun world(
    name: String? = null,
    build: @HeadraceDsl WorldBuilder.() -> Unit,
): World {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    val builder = World.builder()
    if (name != null) builder.name(name)
    try {
        build(builder)
        return builder.build()
    } catch (thrown: Throwable) {
        closeAfter(thrown, builder)
        throw thrown
    }
}

@PublishedApi
internal fun closeAfter(
    thrown: Throwable,
    builder: WorldBuilder,
) {
    try {
        builder.close()
    } catch (alsoThrown: Exception) {
        thrown.addSuppressed(alsoThrown)
    }
}

/**
 * Adds a resource under its type, arguments included: `resource<List<Order>>(orders)` and `resource<List<Trade>>(trades)`
 * are two. Of several of one type, a [qualifier] tells them apart.
 *
 * The type is what the compiler infers for [value] where it is not named: name it where others know the resource by an
 * interface.
 */
public inline fun <reified T : Any> WorldBuilder.resource(
    value: T,
    qualifier: String? = null,
): WorldBuilder = add(key<T>(qualifier), value)

/** Adds what [make] makes as a resource, where there is none of that type and [qualifier] yet. */
public inline fun <reified T : Any> WorldBuilder.resourceIfAbsent(
    qualifier: String? = null,
    noinline make: () -> T,
): WorldBuilder = addIfAbsent(key<T>(qualifier), make)

/** Lets the resource [original] be read as a [T] too: a read-only view of it, under a type of its own. */
public inline fun <reified T : Any> WorldBuilder.alias(original: Key<out T>): WorldBuilder = alias(key<T>(), original)

/** Whether there is a resource of type [T] with that [qualifier]. */
public inline fun <reified T : Any> Resources.contains(qualifier: String? = null): Boolean = contains(key<T>(qualifier))
