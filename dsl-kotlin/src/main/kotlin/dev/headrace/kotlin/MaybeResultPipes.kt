package dev.headrace.kotlin

import dev.headrace.Result
import dev.headrace.flow.Fail
import dev.headrace.flow.MaybeResultPipe
import kotlin.experimental.ExperimentalTypeInference
import kotlin.reflect.KClass

/** Goes on with what [step] makes of the value. */
public infix fun <I : Any, T : Any, E : Any, U : Any> MaybeResultPipe<I, T, E>.then(step: (T) -> U): MaybeResultPipe<I, U, E> =
    then(step1(step))

/** Goes on with what [step] makes of the value. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, E : Any, reified A, U : Any> MaybeResultPipe<I, T, E>.then(
    noinline step: (A, T) -> U,
): MaybeResultPipe<I, U, E> = then(step2(step, type<A>()))

/** Goes on with what [step] makes of the value. [step] gets two resources first. */
public inline infix fun <I : Any, T : Any, E : Any, reified A, reified B, U : Any> MaybeResultPipe<I, T, E>.then(
    noinline step: (A, B, T) -> U,
): MaybeResultPipe<I, U, E> = then(step3(step, type<A>(), type<B>()))

/** Shows the value to [action], and goes on with it. */
public infix fun <I : Any, T : Any, E : Any> MaybeResultPipe<I, T, E>.tap(action: (T) -> Unit): MaybeResultPipe<I, T, E> =
    tap(action1(action))

/** Shows the value to [action], and goes on with it. [action] gets one resource first. */
public inline infix fun <I : Any, T : Any, E : Any, reified A> MaybeResultPipe<I, T, E>.tap(
    noinline action: (A, T) -> Unit,
): MaybeResultPipe<I, T, E> = tap(action2(action, type<A>()))

/** Shows the value to [action], and goes on with it. [action] gets two resources first. */
public inline infix fun <I : Any, T : Any, E : Any, reified A, reified B> MaybeResultPipe<I, T, E>.tap(
    noinline action: (A, B, T) -> Unit,
): MaybeResultPipe<I, T, E> = tap(action3(action, type<A>(), type<B>()))

/** Goes on with what [step] makes of the value, or with its error. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
public infix fun <I : Any, T : Any, E : Any, U : Any> MaybeResultPipe<I, T, E>.attempt(
    step: (T) -> Result<U, E>,
): MaybeResultPipe<I, U, E> = attempt(step1(step))

/** Goes on with what [step] makes of the value, or with its error. [step] gets one resource first. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
public inline infix fun <I : Any, T : Any, E : Any, reified A, U : Any> MaybeResultPipe<I, T, E>.attempt(
    noinline step: (A, T) -> Result<U, E>,
): MaybeResultPipe<I, U, E> = attempt(step2(step, type<A>()))

/** Goes on with what [step] makes of the value, or with its error. [step] gets two resources first. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
public inline infix fun <I : Any, T : Any, E : Any, reified A, reified B, U : Any> MaybeResultPipe<I, T, E>.attempt(
    noinline step: (A, B, T) -> Result<U, E>,
): MaybeResultPipe<I, U, E> = attempt(step3(step, type<A>(), type<B>()))

/** Goes on with what [step] makes of the value, or with the error that it gives to its [Fail]. */
public infix fun <I : Any, T : Any, E : Any, U : Any> MaybeResultPipe<I, T, E>.attemptOrFail(
    step: (T, Fail<E>) -> U?,
): MaybeResultPipe<I, U, E> = attemptOrFail(step2(step))

/** Goes on with what [step] makes of the value, or with the error that it gives to its [Fail]. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, E : Any, reified A, U : Any> MaybeResultPipe<I, T, E>.attemptOrFail(
    noinline step: (A, T, Fail<E>) -> U?,
): MaybeResultPipe<I, U, E> = attemptOrFail(step3(step, type<A>()))

/** Goes on with what [step] makes of the value; what it throws of the [expected] kind becomes the error that [error] makes. */
public fun <I : Any, T : Any, E : Any, U : Any, X : Exception> MaybeResultPipe<I, T, E>.catching(
    expected: KClass<X>,
    step: (T) -> U,
    error: (X) -> E,
): MaybeResultPipe<I, U, E> = catching(expected.java, tryStep1(step), step1(error))

/**
 * Goes on with what [step] makes of the value; what it throws of the [expected] kind becomes the error that [error]
 * makes. [step] gets one resource first.
 */
public inline fun <I : Any, T : Any, E : Any, reified A, U : Any, X : Exception> MaybeResultPipe<I, T, E>.catching(
    expected: KClass<X>,
    noinline step: (A, T) -> U,
    noinline error: (X) -> E,
): MaybeResultPipe<I, U, E> = catching(expected.java, tryStep2(step, type<A>()), step1(error))

/**
 * Goes on with what [step] makes of the value; what it throws of the [expected] kind becomes the error that [error]
 * makes. [error] gets one resource first.
 */
public inline fun <I : Any, T : Any, E : Any, reified R, U : Any, X : Exception> MaybeResultPipe<I, T, E>.catching(
    expected: KClass<X>,
    noinline step: (T) -> U,
    noinline error: (R, X) -> E,
): MaybeResultPipe<I, U, E> = catching(expected.java, tryStep1(step), step2(error, type<R>()))

/**
 * Goes on with what [step] makes of the value; what it throws of the [expected] kind becomes the error that [error]
 * makes. Both functions get one resource first.
 */
public inline fun <I : Any, T : Any, E : Any, reified A, reified R, U : Any, X : Exception> MaybeResultPipe<I, T, E>.catching(
    expected: KClass<X>,
    noinline step: (A, T) -> U,
    noinline error: (R, X) -> E,
): MaybeResultPipe<I, U, E> = catching(expected.java, tryStep2(step, type<A>()), step2(error, type<R>()))

/** Shows the error to [action], and goes on with it. */
public infix fun <I : Any, T : Any, E : Any> MaybeResultPipe<I, T, E>.tapError(action: (E) -> Unit): MaybeResultPipe<I, T, E> =
    tapError(action1(action))

/** Shows the error to [action], and goes on with it. [action] gets one resource first. */
public inline infix fun <I : Any, T : Any, E : Any, reified A> MaybeResultPipe<I, T, E>.tapError(
    noinline action: (A, E) -> Unit,
): MaybeResultPipe<I, T, E> = tapError(action2(action, type<A>()))

/** Goes on with what [step] makes of the error where there is one. */
public infix fun <I : Any, T : Any, E : Any, F : Any> MaybeResultPipe<I, T, E>.mapError(step: (E) -> F): MaybeResultPipe<I, T, F> =
    mapError(step1(step))

/** Goes on with what [step] makes of the error where there is one. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, E : Any, reified A, F : Any> MaybeResultPipe<I, T, E>.mapError(
    noinline step: (A, E) -> F,
): MaybeResultPipe<I, T, F> = mapError(step2(step, type<A>()))

/** Goes on with what [step] makes of the error where there is one: a value, or another error. */
public infix fun <I : Any, T : Any, E : Any, F : Any> MaybeResultPipe<I, T, E>.recover(
    step: (E) -> Result<T, F>,
): MaybeResultPipe<I, T, F> = recover(step1(step))

/** Goes on with what [step] makes of the error where there is one: a value, or another error. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, E : Any, reified A, F : Any> MaybeResultPipe<I, T, E>.recover(
    noinline step: (A, E) -> Result<T, F>,
): MaybeResultPipe<I, T, F> = recover(step2(step, type<A>()))
