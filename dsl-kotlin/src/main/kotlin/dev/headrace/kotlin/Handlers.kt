package dev.headrace.kotlin

import dev.headrace.Handler
import kotlin.reflect.KCallable

/**
 * Makes a handler of [action], named after the function where it is a reference to one: `handler(::onTick)` is called
 * "onTick". A lambda has no name.
 *
 * The handler runs [action] on the thread of whoever runs it, to its end; what it throws reaches them as it is.
 */
public fun <E : Any> handler(action: (E) -> Unit): Handler<E> {
    val name = (action as? KCallable<*>)?.name
    return if (name == null) Handler.of(action) else Handler.of(name, action)
}

/**
 * Makes a handler of [action], called [name] in graphs, reports and errors.
 *
 * The handler runs [action] on the thread of whoever runs it, to its end; what it throws reaches them as it is.
 */
public fun <E : Any> handler(
    name: String,
    action: (E) -> Unit,
): Handler<E> = Handler.of(name, action)

/** Runs this handler for [event]: `onTick(tick)` for `onTick.run(tick)`. */
public operator fun <E : Any> Handler<in E>.invoke(event: E): Unit = run(event)
