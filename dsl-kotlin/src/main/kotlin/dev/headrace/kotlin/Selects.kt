package dev.headrace.kotlin

import dev.headrace.flow.Pipe
import dev.headrace.flow.Select
import dev.headrace.flow.SelectType
import dev.headrace.flow.Selected
import dev.headrace.flow.SelectedType
import dev.headrace.flow.Stage
import kotlin.reflect.KClass

/**
 * Goes on in [arm] where the key is [key].
 *
 * ```
 * select { it.side }
 *     .case(Side.BUY) { it dispatch buys }
 *     .case(Side.SELL) { it dispatch sells }
 *     .exhaustive()
 * ```
 *
 * It is `when` in the core, which Kotlin has a use for.
 */
public fun <I : Any, T : Any, P : Any, K : Any, R : Stage<I, *>> Select<I, T, P, K>.case(
    key: K,
    arm: (Pipe<I, P>) -> R,
): Selected<I, T, P, K, R> = `when`(key, arm)

/** Goes on in [arm] where the key is one of [keys]. */
public fun <I : Any, T : Any, P : Any, K : Any, R : Stage<I, *>> Select<I, T, P, K>.cases(
    vararg keys: K,
    arm: (Pipe<I, P>) -> R,
): Selected<I, T, P, K, R> = `when`(keys.asList(), arm)

/** Goes on in [arm] where the key is [key]. */
public fun <I : Any, T : Any, P : Any, K : Any, R : Stage<I, *>> Selected<I, T, P, K, R>.case(
    key: K,
    arm: (Pipe<I, P>) -> R,
): Selected<I, T, P, K, R> = `when`(key, arm)

/** Goes on in [arm] where the key is one of [keys]. */
public fun <I : Any, T : Any, P : Any, K : Any, R : Stage<I, *>> Selected<I, T, P, K, R>.cases(
    vararg keys: K,
    arm: (Pipe<I, P>) -> R,
): Selected<I, T, P, K, R> = `when`(keys.asList(), arm)

/** Goes on in [arm] where the value is of the class [type]. */
public fun <I : Any, T : Any, S : T, R : Stage<I, *>> SelectType<I, T>.case(
    type: KClass<S>,
    arm: (Pipe<I, S>) -> R,
): SelectedType<I, T, R> = `when`(type.javaObjectType, arm)

/** Goes on in [arm] where the value is of the class [type]. */
public fun <I : Any, T : Any, S : T, R : Stage<I, *>> SelectedType<I, T, R>.case(
    type: KClass<S>,
    arm: (Pipe<I, S>) -> R,
): SelectedType<I, T, R> = `when`(type.javaObjectType, arm)

/** Says that there is an arm for every class that may extend the sealed [T], which is checked when the flow is built. */
public inline fun <I : Any, reified T : Any, R : Stage<I, *>> SelectedType<I, T, R>.exhaustive(): R = exhaustive(T::class.java)
