package dev.headrace.kotlin

import dev.headrace.flow.BoolPipe
import dev.headrace.flow.End
import dev.headrace.flow.MaybePipe
import dev.headrace.flow.Pipe
import java.util.Optional

/** Goes on with what [step] makes of the value. */
public infix fun <I : Any, T : Any, U : Any> Pipe<I, T>.then(step: (T) -> U): Pipe<I, U> = then(step1(step))

/** Goes on with what [step] makes of the value. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A, U : Any> Pipe<I, T>.then(noinline step: (A, T) -> U): Pipe<I, U> =
    then(step2(step, type<A>()))

/** Goes on with what [step] makes of the value. [step] gets two resources first. */
public inline infix fun <I : Any, T : Any, reified A, reified B, U : Any> Pipe<I, T>.then(noinline step: (A, B, T) -> U): Pipe<I, U> =
    then(step3(step, type<A>(), type<B>()))

/** Goes on with what [step] makes of the value; where that is `null`, the value is absent from here on. */
public infix fun <I : Any, T : Any, U : Any> Pipe<I, T>.thenNullable(step: (T) -> U?): MaybePipe<I, U> = thenNullable(step1(step))

/**
 * Goes on with what [step] makes of the value; where that is `null`, the value is absent from here on. [step] gets one
 * resource first.
 */
public inline infix fun <I : Any, T : Any, reified A, U : Any> Pipe<I, T>.thenNullable(noinline step: (A, T) -> U?): MaybePipe<I, U> =
    thenNullable(step2(step, type<A>()))

/**
 * Goes on with what [step] makes of the value; where that is `null`, the value is absent from here on. [step] gets two
 * resources first.
 */
public inline infix fun <I : Any, T : Any, reified A, reified B, U : Any> Pipe<I, T>.thenNullable(
    noinline step: (A, B, T) -> U?,
): MaybePipe<I, U> = thenNullable(step3(step, type<A>(), type<B>()))

/** Goes on with what is in the [java.util.Optional] that [step] makes of the value; where it is empty, the value is absent. */
public infix fun <I : Any, T : Any, U : Any> Pipe<I, T>.thenOptional(step: (T) -> Optional<U>): MaybePipe<I, U> = thenOptional(step1(step))

/**
 * Goes on with what is in the [java.util.Optional] that [step] makes of the value; where it is empty, the value is
 * absent. [step] gets one resource first.
 */
public inline infix fun <I : Any, T : Any, reified A, U : Any> Pipe<I, T>.thenOptional(
    noinline step: (A, T) -> Optional<U>,
): MaybePipe<I, U> = thenOptional(step2(step, type<A>()))

/** Lets the value pass where [check] says yes; it is absent from here on where not. */
public infix fun <I : Any, T : Any> Pipe<I, T>.guard(check: (T) -> Boolean): MaybePipe<I, T> = guard(check1(check))

/** Lets the value pass where [check] says yes; it is absent from here on where not. [check] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A> Pipe<I, T>.guard(noinline check: (A, T) -> Boolean): MaybePipe<I, T> =
    guard(check2(check, type<A>()))

/** Lets the value pass where [check] says yes; it is absent from here on where not. [check] gets two resources first. */
public inline infix fun <I : Any, T : Any, reified A, reified B> Pipe<I, T>.guard(noinline check: (A, B, T) -> Boolean): MaybePipe<I, T> =
    guard(check3(check, type<A>(), type<B>()))

/** Goes on with what [check] says of the value. */
public infix fun <I : Any, T : Any> Pipe<I, T>.check(check: (T) -> Boolean): BoolPipe<I> = check(check1(check))

/** Goes on with what [check] says of the value. [check] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A> Pipe<I, T>.check(noinline check: (A, T) -> Boolean): BoolPipe<I> =
    check(check2(check, type<A>()))

/** Goes on with what [check] says of the value. [check] gets two resources first. */
public inline infix fun <I : Any, T : Any, reified A, reified B> Pipe<I, T>.check(noinline check: (A, B, T) -> Boolean): BoolPipe<I> =
    check(check3(check, type<A>(), type<B>()))

/** Shows the value to [action], and goes on with it. */
public infix fun <I : Any, T : Any> Pipe<I, T>.tap(action: (T) -> Unit): Pipe<I, T> = tap(action1(action))

/** Shows the value to [action], and goes on with it. [action] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A> Pipe<I, T>.tap(noinline action: (A, T) -> Unit): Pipe<I, T> =
    tap(action2(action, type<A>()))

/** Shows the value to [action], and goes on with it. [action] gets two resources first. */
public inline infix fun <I : Any, T : Any, reified A, reified B> Pipe<I, T>.tap(noinline action: (A, B, T) -> Unit): Pipe<I, T> =
    tap(action3(action, type<A>(), type<B>()))

/** Gives the value to [action], and ends. */
public infix fun <I : Any, T : Any> Pipe<I, T>.end(action: (T) -> Unit): End<I> = end(action1(action))

/** Gives the value to [action], and ends. [action] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A> Pipe<I, T>.end(noinline action: (A, T) -> Unit): End<I> =
    end(action2(action, type<A>()))

/** Gives the value to [action], and ends. [action] gets two resources first. */
public inline infix fun <I : Any, T : Any, reified A, reified B> Pipe<I, T>.end(noinline action: (A, B, T) -> Unit): End<I> =
    end(action3(action, type<A>(), type<B>()))
