package dev.headrace.kotlin

import dev.headrace.flow.End
import dev.headrace.flow.MaybePipe
import dev.headrace.flow.Pipe
import dev.headrace.flow.ResultPipe
import java.util.Optional

/** Goes on with what [step] makes of the value. */
public infix fun <I : Any, T : Any, U : Any> MaybePipe<I, T>.then(step: (T) -> U): MaybePipe<I, U> = then(step1(step))

/** Goes on with what [step] makes of the value. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A, U : Any> MaybePipe<I, T>.then(noinline step: (A, T) -> U): MaybePipe<I, U> =
    then(step2(step, type<A>()))

/** Goes on with what [step] makes of the value. [step] gets two resources first. */
public inline infix fun <I : Any, T : Any, reified A, reified B, U : Any> MaybePipe<I, T>.then(
    noinline step: (A, B, T) -> U,
): MaybePipe<I, U> = then(step3(step, type<A>(), type<B>()))

/** Goes on with what [step] makes of the value; where that is `null`, the value is absent from here on. */
public infix fun <I : Any, T : Any, U : Any> MaybePipe<I, T>.thenNullable(step: (T) -> U?): MaybePipe<I, U> = thenNullable(step1(step))

/**
 * Goes on with what [step] makes of the value; where that is `null`, the value is absent from here on. [step] gets one
 * resource first.
 */
public inline infix fun <I : Any, T : Any, reified A, U : Any> MaybePipe<I, T>.thenNullable(noinline step: (A, T) -> U?): MaybePipe<I, U> =
    thenNullable(step2(step, type<A>()))

/**
 * Goes on with what [step] makes of the value; where that is `null`, the value is absent from here on. [step] gets two
 * resources first.
 */
public inline infix fun <I : Any, T : Any, reified A, reified B, U : Any> MaybePipe<I, T>.thenNullable(
    noinline step: (A, B, T) -> U?,
): MaybePipe<I, U> = thenNullable(step3(step, type<A>(), type<B>()))

/** Goes on with what is in the [java.util.Optional] that [step] makes of the value; where it is empty, the value is absent. */
public infix fun <I : Any, T : Any, U : Any> MaybePipe<I, T>.thenOptional(step: (T) -> Optional<U>): MaybePipe<I, U> =
    thenOptional(step1(step))

/**
 * Goes on with what is in the [java.util.Optional] that [step] makes of the value; where it is empty, the value is
 * absent. [step] gets one resource first.
 */
public inline infix fun <I : Any, T : Any, reified A, U : Any> MaybePipe<I, T>.thenOptional(
    noinline step: (A, T) -> Optional<U>,
): MaybePipe<I, U> = thenOptional(step2(step, type<A>()))

/** Lets the value pass where [check] says yes; it is absent from here on where not. */
public infix fun <I : Any, T : Any> MaybePipe<I, T>.guard(check: (T) -> Boolean): MaybePipe<I, T> = guard(check1(check))

/** Lets the value pass where [check] says yes; it is absent from here on where not. [check] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A> MaybePipe<I, T>.guard(noinline check: (A, T) -> Boolean): MaybePipe<I, T> =
    guard(check2(check, type<A>()))

/** Lets the value pass where [check] says yes; it is absent from here on where not. [check] gets two resources first. */
public inline infix fun <I : Any, T : Any, reified A, reified B> MaybePipe<I, T>.guard(
    noinline check: (A, B, T) -> Boolean,
): MaybePipe<I, T> = guard(check3(check, type<A>(), type<B>()))

/** Shows the value to [action], and goes on with it. */
public infix fun <I : Any, T : Any> MaybePipe<I, T>.tap(action: (T) -> Unit): MaybePipe<I, T> = tap(action1(action))

/** Shows the value to [action], and goes on with it. [action] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A> MaybePipe<I, T>.tap(noinline action: (A, T) -> Unit): MaybePipe<I, T> =
    tap(action2(action, type<A>()))

/** Shows the value to [action], and goes on with it. [action] gets two resources first. */
public inline infix fun <I : Any, T : Any, reified A, reified B> MaybePipe<I, T>.tap(noinline action: (A, B, T) -> Unit): MaybePipe<I, T> =
    tap(action3(action, type<A>(), type<B>()))

/** Gives the value to [action], and ends. */
public infix fun <I : Any, T : Any> MaybePipe<I, T>.end(action: (T) -> Unit): End<I> = end(action1(action))

/** Gives the value to [action], and ends. [action] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A> MaybePipe<I, T>.end(noinline action: (A, T) -> Unit): End<I> =
    end(action2(action, type<A>()))

/** Gives the value to [action], and ends. [action] gets two resources first. */
public inline infix fun <I : Any, T : Any, reified A, reified B> MaybePipe<I, T>.end(noinline action: (A, B, T) -> Unit): End<I> =
    end(action3(action, type<A>(), type<B>()))

/** Runs [action] where the value is absent. */
public infix fun <I : Any, T : Any> MaybePipe<I, T>.onAbsent(action: () -> Unit): MaybePipe<I, T> = onAbsent(action0(action))

/** Runs [action] where the value is absent. [action] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A> MaybePipe<I, T>.onAbsent(action: Given<A, Unit>): MaybePipe<I, T> =
    onAbsent(givenAction(action, type<A>()))

/** Runs [action] where the value is absent. [action] gets two resources first. */
public inline infix fun <I : Any, T : Any, reified A, reified B> MaybePipe<I, T>.onAbsent(
    noinline action: (A, B) -> Unit,
): MaybePipe<I, T> = onAbsent(action2(action, type<A>(), type<B>()))

/** Goes on with what [other] makes where the value is absent. */
public infix fun <I : Any, T : Any> MaybePipe<I, T>.orElseGet(other: () -> T): Pipe<I, T> = orElseGet(source(other))

/** Goes on with what [other] makes where the value is absent. [other] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A> MaybePipe<I, T>.orElseGet(other: Given<A, T>): Pipe<I, T> =
    orElseGet(givenStep(other, type<A>()))

/** Goes on with the error that [error] makes where the value is absent. */
public infix fun <I : Any, T : Any, E : Any> MaybePipe<I, T>.orFailGet(error: () -> E): ResultPipe<I, T, E> = orFailGet(source(error))

/** Goes on with the error that [error] makes where the value is absent. [error] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A, E : Any> MaybePipe<I, T>.orFailGet(error: Given<A, E>): ResultPipe<I, T, E> =
    orFailGet(givenStep(error, type<A>()))
