package dev.headrace.kotlin

import dev.headrace.flow.Fork0
import dev.headrace.flow.Fork1
import dev.headrace.flow.Fork2
import dev.headrace.flow.Fork3
import dev.headrace.flow.Fork4
import dev.headrace.flow.Fork5
import dev.headrace.flow.Fork6
import dev.headrace.flow.Fork7
import dev.headrace.flow.Fork8
import dev.headrace.flow.Pipe
import java.util.function.Function

/** Goes on with what [step] makes of the values of all [arms], in their order. */
public fun <I : Any, T : Any, R : Any, U : Any> Fork0<I, T>.mergeAll(
    arms: List<(Pipe<I, T>) -> Pipe<I, R>>,
    step: (List<R>) -> U,
): Pipe<I, U> = mergeAll(arms.map { Function(it) }, step1(step))

/** Goes on with what [step] makes of the values of all [arms], in their order. [step] gets one resource first. */
public inline fun <I : Any, T : Any, reified A, R : Any, U : Any> Fork0<I, T>.mergeAll(
    arms: List<(Pipe<I, T>) -> Pipe<I, R>>,
    noinline step: (A, List<R>) -> U,
): Pipe<I, U> = mergeAll(arms.map { Function(it) }, step2(step, type<A>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public infix fun <I : Any, T : Any, A1, U : Any> Fork1<I, T, A1>.merge(step: (A1) -> U): Pipe<I, U> = merge(step1(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline infix fun <I : Any, T : Any, A1, reified R, U : Any> Fork1<I, T, A1>.merge(noinline step: (R, A1) -> U): Pipe<I, U> =
    merge(step2(step, type<R>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public infix fun <I : Any, T : Any, A1, A2, U : Any> Fork2<I, T, A1, A2>.merge(step: (A1, A2) -> U): Pipe<I, U> = merge(step2(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline infix fun <I : Any, T : Any, A1, A2, reified R, U : Any> Fork2<I, T, A1, A2>.merge(
    noinline step: (R, A1, A2) -> U,
): Pipe<I, U> = merge(step3(step, type<R>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public infix fun <I : Any, T : Any, A1, A2, A3, U : Any> Fork3<I, T, A1, A2, A3>.merge(step: (A1, A2, A3) -> U): Pipe<I, U> =
    merge(step3(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline infix fun <I : Any, T : Any, A1, A2, A3, reified R, U : Any> Fork3<I, T, A1, A2, A3>.merge(
    noinline step: (R, A1, A2, A3) -> U,
): Pipe<I, U> = merge(step4(step, type<R>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public infix fun <I : Any, T : Any, A1, A2, A3, A4, U : Any> Fork4<I, T, A1, A2, A3, A4>.merge(step: (A1, A2, A3, A4) -> U): Pipe<I, U> =
    merge(step4(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline infix fun <
    I : Any,
    T : Any,
    A1,
    A2,
    A3,
    A4,
    reified R,
    U : Any,
> Fork4<I, T, A1, A2, A3, A4>.merge(
    noinline step: (R, A1, A2, A3, A4) -> U,
): Pipe<I, U> = merge(step5(step, type<R>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public infix fun <I : Any, T : Any, A1, A2, A3, A4, A5, U : Any> Fork5<I, T, A1, A2, A3, A4, A5>.merge(
    step: (A1, A2, A3, A4, A5) -> U,
): Pipe<I, U> = merge(step5(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline infix fun <
    I : Any,
    T : Any,
    A1,
    A2,
    A3,
    A4,
    A5,
    reified R,
    U : Any,
> Fork5<I, T, A1, A2, A3, A4, A5>.merge(
    noinline step: (R, A1, A2, A3, A4, A5) -> U,
): Pipe<I, U> = merge(step6(step, type<R>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public infix fun <
    I : Any,
    T : Any,
    A1,
    A2,
    A3,
    A4,
    A5,
    A6,
    U : Any,
> Fork6<I, T, A1, A2, A3, A4, A5, A6>.merge(
    step: (A1, A2, A3, A4, A5, A6) -> U,
): Pipe<I, U> = merge(step6(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline infix fun <
    I : Any,
    T : Any,
    A1,
    A2,
    A3,
    A4,
    A5,
    A6,
    reified R,
    U : Any,
> Fork6<I, T, A1, A2, A3, A4, A5, A6>.merge(
    noinline step: (R, A1, A2, A3, A4, A5, A6) -> U,
): Pipe<I, U> = merge(step7(step, type<R>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public infix fun <
    I : Any,
    T : Any,
    A1,
    A2,
    A3,
    A4,
    A5,
    A6,
    A7,
    U : Any,
> Fork7<I, T, A1, A2, A3, A4, A5, A6, A7>.merge(
    step: (A1, A2, A3, A4, A5, A6, A7) -> U,
): Pipe<I, U> = merge(step7(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline infix fun <
    I : Any,
    T : Any,
    A1,
    A2,
    A3,
    A4,
    A5,
    A6,
    A7,
    reified R,
    U : Any,
> Fork7<I, T, A1, A2, A3, A4, A5, A6, A7>.merge(
    noinline step: (R, A1, A2, A3, A4, A5, A6, A7) -> U,
): Pipe<I, U> = merge(step8(step, type<R>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public infix fun <
    I : Any,
    T : Any,
    A1,
    A2,
    A3,
    A4,
    A5,
    A6,
    A7,
    A8,
    U : Any,
> Fork8<I, T, A1, A2, A3, A4, A5, A6, A7, A8>.merge(
    step: (A1, A2, A3, A4, A5, A6, A7, A8) -> U,
): Pipe<I, U> = merge(step8(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline infix fun <
    I : Any,
    T : Any,
    A1,
    A2,
    A3,
    A4,
    A5,
    A6,
    A7,
    A8,
    reified R,
    U : Any,
> Fork8<I, T, A1, A2, A3, A4, A5, A6, A7, A8>.merge(
    noinline step: (R, A1, A2, A3, A4, A5, A6, A7, A8) -> U,
): Pipe<I, U> = merge(step9(step, type<R>()))
