package dev.headrace.kotlin

import dev.headrace.world.HandlerTemplate
import dev.headrace.world.Resources

/** Makes a template of handlers: [action] gets the event. Each handler it stamps has its own state. */
public fun <E : Any> Resources.template(action: (E) -> Unit): HandlerTemplate<E> = HandlerTemplate.of(this, action1(action))

/** Makes a template of handlers: [action] gets one resource, then the event. Each handler it stamps has its own state. */
public inline fun <reified A, E : Any> Resources.template(noinline action: (A, E) -> Unit): HandlerTemplate<E> =
    HandlerTemplate.of(this, action2(action, type<A>()))

/** Makes a template of handlers: [action] gets two resources, then the event. Each handler it stamps has its own state. */
public inline fun <reified A, reified B, E : Any> Resources.template(noinline action: (A, B, E) -> Unit): HandlerTemplate<E> =
    HandlerTemplate.of(this, action3(action, type<A>(), type<B>()))

/** Makes a template of handlers: [action] gets three resources, then the event. Each handler it stamps has its own state. */
public inline fun <reified A, reified B, reified D, E : Any> Resources.template(
    noinline action: (A, B, D, E) -> Unit,
): HandlerTemplate<E> = HandlerTemplate.of(this, action4(action, type<A>(), type<B>(), type<D>()))

/** Makes a template of handlers: [action] gets four resources, then the event. Each handler it stamps has its own state. */
public inline fun <reified A, reified B, reified D, reified F, E : Any> Resources.template(
    noinline action: (A, B, D, F, E) -> Unit,
): HandlerTemplate<E> = HandlerTemplate.of(this, action5(action, type<A>(), type<B>(), type<D>(), type<F>()))

/** Makes a template of handlers: [action] gets five resources, then the event. Each handler it stamps has its own state. */
public inline fun <reified A, reified B, reified D, reified F, reified G, E : Any> Resources.template(
    noinline action: (A, B, D, F, G, E) -> Unit,
): HandlerTemplate<E> = HandlerTemplate.of(this, action6(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>()))

/** Makes a template of handlers: [action] gets six resources, then the event. Each handler it stamps has its own state. */
public inline fun <
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    E : Any,
> Resources.template(
    noinline action: (A, B, D, F, G, H, E) -> Unit,
): HandlerTemplate<E> = HandlerTemplate.of(this, action7(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>()))

/** Makes a template of handlers: [action] gets seven resources, then the event. Each handler it stamps has its own state. */
public inline fun <
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    reified J,
    E : Any,
> Resources.template(
    noinline action: (A, B, D, F, G, H, J, E) -> Unit,
): HandlerTemplate<E> =
    HandlerTemplate.of(this, action8(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>(), type<J>()))

/** Makes a template of handlers: [action] gets eight resources, then the event. Each handler it stamps has its own state. */
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
> Resources.template(
    noinline action: (A, B, D, F, G, H, J, K, E) -> Unit,
): HandlerTemplate<E> =
    HandlerTemplate.of(this, action9(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>(), type<J>(), type<K>()))

/** Makes a template of handlers that run for any event: [action] gets one resource. */
public inline fun <reified A> Resources.routineTemplate(noinline action: (A) -> Unit): HandlerTemplate<Any> =
    HandlerTemplate.routine(this, action1(action, type<A>()))

/** Makes a template of handlers that run for any event: [action] gets two resources. */
public inline fun <reified A, reified B> Resources.routineTemplate(noinline action: (A, B) -> Unit): HandlerTemplate<Any> =
    HandlerTemplate.routine(this, action2(action, type<A>(), type<B>()))

/** Makes a template of handlers that run for any event: [action] gets three resources. */
public inline fun <reified A, reified B, reified D> Resources.routineTemplate(noinline action: (A, B, D) -> Unit): HandlerTemplate<Any> =
    HandlerTemplate.routine(this, action3(action, type<A>(), type<B>(), type<D>()))

/** Makes a template of handlers that run for any event: [action] gets four resources. */
public inline fun <reified A, reified B, reified D, reified F> Resources.routineTemplate(
    noinline action: (A, B, D, F) -> Unit,
): HandlerTemplate<Any> = HandlerTemplate.routine(this, action4(action, type<A>(), type<B>(), type<D>(), type<F>()))

/** Makes a template of handlers that run for any event: [action] gets five resources. */
public inline fun <reified A, reified B, reified D, reified F, reified G> Resources.routineTemplate(
    noinline action: (A, B, D, F, G) -> Unit,
): HandlerTemplate<Any> = HandlerTemplate.routine(this, action5(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>()))

/** Makes a template of handlers that run for any event: [action] gets six resources. */
public inline fun <
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
> Resources.routineTemplate(
    noinline action: (A, B, D, F, G, H) -> Unit,
): HandlerTemplate<Any> = HandlerTemplate.routine(this, action6(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>()))

/** Makes a template of handlers that run for any event: [action] gets seven resources. */
public inline fun <
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    reified J,
> Resources.routineTemplate(
    noinline action: (A, B, D, F, G, H, J) -> Unit,
): HandlerTemplate<Any> =
    HandlerTemplate.routine(this, action7(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>(), type<J>()))

/** Makes a template of handlers that run for any event: [action] gets eight resources. */
public inline fun <
    reified A,
    reified B,
    reified D,
    reified F,
    reified G,
    reified H,
    reified J,
    reified K,
> Resources.routineTemplate(
    noinline action: (A, B, D, F, G, H, J, K) -> Unit,
): HandlerTemplate<Any> =
    HandlerTemplate.routine(this, action8(action, type<A>(), type<B>(), type<D>(), type<F>(), type<G>(), type<H>(), type<J>(), type<K>()))
