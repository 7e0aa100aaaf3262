package dev.headrace.kotlin

import dev.headrace.flow.Stage
import dev.headrace.world.Local
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.Resources
import kotlin.reflect.KProperty

/**
 * The handle of the resource of type [T], to be asked for its value, or to be one: `val limits by world.res<Limits>()`.
 *
 * @throws dev.headrace.BuildException if there is none
 */
public inline fun <reified T : Any> Resources.res(qualifier: String? = null): Res<T> = res(key<T>(qualifier))

/**
 * The handle of the resource of type [T], to ask for its value and to replace it: `var position by world.resMut<Position>()`.
 *
 * @throws dev.headrace.BuildException if there is none, or it may only be read
 */
public inline fun <reified T : Any> Resources.resMut(qualifier: String? = null): ResMut<T> = resMut(key<T>(qualifier))

/** The same as [res], or `null` if there is none: `val limits by world.resOrNull<Limits>()` is `null` then. */
public inline fun <reified T : Any> Resources.resOrNull(qualifier: String? = null): Res<T>? =
    if (contains<T>(qualifier)) res<T>(qualifier) else null

/** The same as [resMut], or `null` if there is none. */
public inline fun <reified T : Any> Resources.resMutOrNull(qualifier: String? = null): ResMut<T>? =
    if (contains<T>(qualifier)) resMut<T>(qualifier) else null

/** Reads the resource, each time anew. Costs what [Res.get] does. */
@Suppress("NOTHING_TO_INLINE") // the property is not made where nobody asks for it
public inline operator fun <T : Any> Res<T>.getValue(
    thisRef: Any?,
    property: KProperty<*>,
): T = get()

/** Reads the resource, each time anew; `null` where there is none. */
@JvmName("getValueOrNull")
@Suppress("NOTHING_TO_INLINE")
public inline operator fun <T : Any> Res<T>?.getValue(
    thisRef: Any?,
    property: KProperty<*>,
): T? = this?.get()

/** Replaces the resource. */
@Suppress("NOTHING_TO_INLINE")
public inline operator fun <T : Any> ResMut<T>.setValue(
    thisRef: Any?,
    property: KProperty<*>,
    value: T,
): Unit = set(value)

/** Reads the state. */
@Suppress("NOTHING_TO_INLINE")
public inline operator fun <T : Any> Local<T>.getValue(
    thisRef: Any?,
    property: KProperty<*>,
): T = get()

/** Replaces the state. */
@Suppress("NOTHING_TO_INLINE")
public inline operator fun <T : Any> Local<T>.setValue(
    thisRef: Any?,
    property: KProperty<*>,
    value: T,
): Unit = set(value)

/** Reads the resource: `limits()` for `limits.get()`. */
public operator fun <T : Any> Res<T>.invoke(): T = get()

/** Replaces the resource by what [change] makes of it, in place and without a function object. */
public inline fun <T : Any> ResMut<T>.change(change: (T) -> T): Unit = set(change(get()))

/** Names the step that leads here after the property: `val mid by book.then { it.mid }` is called "mid". */
public operator fun <S : Stage<*, *>> S.provideDelegate(
    thisRef: Any?,
    property: KProperty<*>,
): S = apply { named(property.name) }

/** The stage itself. */
@Suppress("NOTHING_TO_INLINE")
public inline operator fun <S : Stage<*, *>> S.getValue(
    thisRef: Any?,
    property: KProperty<*>,
): S = this
