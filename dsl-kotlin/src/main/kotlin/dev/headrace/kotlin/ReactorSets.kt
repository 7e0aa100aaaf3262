package dev.headrace.kotlin

import dev.headrace.reactor.Reactor
import dev.headrace.reactor.Reactors
import dev.headrace.reactor.Source
import dev.headrace.world.Resources
import dev.headrace.world.WorldBuilder

/** Makes reactors that find what they need here. They are no resource. */
public fun Resources.reactors(): Reactors = Reactors.of(this)

/** Makes reactors and adds them as a resource, so that handlers can mark sources and add reactors. */
public fun WorldBuilder.installReactors(): Reactors = Reactors.installInto(this)

/** Adds a reactor of [action], which gets its [context]: it runs once for any number of its sources that were marked. */
public inline fun <reified C : Any> Reactors.add(
    context: C,
    noinline action: (C) -> Unit,
): Reactor = add(context, action1(action, type<C>()))

/** Adds a reactor of [action], which gets its [context], then one resource. */
public inline fun <reified C : Any, reified A> Reactors.add(
    context: C,
    noinline action: (C, A) -> Unit,
): Reactor = add(context, action2(action, type<C>(), type<A>()))

/** Adds a reactor of [action], which gets its [context], then two resources. */
public inline fun <reified C : Any, reified A, reified B> Reactors.add(
    context: C,
    noinline action: (C, A, B) -> Unit,
): Reactor = add(context, action3(action, type<C>(), type<A>(), type<B>()))

/** Adds a reactor of [action], which gets its [context], then three resources. */
public inline fun <reified C : Any, reified A, reified B, reified D> Reactors.add(
    context: C,
    noinline action: (C, A, B, D) -> Unit,
): Reactor = add(context, action4(action, type<C>(), type<A>(), type<B>(), type<D>()))

/** Lets this reactor run when [source] was marked. */
public infix fun Reactor.subscribe(source: Source): Reactor = subscribe(source)
