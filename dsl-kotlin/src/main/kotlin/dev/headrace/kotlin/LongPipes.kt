package dev.headrace.kotlin

import dev.headrace.flow.BoolPipe
import dev.headrace.flow.DoublePipe
import dev.headrace.flow.End
import dev.headrace.flow.LongPipe
import dev.headrace.flow.MaybeDoublePipe
import dev.headrace.flow.MaybeLongPipe
import dev.headrace.flow.MaybePipe
import dev.headrace.flow.Pipe
import dev.headrace.function.LongAction1
import dev.headrace.function.LongAction2
import dev.headrace.function.LongCheck1
import dev.headrace.function.LongCheck2
import dev.headrace.function.LongStep1
import dev.headrace.function.LongStep2
import dev.headrace.function.LongToDouble1
import dev.headrace.function.LongToDouble2
import dev.headrace.function.LongToLong1
import dev.headrace.function.LongToLong2
import dev.headrace.function.ToLong1
import dev.headrace.function.ToLong2

/** Goes on with the `long` that [step] makes of the value; it is never boxed. */
public inline infix fun <I : Any, T : Any> Pipe<I, T>.thenLong(crossinline step: (T) -> Long): LongPipe<I> = thenLong(ToLong1 { step(it) })

/** Goes on with the `long` that [step] makes of the value; it is never boxed. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A> Pipe<I, T>.thenLong(crossinline step: (A, T) -> Long): LongPipe<I> =
    thenLong(
        object : Erased(type<A>()), ToLong2<Any, T> {
            override fun apply(
                first: Any,
                value: T,
            ): Long = step(given<A>(first), value)
        },
    )

/** Goes on with the `long` that [step] makes of the value; it is never boxed. */
public inline infix fun <I : Any, T : Any> MaybePipe<I, T>.thenLong(crossinline step: (T) -> Long): MaybeLongPipe<I> =
    thenLong(ToLong1 { step(it) })

/** Goes on with the `long` that [step] makes of the value; it is never boxed. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A> MaybePipe<I, T>.thenLong(crossinline step: (A, T) -> Long): MaybeLongPipe<I> =
    thenLong(
        object : Erased(type<A>()), ToLong2<Any, T> {
            override fun apply(
                first: Any,
                value: T,
            ): Long = step(given<A>(first), value)
        },
    )

/** Goes on with what [step] makes of the value. */
public inline infix fun <I : Any, U : Any> LongPipe<I>.then(crossinline step: (Long) -> U): Pipe<I, U> = then(LongStep1 { step(it) })

/** Goes on with what [step] makes of the value. [step] gets one resource first. */
public inline infix fun <I : Any, reified A, U : Any> LongPipe<I>.then(crossinline step: (A, Long) -> U): Pipe<I, U> =
    then(
        object : Erased(type<A>()), LongStep2<Any, U> {
            override fun apply(
                first: Any,
                value: Long,
            ): U = step(given<A>(first), value)
        },
    )

/** Goes on with the `long` that [step] makes of the value; it is never boxed. */
public inline infix fun <I : Any> LongPipe<I>.thenLong(crossinline step: (Long) -> Long): LongPipe<I> = thenLong(LongToLong1 { step(it) })

/** Goes on with the `long` that [step] makes of the value; it is never boxed. [step] gets one resource first. */
public inline infix fun <I : Any, reified A> LongPipe<I>.thenLong(crossinline step: (A, Long) -> Long): LongPipe<I> =
    thenLong(
        object : Erased(type<A>()), LongToLong2<Any> {
            override fun apply(
                first: Any,
                value: Long,
            ): Long = step(given<A>(first), value)
        },
    )

/** Goes on with the `double` that [step] makes of the value; it is never boxed. */
public inline infix fun <I : Any> LongPipe<I>.thenDouble(crossinline step: (Long) -> Double): DoublePipe<I> =
    thenDouble(LongToDouble1 { step(it) })

/** Goes on with the `double` that [step] makes of the value; it is never boxed. [step] gets one resource first. */
public inline infix fun <I : Any, reified A> LongPipe<I>.thenDouble(crossinline step: (A, Long) -> Double): DoublePipe<I> =
    thenDouble(
        object : Erased(type<A>()), LongToDouble2<Any> {
            override fun apply(
                first: Any,
                value: Long,
            ): Double = step(given<A>(first), value)
        },
    )

/** Lets the value pass where [check] says yes; it is absent from here on where not. */
public inline infix fun <I : Any> LongPipe<I>.guard(crossinline check: (Long) -> Boolean): MaybeLongPipe<I> =
    guard(LongCheck1 { check(it) })

/** Lets the value pass where [check] says yes; it is absent from here on where not. [check] gets one resource first. */
public inline infix fun <I : Any, reified A> LongPipe<I>.guard(crossinline check: (A, Long) -> Boolean): MaybeLongPipe<I> =
    guard(
        object : Erased(type<A>()), LongCheck2<Any> {
            override fun test(
                first: Any,
                value: Long,
            ): Boolean = check(given<A>(first), value)
        },
    )

/** Goes on with what [check] says of the value. */
public inline infix fun <I : Any> LongPipe<I>.check(crossinline check: (Long) -> Boolean): BoolPipe<I> = check(LongCheck1 { check(it) })

/** Goes on with what [check] says of the value. [check] gets one resource first. */
public inline infix fun <I : Any, reified A> LongPipe<I>.check(crossinline check: (A, Long) -> Boolean): BoolPipe<I> =
    check(
        object : Erased(type<A>()), LongCheck2<Any> {
            override fun test(
                first: Any,
                value: Long,
            ): Boolean = check(given<A>(first), value)
        },
    )

/** Shows the value to [action], and goes on with it. */
public inline infix fun <I : Any> LongPipe<I>.tap(crossinline action: (Long) -> Unit): LongPipe<I> = tap(LongAction1 { action(it) })

/** Shows the value to [action], and goes on with it. [action] gets one resource first. */
public inline infix fun <I : Any, reified A> LongPipe<I>.tap(crossinline action: (A, Long) -> Unit): LongPipe<I> =
    tap(
        object : Erased(type<A>()), LongAction2<Any> {
            override fun run(
                first: Any,
                value: Long,
            ): Unit = action(given<A>(first), value)
        },
    )

/** Gives the value to [action], and ends. */
public inline infix fun <I : Any> LongPipe<I>.end(crossinline action: (Long) -> Unit): End<I> = end(LongAction1 { action(it) })

/** Gives the value to [action], and ends. [action] gets one resource first. */
public inline infix fun <I : Any, reified A> LongPipe<I>.end(crossinline action: (A, Long) -> Unit): End<I> =
    end(
        object : Erased(type<A>()), LongAction2<Any> {
            override fun run(
                first: Any,
                value: Long,
            ): Unit = action(given<A>(first), value)
        },
    )

/** Goes on with what [step] makes of the value. */
public inline infix fun <I : Any, U : Any> MaybeLongPipe<I>.then(crossinline step: (Long) -> U): MaybePipe<I, U> =
    then(LongStep1 { step(it) })

/** Goes on with what [step] makes of the value. [step] gets one resource first. */
public inline infix fun <I : Any, reified A, U : Any> MaybeLongPipe<I>.then(crossinline step: (A, Long) -> U): MaybePipe<I, U> =
    then(
        object : Erased(type<A>()), LongStep2<Any, U> {
            override fun apply(
                first: Any,
                value: Long,
            ): U = step(given<A>(first), value)
        },
    )

/** Goes on with the `long` that [step] makes of the value; it is never boxed. */
public inline infix fun <I : Any> MaybeLongPipe<I>.thenLong(crossinline step: (Long) -> Long): MaybeLongPipe<I> =
    thenLong(LongToLong1 { step(it) })

/** Goes on with the `long` that [step] makes of the value; it is never boxed. [step] gets one resource first. */
public inline infix fun <I : Any, reified A> MaybeLongPipe<I>.thenLong(crossinline step: (A, Long) -> Long): MaybeLongPipe<I> =
    thenLong(
        object : Erased(type<A>()), LongToLong2<Any> {
            override fun apply(
                first: Any,
                value: Long,
            ): Long = step(given<A>(first), value)
        },
    )

/** Goes on with the `double` that [step] makes of the value; it is never boxed. */
public inline infix fun <I : Any> MaybeLongPipe<I>.thenDouble(crossinline step: (Long) -> Double): MaybeDoublePipe<I> =
    thenDouble(LongToDouble1 { step(it) })

/** Goes on with the `double` that [step] makes of the value; it is never boxed. [step] gets one resource first. */
public inline infix fun <I : Any, reified A> MaybeLongPipe<I>.thenDouble(crossinline step: (A, Long) -> Double): MaybeDoublePipe<I> =
    thenDouble(
        object : Erased(type<A>()), LongToDouble2<Any> {
            override fun apply(
                first: Any,
                value: Long,
            ): Double = step(given<A>(first), value)
        },
    )

/** Lets the value pass where [check] says yes; it is absent from here on where not. */
public inline infix fun <I : Any> MaybeLongPipe<I>.guard(crossinline check: (Long) -> Boolean): MaybeLongPipe<I> =
    guard(LongCheck1 { check(it) })

/** Lets the value pass where [check] says yes; it is absent from here on where not. [check] gets one resource first. */
public inline infix fun <I : Any, reified A> MaybeLongPipe<I>.guard(crossinline check: (A, Long) -> Boolean): MaybeLongPipe<I> =
    guard(
        object : Erased(type<A>()), LongCheck2<Any> {
            override fun test(
                first: Any,
                value: Long,
            ): Boolean = check(given<A>(first), value)
        },
    )

/** Shows the value to [action], and goes on with it. */
public inline infix fun <I : Any> MaybeLongPipe<I>.tap(crossinline action: (Long) -> Unit): MaybeLongPipe<I> =
    tap(LongAction1 { action(it) })

/** Shows the value to [action], and goes on with it. [action] gets one resource first. */
public inline infix fun <I : Any, reified A> MaybeLongPipe<I>.tap(crossinline action: (A, Long) -> Unit): MaybeLongPipe<I> =
    tap(
        object : Erased(type<A>()), LongAction2<Any> {
            override fun run(
                first: Any,
                value: Long,
            ): Unit = action(given<A>(first), value)
        },
    )

/** Gives the value to [action], and ends. */
public inline infix fun <I : Any> MaybeLongPipe<I>.end(crossinline action: (Long) -> Unit): End<I> = end(LongAction1 { action(it) })

/** Gives the value to [action], and ends. [action] gets one resource first. */
public inline infix fun <I : Any, reified A> MaybeLongPipe<I>.end(crossinline action: (A, Long) -> Unit): End<I> =
    end(
        object : Erased(type<A>()), LongAction2<Any> {
            override fun run(
                first: Any,
                value: Long,
            ): Unit = action(given<A>(first), value)
        },
    )

/** Runs [action] where the value is absent. */
public infix fun <I : Any> MaybeLongPipe<I>.onAbsent(action: () -> Unit): MaybeLongPipe<I> = onAbsent(action0(action))

/** Runs [action] where the value is absent. [action] gets one resource first. */
public inline infix fun <I : Any, reified A> MaybeLongPipe<I>.onAbsent(action: Given<A, Unit>): MaybeLongPipe<I> =
    onAbsent(givenAction(action, type<A>()))
