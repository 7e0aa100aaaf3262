package dev.headrace.kotlin

import dev.headrace.Result
import dev.headrace.flow.Fail
import dev.headrace.flow.MaybePipe
import dev.headrace.flow.MaybeResultPipe
import dev.headrace.flow.Pipe
import dev.headrace.flow.ResultPipe
import kotlin.experimental.ExperimentalTypeInference
import kotlin.reflect.KClass
import kotlin.Result as KotlinResult

/** Goes on with what [step] makes of the value, or with its error. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
public infix fun <I : Any, T : Any, U : Any, E : Any> Pipe<I, T>.attempt(step: (T) -> Result<U, E>): ResultPipe<I, U, E> =
    attempt(step1(step))

/** Goes on with what [step] makes of the value, or with what is in its failure. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
@JvmName("attemptResult")
public infix fun <I : Any, T : Any, U : Any> Pipe<I, T>.attempt(step: (T) -> KotlinResult<U>): ResultPipe<I, U, Throwable> =
    attempt(kotlinResult1(step))

/** Goes on with what [step] makes of the value, or with its error. [step] gets one resource first. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
public inline infix fun <I : Any, T : Any, reified A, U : Any, E : Any> Pipe<I, T>.attempt(
    noinline step: (A, T) -> Result<U, E>,
): ResultPipe<I, U, E> = attempt(step2(step, type<A>()))

/** Goes on with what [step] makes of the value, or with what is in its failure. [step] gets one resource first. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
@JvmName("attemptResult")
public inline infix fun <I : Any, T : Any, reified A, U : Any> Pipe<I, T>.attempt(
    noinline step: (A, T) -> KotlinResult<U>,
): ResultPipe<I, U, Throwable> = attempt(kotlinResult2(step, type<A>()))

/** Goes on with what [step] makes of the value, or with its error. [step] gets two resources first. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
public inline infix fun <I : Any, T : Any, reified A, reified B, U : Any, E : Any> Pipe<I, T>.attempt(
    noinline step: (A, B, T) -> Result<U, E>,
): ResultPipe<I, U, E> = attempt(step3(step, type<A>(), type<B>()))

/** Goes on with what [step] makes of the value, or with what is in its failure. [step] gets two resources first. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
@JvmName("attemptResult")
public inline infix fun <I : Any, T : Any, reified A, reified B, U : Any> Pipe<I, T>.attempt(
    noinline step: (A, B, T) -> KotlinResult<U>,
): ResultPipe<I, U, Throwable> = attempt(kotlinResult3(step, type<A>(), type<B>()))

/** Goes on with what [step] makes of the value, or with the error that it gives to its [Fail]. */
public inline infix fun <I : Any, T : Any, U : Any, reified E : Any> Pipe<I, T>.attemptOrFail(
    noinline step: (T, Fail<E>) -> U?,
): ResultPipe<I, U, E> = attemptOrFail(E::class.java, step2(step))

/** Goes on with what [step] makes of the value, or with the error that it gives to its [Fail]. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A, U : Any, reified E : Any> Pipe<I, T>.attemptOrFail(
    noinline step: (A, T, Fail<E>) -> U?,
): ResultPipe<I, U, E> = attemptOrFail(E::class.java, step3(step, type<A>()))

/** Goes on with what [step] makes of the value; what it throws of the [expected] kind is an error. */
public fun <I : Any, T : Any, U : Any, X : Exception> Pipe<I, T>.catching(
    expected: KClass<X>,
    step: (T) -> U,
): ResultPipe<I, U, X> = catching(expected.java, tryStep1(step))

/**
 * Goes on with what [step] makes of the value; what it throws of the [expected] kind is an error. [step] gets one
 * resource first.
 */
public inline fun <I : Any, T : Any, reified A, U : Any, X : Exception> Pipe<I, T>.catching(
    expected: KClass<X>,
    noinline step: (A, T) -> U,
): ResultPipe<I, U, X> = catching(expected.java, tryStep2(step, type<A>()))

/** Goes on with what [step] makes of the value, or with its error. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
public infix fun <I : Any, T : Any, U : Any, E : Any> MaybePipe<I, T>.attempt(step: (T) -> Result<U, E>): MaybeResultPipe<I, U, E> =
    attempt(step1(step))

/** Goes on with what [step] makes of the value, or with what is in its failure. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
@JvmName("attemptResult")
public infix fun <I : Any, T : Any, U : Any> MaybePipe<I, T>.attempt(step: (T) -> KotlinResult<U>): MaybeResultPipe<I, U, Throwable> =
    attempt(kotlinResult1(step))

/** Goes on with what [step] makes of the value, or with its error. [step] gets one resource first. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
public inline infix fun <I : Any, T : Any, reified A, U : Any, E : Any> MaybePipe<I, T>.attempt(
    noinline step: (A, T) -> Result<U, E>,
): MaybeResultPipe<I, U, E> = attempt(step2(step, type<A>()))

/** Goes on with what [step] makes of the value, or with what is in its failure. [step] gets one resource first. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
@JvmName("attemptResult")
public inline infix fun <I : Any, T : Any, reified A, U : Any> MaybePipe<I, T>.attempt(
    noinline step: (A, T) -> KotlinResult<U>,
): MaybeResultPipe<I, U, Throwable> = attempt(kotlinResult2(step, type<A>()))

/** Goes on with what [step] makes of the value, or with its error. [step] gets two resources first. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
public inline infix fun <I : Any, T : Any, reified A, reified B, U : Any, E : Any> MaybePipe<I, T>.attempt(
    noinline step: (A, B, T) -> Result<U, E>,
): MaybeResultPipe<I, U, E> = attempt(step3(step, type<A>(), type<B>()))

/** Goes on with what [step] makes of the value, or with what is in its failure. [step] gets two resources first. */
@OptIn(ExperimentalTypeInference::class)
@OverloadResolutionByLambdaReturnType
@JvmName("attemptResult")
public inline infix fun <I : Any, T : Any, reified A, reified B, U : Any> MaybePipe<I, T>.attempt(
    noinline step: (A, B, T) -> KotlinResult<U>,
): MaybeResultPipe<I, U, Throwable> = attempt(kotlinResult3(step, type<A>(), type<B>()))

/** Goes on with what [step] makes of the value, or with the error that it gives to its [Fail]. */
public inline infix fun <I : Any, T : Any, U : Any, reified E : Any> MaybePipe<I, T>.attemptOrFail(
    noinline step: (T, Fail<E>) -> U?,
): MaybeResultPipe<I, U, E> = attemptOrFail(E::class.java, step2(step))

/** Goes on with what [step] makes of the value, or with the error that it gives to its [Fail]. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A, U : Any, reified E : Any> MaybePipe<I, T>.attemptOrFail(
    noinline step: (A, T, Fail<E>) -> U?,
): MaybeResultPipe<I, U, E> = attemptOrFail(E::class.java, step3(step, type<A>()))

/** Goes on with what [step] makes of the value; what it throws of the [expected] kind is an error. */
public fun <I : Any, T : Any, U : Any, X : Exception> MaybePipe<I, T>.catching(
    expected: KClass<X>,
    step: (T) -> U,
): MaybeResultPipe<I, U, X> = catching(expected.java, tryStep1(step))

/**
 * Goes on with what [step] makes of the value; what it throws of the [expected] kind is an error. [step] gets one
 * resource first.
 */
public inline fun <I : Any, T : Any, reified A, U : Any, X : Exception> MaybePipe<I, T>.catching(
    expected: KClass<X>,
    noinline step: (A, T) -> U,
): MaybeResultPipe<I, U, X> = catching(expected.java, tryStep2(step, type<A>()))
