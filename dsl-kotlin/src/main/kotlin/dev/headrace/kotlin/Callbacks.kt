package dev.headrace.kotlin

import dev.headrace.world.Callback
import dev.headrace.world.Resources

/** Makes a handler that owns a [context]: [action] gets it, then the event. */
public inline fun <reified C : Any, E : Any> Resources.callback(
    context: C,
    noinline action: (C, E) -> Unit,
): Callback<C, E> = Callback.of(this, context, action2(action, type<C>()))

/** Makes a handler that owns a [context]: [action] gets it, then one resource, then the event. */
public inline fun <reified C : Any, reified A, E : Any> Resources.callback(
    context: C,
    noinline action: (C, A, E) -> Unit,
): Callback<C, E> = Callback.of(this, context, action3(action, type<C>(), type<A>()))

/** Makes a handler that owns a [context]: [action] gets it, then two resources, then the event. */
public inline fun <reified C : Any, reified A, reified B, E : Any> Resources.callback(
    context: C,
    noinline action: (C, A, B, E) -> Unit,
): Callback<C, E> = Callback.of(this, context, action4(action, type<C>(), type<A>(), type<B>()))

/** Makes a handler that owns a [context]: [action] gets it, then three resources, then the event. */
public inline fun <reified C : Any, reified A, reified B, reified D, E : Any> Resources.callback(
    context: C,
    noinline action: (C, A, B, D, E) -> Unit,
): Callback<C, E> = Callback.of(this, context, action5(action, type<C>(), type<A>(), type<B>(), type<D>()))

/** Makes a handler that owns a [context]: [action] gets it, then four resources, then the event. */
public inline fun <reified C : Any, reified A, reified B, reified D, reified F, E : Any> Resources.callback(
    context: C,
    noinline action: (C, A, B, D, F, E) -> Unit,
): Callback<C, E> = Callback.of(this, context, action6(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>()))

/** Makes a handler that owns a [context]: [action] gets it, then five resources, then the event. */
public inline fun <
    reified C : Any,
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    E : Any,
> Resources.callback(
    context: C,
    noinline action: (C, A, B, D, F, G, E) -> Unit,
): Callback<C, E> = Callback.of(this, context, action7(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>(), type<G>()))

/** Makes a handler that owns a [context]: [action] gets it, then six resources, then the event. */
public inline fun <
    reified C : Any,
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    E : Any,
> Resources.callback(
    context: C,
    noinline action: (C, A, B, D, F, G, H, E) -> Unit,
): Callback<C, E> = Callback.of(this, context, action8(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>()))

/** Makes a handler that owns a [context]: [action] gets it, then seven resources, then the event. */
public inline fun <
    reified C : Any,
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    reified J,
    E : Any,
> Resources.callback(
    context: C,
    noinline action: (C, A, B, D, F, G, H, J, E) -> Unit,
): Callback<C, E> =
    Callback.of(this, context, action9(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>(), type<J>()))

/** Makes a handler that owns a [context]: [action] gets it and no event, and runs for any. */
public inline fun <reified C : Any> Resources.callbackRoutine(
    context: C,
    noinline action: (C) -> Unit,
): Callback<C, Any> = Callback.routine(this, context, action1(action, type<C>()))

/** Makes a handler that owns a [context]: [action] gets it, then one resource and no event, and runs for any. */
public inline fun <reified C : Any, reified A> Resources.callbackRoutine(
    context: C,
    noinline action: (C, A) -> Unit,
): Callback<C, Any> = Callback.routine(this, context, action2(action, type<C>(), type<A>()))

/** Makes a handler that owns a [context]: [action] gets it, then two resources and no event, and runs for any. */
public inline fun <reified C : Any, reified A, reified B> Resources.callbackRoutine(
    context: C,
    noinline action: (C, A, B) -> Unit,
): Callback<C, Any> = Callback.routine(this, context, action3(action, type<C>(), type<A>(), type<B>()))

/** Makes a handler that owns a [context]: [action] gets it, then three resources and no event, and runs for any. */
public inline fun <reified C : Any, reified A, reified B, reified D> Resources.callbackRoutine(
    context: C,
    noinline action: (C, A, B, D) -> Unit,
): Callback<C, Any> = Callback.routine(this, context, action4(action, type<C>(), type<A>(), type<B>(), type<D>()))

/** Makes a handler that owns a [context]: [action] gets it, then four resources and no event, and runs for any. */
public inline fun <reified C : Any, reified A, reified B, reified D, reified F> Resources.callbackRoutine(
    context: C,
    noinline action: (C, A, B, D, F) -> Unit,
): Callback<C, Any> = Callback.routine(this, context, action5(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>()))

/** Makes a handler that owns a [context]: [action] gets it, then five resources and no event, and runs for any. */
public inline fun <
    reified C : Any,
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
> Resources.callbackRoutine(
    context: C,
    noinline action: (C, A, B, D, F, G) -> Unit,
): Callback<C, Any> = Callback.routine(this, context, action6(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>(), type<G>()))

/** Makes a handler that owns a [context]: [action] gets it, then six resources and no event, and runs for any. */
public inline fun <
    reified C : Any,
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
> Resources.callbackRoutine(
    context: C,
    noinline action: (C, A, B, D, F, G, H) -> Unit,
): Callback<C, Any> =
    Callback.routine(this, context, action7(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>()))

/** Makes a handler that owns a [context]: [action] gets it, then seven resources and no event, and runs for any. */
public inline fun <
    reified C : Any,
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    reified J,
> Resources.callbackRoutine(
    context: C,
    noinline action: (C, A, B, D, F, G, H, J) -> Unit,
): Callback<C, Any> =
    Callback.routine(this, context, action8(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>(), type<J>()))
