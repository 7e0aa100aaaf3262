package dev.headrace.kotlin

import dev.headrace.flow.Pipe
import dev.headrace.flow.Select
import dev.headrace.flow.Splat2
import dev.headrace.flow.Splat3
import dev.headrace.flow.Splat4
import dev.headrace.flow.Splat5
import dev.headrace.flow.Stage
import dev.headrace.flow.Tuple2
import dev.headrace.flow.Tuple3
import dev.headrace.flow.Tuple4
import dev.headrace.flow.Tuple5
import dev.headrace.flow.View
import java.util.function.Function

/** Goes on in one of several arms, by what [key] takes from the value: see [case]. */
public infix fun <I : Any, T : Any, K : Any> Pipe<I, T>.select(key: (T) -> K): Select<I, T, T, K> = select(step1(key))

/** Goes on in one of several arms, by what [key] takes from the value: see [case]. [key] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A, K : Any> Pipe<I, T>.select(noinline key: (A, T) -> K): Select<I, T, T, K> =
    select(step2(key, type<A>()))

/** Goes on in the arm [yes] or in the arm [no], by what [check] says of the value. */
public fun <I : Any, T : Any, R : Stage<I, *>> Pipe<I, T>.route(
    check: (T) -> Boolean,
    yes: (Pipe<I, T>) -> R,
    no: (Pipe<I, T>) -> R,
): R = route(check1(check), Function(yes), Function(no))

/** Goes on in the arm [yes] or in the arm [no], by what [check] says of the value. [check] gets one resource first. */
public inline fun <I : Any, T : Any, reified A, R : Stage<I, *>> Pipe<I, T>.route(
    noinline check: (A, T) -> Boolean,
    noinline yes: (Pipe<I, T>) -> R,
    noinline no: (Pipe<I, T>) -> R,
): R = route(check2(check, type<A>()), Function(yes), Function(no))

/** Looks at what [of] takes from the value, until [View.endView]. */
public infix fun <I : Any, T : Any, V : Any> Pipe<I, T>.view(of: (T) -> V): View<I, T, V> = view(step1(of))

/** Looks at what [of] takes from the value, until [View.endView]. [of] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A, V : Any> Pipe<I, T>.view(noinline of: (A, T) -> V): View<I, T, V> =
    view(step2(of, type<A>()))

/** Goes on with both parts of what [step] makes of the value: see [Splat2]. */
public infix fun <I : Any, T : Any, A : Any, B : Any> Pipe<I, T>.splat2(step: (T) -> Tuple2<A, B>): Splat2<I, A, B> = splat2(step1(step))

/** Goes on with both parts of what [step] makes of the value: see [Splat2]. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified R, A : Any, B : Any> Pipe<I, T>.splat2(
    noinline step: (R, T) -> Tuple2<A, B>,
): Splat2<I, A, B> = splat2(step2(step, type<R>()))

/** Goes on with the three parts of what [step] makes of the value: see [Splat3]. */
public infix fun <I : Any, T : Any, A : Any, B : Any, C : Any> Pipe<I, T>.splat3(step: (T) -> Tuple3<A, B, C>): Splat3<I, A, B, C> =
    splat3(step1(step))

/** Goes on with the three parts of what [step] makes of the value: see [Splat3]. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified R, A : Any, B : Any, C : Any> Pipe<I, T>.splat3(
    noinline step: (R, T) -> Tuple3<A, B, C>,
): Splat3<I, A, B, C> = splat3(step2(step, type<R>()))

/** Goes on with the four parts of what [step] makes of the value: see [Splat4]. */
public infix fun <I : Any, T : Any, A : Any, B : Any, C : Any, D : Any> Pipe<I, T>.splat4(
    step: (T) -> Tuple4<A, B, C, D>,
): Splat4<I, A, B, C, D> = splat4(step1(step))

/** Goes on with the four parts of what [step] makes of the value: see [Splat4]. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified R, A : Any, B : Any, C : Any, D : Any> Pipe<I, T>.splat4(
    noinline step: (R, T) -> Tuple4<A, B, C, D>,
): Splat4<I, A, B, C, D> = splat4(step2(step, type<R>()))

/** Goes on with the five parts of what [step] makes of the value: see [Splat5]. */
public infix fun <I : Any, T : Any, A : Any, B : Any, C : Any, D : Any, F : Any> Pipe<I, T>.splat5(
    step: (T) -> Tuple5<A, B, C, D, F>,
): Splat5<I, A, B, C, D, F> = splat5(step1(step))

/** Goes on with the five parts of what [step] makes of the value: see [Splat5]. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified R, A : Any, B : Any, C : Any, D : Any, F : Any> Pipe<I, T>.splat5(
    noinline step: (R, T) -> Tuple5<A, B, C, D, F>,
): Splat5<I, A, B, C, D, F> = splat5(step2(step, type<R>()))

/** Gives the arms what [of] takes from the value. */
public infix fun <I : Any, T : Any, P : Any, K : Any, Q : Any> Select<I, T, P, K>.project(of: (T) -> Q): Select<I, T, Q, K> =
    project(step1(of))

/** Gives the arms what [of] takes from the value. [of] gets one resource first. */
public inline infix fun <I : Any, T : Any, P : Any, K : Any, reified A, Q : Any> Select<I, T, P, K>.project(
    noinline of: (A, T) -> Q,
): Select<I, T, Q, K> = project(step2(of, type<A>()))

/** Lets what it looks at pass where [check] says yes; it is absent from here on where not. */
public infix fun <I : Any, T : Any, V : Any> View<I, T, V>.guard(check: (V) -> Boolean): View<I, T, V> = guard(check1(check))

/** Lets what it looks at pass where [check] says yes; it is absent from here on where not. [check] gets one resource first. */
public inline infix fun <I : Any, T : Any, V : Any, reified A> View<I, T, V>.guard(noinline check: (A, V) -> Boolean): View<I, T, V> =
    guard(check2(check, type<A>()))

/** Lets what it looks at pass where [check] says yes; it is absent from here on where not. [check] gets two resources first. */
public inline infix fun <I : Any, T : Any, V : Any, reified A, reified B> View<I, T, V>.guard(
    noinline check: (A, B, V) -> Boolean,
): View<I, T, V> = guard(check3(check, type<A>(), type<B>()))

/** Shows what it looks at to [action], and goes on with it. */
public infix fun <I : Any, T : Any, V : Any> View<I, T, V>.tap(action: (V) -> Unit): View<I, T, V> = tap(action1(action))

/** Shows what it looks at to [action], and goes on with it. [action] gets one resource first. */
public inline infix fun <I : Any, T : Any, V : Any, reified A> View<I, T, V>.tap(noinline action: (A, V) -> Unit): View<I, T, V> =
    tap(action2(action, type<A>()))

/** Shows what it looks at to [action], and goes on with it. [action] gets two resources first. */
public inline infix fun <I : Any, T : Any, V : Any, reified A, reified B> View<I, T, V>.tap(
    noinline action: (A, B, V) -> Unit,
): View<I, T, V> = tap(action3(action, type<A>(), type<B>()))
