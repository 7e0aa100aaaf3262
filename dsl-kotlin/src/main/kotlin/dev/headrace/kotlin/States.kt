package dev.headrace.kotlin

import dev.headrace.flow.MaybePipe
import dev.headrace.flow.MaybeResultPipe
import dev.headrace.flow.Pipe
import dev.headrace.flow.ResultPipe
import dev.headrace.world.Local
import java.util.function.Supplier

/** Lets the value pass where what [of] takes from it differs from that of the last one that passed. */
public infix fun <I : Any, T : Any, U : Any> Pipe<I, T>.dedupBy(of: (T) -> U): MaybePipe<I, T> = dedupBy(step1(of))

/**
 * Lets the value pass where what [of] takes from it differs from that of the last one that passed. [of] gets one
 * resource first.
 */
public inline infix fun <I : Any, T : Any, reified A, U : Any> Pipe<I, T>.dedupBy(noinline of: (A, T) -> U): MaybePipe<I, T> =
    dedupBy(step2(of, type<A>()))

/** Goes on with what [step] makes of the value and of state of its own, which [initial] makes. */
public fun <I : Any, T : Any, S : Any, U : Any> Pipe<I, T>.scan(
    initial: () -> S,
    step: (Local<S>, T) -> U,
): Pipe<I, U> = scan(Supplier(initial), step2(step))

/** Goes on with what [step] makes of the value and of state of its own, which [initial] makes. [step] gets one resource first. */
public inline fun <I : Any, T : Any, reified A, S : Any, U : Any> Pipe<I, T>.scan(
    noinline initial: () -> S,
    noinline step: (A, Local<S>, T) -> U,
): Pipe<I, U> = scan(Supplier(initial), step3(step, type<A>()))

/** Lets the value pass where what [of] takes from it differs from that of the last one that passed. */
public infix fun <I : Any, T : Any, U : Any> MaybePipe<I, T>.dedupBy(of: (T) -> U): MaybePipe<I, T> = dedupBy(step1(of))

/**
 * Lets the value pass where what [of] takes from it differs from that of the last one that passed. [of] gets one
 * resource first.
 */
public inline infix fun <I : Any, T : Any, reified A, U : Any> MaybePipe<I, T>.dedupBy(noinline of: (A, T) -> U): MaybePipe<I, T> =
    dedupBy(step2(of, type<A>()))

/** Goes on with what [step] makes of the value and of state of its own, which [initial] makes. */
public fun <I : Any, T : Any, S : Any, U : Any> MaybePipe<I, T>.scan(
    initial: () -> S,
    step: (Local<S>, T) -> U,
): MaybePipe<I, U> = scan(Supplier(initial), step2(step))

/** Goes on with what [step] makes of the value and of state of its own, which [initial] makes. [step] gets one resource first. */
public inline fun <I : Any, T : Any, reified A, S : Any, U : Any> MaybePipe<I, T>.scan(
    noinline initial: () -> S,
    noinline step: (A, Local<S>, T) -> U,
): MaybePipe<I, U> = scan(Supplier(initial), step3(step, type<A>()))

/** Goes on with what [step] makes of the value and of state of its own, which [initial] makes. */
public fun <I : Any, T : Any, E : Any, S : Any, U : Any> ResultPipe<I, T, E>.scan(
    initial: () -> S,
    step: (Local<S>, T) -> U,
): ResultPipe<I, U, E> = scan(Supplier(initial), step2(step))

/** Goes on with what [step] makes of the value and of state of its own, which [initial] makes. [step] gets one resource first. */
public inline fun <I : Any, T : Any, E : Any, reified A, S : Any, U : Any> ResultPipe<I, T, E>.scan(
    noinline initial: () -> S,
    noinline step: (A, Local<S>, T) -> U,
): ResultPipe<I, U, E> = scan(Supplier(initial), step3(step, type<A>()))

/** Goes on with what [step] makes of the value and of state of its own, which [initial] makes. */
public fun <I : Any, T : Any, E : Any, S : Any, U : Any> MaybeResultPipe<I, T, E>.scan(
    initial: () -> S,
    step: (Local<S>, T) -> U,
): MaybeResultPipe<I, U, E> = scan(Supplier(initial), step2(step))

/** Goes on with what [step] makes of the value and of state of its own, which [initial] makes. [step] gets one resource first. */
public inline fun <I : Any, T : Any, E : Any, reified A, S : Any, U : Any> MaybeResultPipe<I, T, E>.scan(
    noinline initial: () -> S,
    noinline step: (A, Local<S>, T) -> U,
): MaybeResultPipe<I, U, E> = scan(Supplier(initial), step3(step, type<A>()))
