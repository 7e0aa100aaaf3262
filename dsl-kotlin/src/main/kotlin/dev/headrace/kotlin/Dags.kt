package dev.headrace.kotlin

import dev.headrace.flow.Dag
import dev.headrace.flow.Mergeable
import dev.headrace.flow.Pipe

/** Begins with what [step] makes of the event. */
public infix fun <E : Any, U : Any> Dag<E>.root(step: (E) -> U): Pipe<E, U> = root(step1(step))

/** Begins with what [step] makes of the event. [step] gets one resource first. */
public inline infix fun <E : Any, reified A, U : Any> Dag<E>.root(noinline step: (A, E) -> U): Pipe<E, U> = root(step2(step, type<A>()))

/** Begins with what [step] makes of the event. [step] gets two resources first. */
public inline infix fun <E : Any, reified A, reified B, U : Any> Dag<E>.root(noinline step: (A, B, E) -> U): Pipe<E, U> =
    root(step3(step, type<A>(), type<B>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public fun <E : Any, A1, A2, U : Any> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    step: (A1, A2) -> U,
): Pipe<E, U> = merge(first, second, step2(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline fun <E : Any, reified R, A1, A2, U : Any> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    noinline step: (R, A1, A2) -> U,
): Pipe<E, U> = merge(first, second, step3(step, type<R>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public fun <E : Any, A1, A2, A3, U : Any> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    third: Mergeable<E, A3>,
    step: (A1, A2, A3) -> U,
): Pipe<E, U> = merge(first, second, third, step3(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline fun <E : Any, reified R, A1, A2, A3, U : Any> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    third: Mergeable<E, A3>,
    noinline step: (R, A1, A2, A3) -> U,
): Pipe<E, U> = merge(first, second, third, step4(step, type<R>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public fun <E : Any, A1, A2, A3, A4, U : Any> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    third: Mergeable<E, A3>,
    fourth: Mergeable<E, A4>,
    step: (A1, A2, A3, A4) -> U,
): Pipe<E, U> = merge(first, second, third, fourth, step4(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline fun <E : Any, reified R, A1, A2, A3, A4, U : Any> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    third: Mergeable<E, A3>,
    fourth: Mergeable<E, A4>,
    noinline step: (R, A1, A2, A3, A4) -> U,
): Pipe<E, U> = merge(first, second, third, fourth, step5(step, type<R>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public fun <E : Any, A1, A2, A3, A4, A5, U : Any> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    third: Mergeable<E, A3>,
    fourth: Mergeable<E, A4>,
    fifth: Mergeable<E, A5>,
    step: (A1, A2, A3, A4, A5) -> U,
): Pipe<E, U> = merge(first, second, third, fourth, fifth, step5(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline fun <E : Any, reified R, A1, A2, A3, A4, A5, U : Any> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    third: Mergeable<E, A3>,
    fourth: Mergeable<E, A4>,
    fifth: Mergeable<E, A5>,
    noinline step: (R, A1, A2, A3, A4, A5) -> U,
): Pipe<E, U> = merge(first, second, third, fourth, fifth, step6(step, type<R>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public fun <E : Any, A1, A2, A3, A4, A5, A6, U : Any> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    third: Mergeable<E, A3>,
    fourth: Mergeable<E, A4>,
    fifth: Mergeable<E, A5>,
    sixth: Mergeable<E, A6>,
    step: (A1, A2, A3, A4, A5, A6) -> U,
): Pipe<E, U> = merge(first, second, third, fourth, fifth, sixth, step6(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline fun <E : Any, reified R, A1, A2, A3, A4, A5, A6, U : Any> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    third: Mergeable<E, A3>,
    fourth: Mergeable<E, A4>,
    fifth: Mergeable<E, A5>,
    sixth: Mergeable<E, A6>,
    noinline step: (R, A1, A2, A3, A4, A5, A6) -> U,
): Pipe<E, U> = merge(first, second, third, fourth, fifth, sixth, step7(step, type<R>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public fun <E : Any, A1, A2, A3, A4, A5, A6, A7, U : Any> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    third: Mergeable<E, A3>,
    fourth: Mergeable<E, A4>,
    fifth: Mergeable<E, A5>,
    sixth: Mergeable<E, A6>,
    seventh: Mergeable<E, A7>,
    step: (A1, A2, A3, A4, A5, A6, A7) -> U,
): Pipe<E, U> = merge(first, second, third, fourth, fifth, sixth, seventh, step7(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline fun <E : Any, reified R, A1, A2, A3, A4, A5, A6, A7, U : Any> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    third: Mergeable<E, A3>,
    fourth: Mergeable<E, A4>,
    fifth: Mergeable<E, A5>,
    sixth: Mergeable<E, A6>,
    seventh: Mergeable<E, A7>,
    noinline step: (R, A1, A2, A3, A4, A5, A6, A7) -> U,
): Pipe<E, U> = merge(first, second, third, fourth, fifth, sixth, seventh, step8(step, type<R>()))

/** Goes on with what [step] makes of the values of all of them; one that is absent is `null`. */
public fun <E : Any, A1, A2, A3, A4, A5, A6, A7, A8, U : Any> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    third: Mergeable<E, A3>,
    fourth: Mergeable<E, A4>,
    fifth: Mergeable<E, A5>,
    sixth: Mergeable<E, A6>,
    seventh: Mergeable<E, A7>,
    eighth: Mergeable<E, A8>,
    step: (A1, A2, A3, A4, A5, A6, A7, A8) -> U,
): Pipe<E, U> = merge(first, second, third, fourth, fifth, sixth, seventh, eighth, step8(step))

/**
 * Goes on with what [step] makes of the values of all of them; one that is absent is `null`. [step] gets one
 * resource first.
 */
public inline fun <
    E : Any,
    reified R,
    A1,
    A2,
    A3,
    A4,
    A5,
    A6,
    A7,
    A8,
    U : Any,
> Dag<E>.merge(
    first: Mergeable<E, A1>,
    second: Mergeable<E, A2>,
    third: Mergeable<E, A3>,
    fourth: Mergeable<E, A4>,
    fifth: Mergeable<E, A5>,
    sixth: Mergeable<E, A6>,
    seventh: Mergeable<E, A7>,
    eighth: Mergeable<E, A8>,
    noinline step: (R, A1, A2, A3, A4, A5, A6, A7, A8) -> U,
): Pipe<E, U> = merge(first, second, third, fourth, fifth, sixth, seventh, eighth, step9(step, type<R>()))
