package dev.headrace.kotlin

import dev.headrace.flow.Pipe
import dev.headrace.flow.Splat2
import dev.headrace.flow.Splat3
import dev.headrace.flow.Splat4
import dev.headrace.flow.Splat5

/** Goes on with what [step] makes of the value. */
public infix fun <I : Any, A : Any, B : Any, U : Any> Splat2<I, A, B>.then(step: (A, B) -> U): Pipe<I, U> = then(step2(step))

/** Goes on with what [step] makes of the value. [step] gets one resource first. */
public inline infix fun <I : Any, A : Any, B : Any, reified R, U : Any> Splat2<I, A, B>.then(noinline step: (R, A, B) -> U): Pipe<I, U> =
    then(step3(step, type<R>()))

/** Goes on with what [step] makes of the value. [step] gets two resources first. */
public inline infix fun <I : Any, A : Any, B : Any, reified R, reified S, U : Any> Splat2<I, A, B>.then(
    noinline step: (R, S, A, B) -> U,
): Pipe<I, U> = then(step4(step, type<R>(), type<S>()))

/** Goes on with what [step] makes of the value. */
public infix fun <I : Any, A : Any, B : Any, C : Any, U : Any> Splat3<I, A, B, C>.then(step: (A, B, C) -> U): Pipe<I, U> = then(step3(step))

/** Goes on with what [step] makes of the value. [step] gets one resource first. */
public inline infix fun <I : Any, A : Any, B : Any, C : Any, reified R, U : Any> Splat3<I, A, B, C>.then(
    noinline step: (R, A, B, C) -> U,
): Pipe<I, U> = then(step4(step, type<R>()))

/** Goes on with what [step] makes of the value. [step] gets two resources first. */
public inline infix fun <I : Any, A : Any, B : Any, C : Any, reified R, reified S, U : Any> Splat3<I, A, B, C>.then(
    noinline step: (R, S, A, B, C) -> U,
): Pipe<I, U> = then(step5(step, type<R>(), type<S>()))

/** Goes on with what [step] makes of the value. */
public infix fun <I : Any, A : Any, B : Any, C : Any, D : Any, U : Any> Splat4<I, A, B, C, D>.then(step: (A, B, C, D) -> U): Pipe<I, U> =
    then(step4(step))

/** Goes on with what [step] makes of the value. [step] gets one resource first. */
public inline infix fun <I : Any, A : Any, B : Any, C : Any, D : Any, reified R, U : Any> Splat4<I, A, B, C, D>.then(
    noinline step: (R, A, B, C, D) -> U,
): Pipe<I, U> = then(step5(step, type<R>()))

/** Goes on with what [step] makes of the value. [step] gets two resources first. */
public inline infix fun <
    I : Any,
    A : Any,
    B : Any,
    C : Any,
    D : Any,
    reified R,
    reified S,
    U : Any,
> Splat4<I, A, B, C, D>.then(
    noinline step: (R, S, A, B, C, D) -> U,
): Pipe<I, U> = then(step6(step, type<R>(), type<S>()))

/** Goes on with what [step] makes of the value. */
public infix fun <I : Any, A : Any, B : Any, C : Any, D : Any, F : Any, U : Any> Splat5<I, A, B, C, D, F>.then(
    step: (A, B, C, D, F) -> U,
): Pipe<I, U> = then(step5(step))

/** Goes on with what [step] makes of the value. [step] gets one resource first. */
public inline infix fun <I : Any, A : Any, B : Any, C : Any, D : Any, F : Any, reified R, U : Any> Splat5<I, A, B, C, D, F>.then(
    noinline step: (R, A, B, C, D, F) -> U,
): Pipe<I, U> = then(step6(step, type<R>()))

/** Goes on with what [step] makes of the value. [step] gets two resources first. */
public inline infix fun <
    I : Any,
    A : Any,
    B : Any,
    C : Any,
    D : Any,
    F : Any,
    reified R,
    reified S,
    U : Any,
> Splat5<I, A, B, C, D, F>.then(
    noinline step: (R, S, A, B, C, D, F) -> U,
): Pipe<I, U> = then(step7(step, type<R>(), type<S>()))
