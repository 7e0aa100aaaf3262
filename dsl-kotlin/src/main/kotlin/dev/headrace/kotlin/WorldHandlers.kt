package dev.headrace.kotlin

import dev.headrace.Handler
import dev.headrace.world.Resources

/**
 * Makes a handler of [action], which gets the event. It is named after the function where it is a reference to one.
 *
 * The handler runs [action] on the thread of whoever runs it, to its end; what it throws reaches them as it is.
 */
public fun <E : Any> Resources.handler(action: (E) -> Unit): Handler<E> = handler(action1(action))

/**
 * Makes a handler of [action], which gets one resource, then the event; everything wrong with them is in one exception.
 *
 * Of several resources of one type, `@Qualified("eu")` at a parameter says which, where [action] is a reference to a function.
 * A lambda says it beside itself, with [on], or takes a record of resources.
 */
public inline fun <reified A, E : Any> Resources.handler(noinline action: (A, E) -> Unit): Handler<E> = handler(action2(action, type<A>()))

/** Makes a handler of [action], which gets two resources, then the event; everything wrong with them is in one exception. */
public inline fun <reified A, reified B, E : Any> Resources.handler(noinline action: (A, B, E) -> Unit): Handler<E> =
    handler(action3(action, type<A>(), type<B>()))

/** Makes a handler of [action], which gets three resources, then the event; everything wrong with them is in one exception. */
public inline fun <reified A, reified B, reified D, E : Any> Resources.handler(noinline action: (A, B, D, E) -> Unit): Handler<E> =
    handler(action4(action, type<A>(), type<B>(), type<D>()))

/** Makes a handler of [action], which gets four resources, then the event; everything wrong with them is in one exception. */
public inline fun <reified A, reified B, reified D, reified F, E : Any> Resources.handler(
    noinline action: (A, B, D, F, E) -> Unit,
): Handler<E> = handler(action5(action, type<A>(), type<B>(), type<D>(), type<F>()))

/** Makes a handler of [action], which gets five resources, then the event; everything wrong with them is in one exception. */
public inline fun <reified A, reified B, reified D, reified F, reified G, E : Any> Resources.handler(
    noinline action: (A, B, D, F, G, E) -> Unit,
): Handler<E> = handler(action6(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>()))

/** Makes a handler of [action], which gets six resources, then the event; everything wrong with them is in one exception. */
public inline fun <
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    E : Any,
> Resources.handler(
    noinline action: (A, B, D, F, G, H, E) -> Unit,
): Handler<E> = handler(action7(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>()))

/** Makes a handler of [action], which gets seven resources, then the event; everything wrong with them is in one exception. */
public inline fun <
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    reified J,
    E : Any,
> Resources.handler(
    noinline action: (A, B, D, F, G, H, J, E) -> Unit,
): Handler<E> = handler(action8(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>(), type<J>()))

/** Makes a handler of [action], which gets eight resources, then the event; everything wrong with them is in one exception. */
public inline fun <
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    reified J,
    reified K,
    E : Any,
> Resources.handler(
    noinline action: (A, B, D, F, G, H, J, K, E) -> Unit,
): Handler<E> = handler(action9(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>(), type<J>(), type<K>()))

/** Makes a handler of [action], which gets one resource and no event: it runs for any. */
public inline fun <reified A> Resources.routine(noinline action: (A) -> Unit): Handler<Any> = routine(action1(action, type<A>()))

/** Makes a handler of [action], which gets two resources and no event: it runs for any. */
public inline fun <reified A, reified B> Resources.routine(noinline action: (A, B) -> Unit): Handler<Any> =
    routine(action2(action, type<A>(), type<B>()))

/** Makes a handler of [action], which gets three resources and no event: it runs for any. */
public inline fun <reified A, reified B, reified D> Resources.routine(noinline action: (A, B, D) -> Unit): Handler<Any> =
    routine(action3(action, type<A>(), type<B>(), type<D>()))

/** Makes a handler of [action], which gets four resources and no event: it runs for any. */
public inline fun <reified A, reified B, reified D, reified F> Resources.routine(noinline action: (A, B, D, F) -> Unit): Handler<Any> =
    routine(action4(action, type<A>(), type<B>(), type<D>(), type<F>()))

/** Makes a handler of [action], which gets five resources and no event: it runs for any. */
public inline fun <reified A, reified B, reified D, reified F, reified G> Resources.routine(
    noinline action: (A, B, D, F, G) -> Unit,
): Handler<Any> = routine(action5(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>()))

/** Makes a handler of [action], which gets six resources and no event: it runs for any. */
public inline fun <reified A, reified B, reified D, reified F, reified G, reified H> Resources.routine(
    noinline action: (A, B, D, F, G, H) -> Unit,
): Handler<Any> = routine(action6(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>()))

/** Makes a handler of [action], which gets seven resources and no event: it runs for any. */
public inline fun <
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    reified J,
> Resources.routine(
    noinline action: (A, B, D, F, G, H, J) -> Unit,
): Handler<Any> = routine(action7(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>(), type<J>()))

/** Makes a handler of [action], which gets eight resources and no event: it runs for any. */
public inline fun <
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    reified J,
    reified K,
> Resources.routine(
    noinline action: (A, B, D, F, G, H, J, K) -> Unit,
): Handler<Any> = routine(action8(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>(), type<J>(), type<K>()))
