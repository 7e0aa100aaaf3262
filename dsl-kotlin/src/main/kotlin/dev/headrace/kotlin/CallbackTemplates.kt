package dev.headrace.kotlin

import dev.headrace.world.CallbackTemplate
import dev.headrace.world.Resources

/** Makes a template of callbacks: [action] gets the context, then the event. */
public inline fun <reified C : Any, E : Any> Resources.callbackTemplate(noinline action: (C, E) -> Unit): CallbackTemplate<C, E> =
    CallbackTemplate.of(this, action2(action, type<C>()))

/** Makes a template of callbacks: [action] gets the context, then one resource, then the event. */
public inline fun <reified C : Any, reified A, E : Any> Resources.callbackTemplate(
    noinline action: (C, A, E) -> Unit,
): CallbackTemplate<C, E> = CallbackTemplate.of(this, action3(action, type<C>(), type<A>()))

/** Makes a template of callbacks: [action] gets the context, then two resources, then the event. */
public inline fun <reified C : Any, reified A, reified B, E : Any> Resources.callbackTemplate(
    noinline action: (C, A, B, E) -> Unit,
): CallbackTemplate<C, E> = CallbackTemplate.of(this, action4(action, type<C>(), type<A>(), type<B>()))

/** Makes a template of callbacks: [action] gets the context, then three resources, then the event. */
public inline fun <reified C : Any, reified A, reified B, reified D, E : Any> Resources.callbackTemplate(
    noinline action: (C, A, B, D, E) -> Unit,
): CallbackTemplate<C, E> = CallbackTemplate.of(this, action5(action, type<C>(), type<A>(), type<B>(), type<D>()))

/** Makes a template of callbacks: [action] gets the context, then four resources, then the event. */
public inline fun <
    reified C : Any,
    reified A,
    reified B,
    reified D,
    reified F,
    E : Any,
> Resources.callbackTemplate(
    noinline action: (C, A, B, D, F, E) -> Unit,
): CallbackTemplate<C, E> = CallbackTemplate.of(this, action6(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>()))

/** Makes a template of callbacks: [action] gets the context, then five resources, then the event. */
public inline fun <
    reified C : Any,
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    E : Any,
> Resources.callbackTemplate(
    noinline action: (C, A, B, D, F, G, E) -> Unit,
): CallbackTemplate<C, E> = CallbackTemplate.of(this, action7(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>(), type<G>()))

/** Makes a template of callbacks: [action] gets the context, then six resources, then the event. */
public inline fun <
    reified C : Any,
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    E : Any,
> Resources.callbackTemplate(
    noinline action: (C, A, B, D, F, G, H, E) -> Unit,
): CallbackTemplate<C, E> =
    CallbackTemplate.of(this, action8(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>()))

/** Makes a template of callbacks: [action] gets the context, then seven resources, then the event. */
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
> Resources.callbackTemplate(
    noinline action: (C, A, B, D, F, G, H, J, E) -> Unit,
): CallbackTemplate<C, E> =
    CallbackTemplate.of(this, action9(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>(), type<J>()))

/** Makes a template of callbacks that run for any event: [action] gets the context. */
public inline fun <reified C : Any> Resources.callbackRoutineTemplate(noinline action: (C) -> Unit): CallbackTemplate<C, Any> =
    CallbackTemplate.routine(this, action1(action, type<C>()))

/** Makes a template of callbacks that run for any event: [action] gets the context, then one resource. */
public inline fun <reified C : Any, reified A> Resources.callbackRoutineTemplate(
    noinline action: (C, A) -> Unit,
): CallbackTemplate<C, Any> = CallbackTemplate.routine(this, action2(action, type<C>(), type<A>()))

/** Makes a template of callbacks that run for any event: [action] gets the context, then two resources. */
public inline fun <reified C : Any, reified A, reified B> Resources.callbackRoutineTemplate(
    noinline action: (C, A, B) -> Unit,
): CallbackTemplate<C, Any> = CallbackTemplate.routine(this, action3(action, type<C>(), type<A>(), type<B>()))

/** Makes a template of callbacks that run for any event: [action] gets the context, then three resources. */
public inline fun <reified C : Any, reified A, reified B, reified D> Resources.callbackRoutineTemplate(
    noinline action: (C, A, B, D) -> Unit,
): CallbackTemplate<C, Any> = CallbackTemplate.routine(this, action4(action, type<C>(), type<A>(), type<B>(), type<D>()))

/** Makes a template of callbacks that run for any event: [action] gets the context, then four resources. */
public inline fun <reified C : Any, reified A, reified B, reified D, reified F> Resources.callbackRoutineTemplate(
    noinline action: (C, A, B, D, F) -> Unit,
): CallbackTemplate<C, Any> = CallbackTemplate.routine(this, action5(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>()))

/** Makes a template of callbacks that run for any event: [action] gets the context, then five resources. */
public inline fun <
    reified C : Any,
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
> Resources.callbackRoutineTemplate(
    noinline action: (C, A, B, D, F, G) -> Unit,
): CallbackTemplate<C, Any> =
    CallbackTemplate.routine(this, action6(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>(), type<G>()))

/** Makes a template of callbacks that run for any event: [action] gets the context, then six resources. */
public inline fun <
    reified C : Any,
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
> Resources.callbackRoutineTemplate(
    noinline action: (C, A, B, D, F, G, H) -> Unit,
): CallbackTemplate<C, Any> =
    CallbackTemplate.routine(this, action7(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>()))

/** Makes a template of callbacks that run for any event: [action] gets the context, then seven resources. */
public inline fun <
    reified C : Any,
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    reified J,
> Resources.callbackRoutineTemplate(
    noinline action: (C, A, B, D, F, G, H, J) -> Unit,
): CallbackTemplate<C, Any> =
    CallbackTemplate.routine(this, action8(action, type<C>(), type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>(), type<J>()))
