package dev.headrace.kotlin

import dev.headrace.flow.Fallible
import dev.headrace.flow.MaybePipe
import dev.headrace.flow.MaybeResultPipe

/** Goes on with what [step] makes of the value; where that is `null`, the value is absent from here on. */
public infix fun <I : Any, T : Any, E : Any, U : Any> Fallible<I, T, E>.thenNullable(step: (T) -> U?): MaybeResultPipe<I, U, E> =
    thenNullable(step1(step))

/**
 * Goes on with what [step] makes of the value; where that is `null`, the value is absent from here on. [step] gets one
 * resource first.
 */
public inline infix fun <I : Any, T : Any, E : Any, reified A, U : Any> Fallible<I, T, E>.thenNullable(
    noinline step: (A, T) -> U?,
): MaybeResultPipe<I, U, E> = thenNullable(step2(step, type<A>()))

/**
 * Goes on with what [step] makes of the value; where that is `null`, the value is absent from here on. [step] gets two
 * resources first.
 */
public inline infix fun <I : Any, T : Any, E : Any, reified A, reified B, U : Any> Fallible<I, T, E>.thenNullable(
    noinline step: (A, B, T) -> U?,
): MaybeResultPipe<I, U, E> = thenNullable(step3(step, type<A>(), type<B>()))

/** Lets the value pass where [check] says yes; it is absent from here on where not. */
public infix fun <I : Any, T : Any, E : Any> Fallible<I, T, E>.guard(check: (T) -> Boolean): MaybeResultPipe<I, T, E> = guard(check1(check))

/** Lets the value pass where [check] says yes; it is absent from here on where not. [check] gets one resource first. */
public inline infix fun <I : Any, T : Any, E : Any, reified A> Fallible<I, T, E>.guard(
    noinline check: (A, T) -> Boolean,
): MaybeResultPipe<I, T, E> = guard(check2(check, type<A>()))

/** Lets the value pass where [check] says yes; it is absent from here on where not. [check] gets two resources first. */
public inline infix fun <I : Any, T : Any, E : Any, reified A, reified B> Fallible<I, T, E>.guard(
    noinline check: (A, B, T) -> Boolean,
): MaybeResultPipe<I, T, E> = guard(check3(check, type<A>(), type<B>()))

/** Gives the error to [action]; the value is absent from here on where there was one. */
public infix fun <I : Any, T : Any, E : Any> Fallible<I, T, E>.onError(action: (E) -> Unit): MaybePipe<I, T> = onError(action1(action))

/** Gives the error to [action]; the value is absent from here on where there was one. [action] gets one resource first. */
public inline infix fun <I : Any, T : Any, E : Any, reified A> Fallible<I, T, E>.onError(
    noinline action: (A, E) -> Unit,
): MaybePipe<I, T> = onError(action2(action, type<A>()))

/** Gives the error to [action]; the value is absent from here on where there was one. [action] gets two resources first. */
public inline infix fun <I : Any, T : Any, E : Any, reified A, reified B> Fallible<I, T, E>.onError(
    noinline action: (A, B, E) -> Unit,
): MaybePipe<I, T> = onError(action3(action, type<A>(), type<B>()))
