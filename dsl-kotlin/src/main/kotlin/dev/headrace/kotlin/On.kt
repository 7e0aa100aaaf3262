package dev.headrace.kotlin

import dev.headrace.world.On0
import dev.headrace.world.Resources

/**
 * Begins a handler whose resources are named one after another: for those that a type does not tell apart.
 *
 * ```
 * val onTick = world.on<Tick>().reads(key<Limits>("eu")).writes(key<Position>()).run("onTick") { limits, position, tick -> … }
 * ```
 */
public inline fun <reified E : Any> Resources.on(): On0<E> = on(E::class.javaObjectType)
