package dev.headrace.kotlin

import dev.headrace.flow.BoolPipe
import dev.headrace.flow.DoublePipe
import dev.headrace.flow.End
import dev.headrace.flow.LongPipe
import dev.headrace.flow.MaybeDoublePipe
import dev.headrace.flow.MaybeLongPipe
import dev.headrace.flow.MaybePipe
import dev.headrace.flow.Pipe
import dev.headrace.function.DoubleAction1
import dev.headrace.function.DoubleAction2
import dev.headrace.function.DoubleCheck1
import dev.headrace.function.DoubleCheck2
import dev.headrace.function.DoubleStep1
import dev.headrace.function.DoubleStep2
import dev.headrace.function.DoubleToDouble1
import dev.headrace.function.DoubleToDouble2
import dev.headrace.function.DoubleToLong1
import dev.headrace.function.DoubleToLong2
import dev.headrace.function.ToDouble1
import dev.headrace.function.ToDouble2

/** Goes on with the `double` that [step] makes of the value; it is never boxed. */
public inline infix fun <I : Any, T : Any> Pipe<I, T>.thenDouble(crossinline step: (T) -> Double): DoublePipe<I> =
    thenDouble(ToDouble1 { step(it) })

/** Goes on with the `double` that [step] makes of the value; it is never boxed. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A> Pipe<I, T>.thenDouble(crossinline step: (A, T) -> Double): DoublePipe<I> =
    thenDouble(
        object : Erased(type<A>()), ToDouble2<Any, T> {
            override fun apply(
                first: Any,
                value: T,
            ): Double = step(given<A>(first), value)
        },
    )

/** Goes on with the `double` that [step] makes of the value; it is never boxed. */
public inline infix fun <I : Any, T : Any> MaybePipe<I, T>.thenDouble(crossinline step: (T) -> Double): MaybeDoublePipe<I> =
    thenDouble(ToDouble1 { step(it) })

/** Goes on with the `double` that [step] makes of the value; it is never boxed. [step] gets one resource first. */
public inline infix fun <I : Any, T : Any, reified A> MaybePipe<I, T>.thenDouble(crossinline step: (A, T) -> Double): MaybeDoublePipe<I> =
    thenDouble(
        object : Erased(type<A>()), ToDouble2<Any, T> {
            override fun apply(
                first: Any,
                value: T,
            ): Double = step(given<A>(first), value)
        },
    )

/** Goes on with what [step] makes of the value. */
public inline infix fun <I : Any, U : Any> DoublePipe<I>.then(crossinline step: (Double) -> U): Pipe<I, U> = then(DoubleStep1 { step(it) })

/** Goes on with what [step] makes of the value. [step] gets one resource first. */
public inline infix fun <I : Any, reified A, U : Any> DoublePipe<I>.then(crossinline step: (A, Double) -> U): Pipe<I, U> =
    then(
        object : Erased(type<A>()), DoubleStep2<Any, U> {
            override fun apply(
                first: Any,
                value: Double,
            ): U = step(given<A>(first), value)
        },
    )

/** Goes on with the `long` that [step] makes of the value; it is never boxed. */
public inline infix fun <I : Any> DoublePipe<I>.thenLong(crossinline step: (Double) -> Long): LongPipe<I> =
    thenLong(DoubleToLong1 { step(it) })

/** Goes on with the `long` that [step] makes of the value; it is never boxed. [step] gets one resource first. */
public inline infix fun <I : Any, reified A> DoublePipe<I>.thenLong(crossinline step: (A, Double) -> Long): LongPipe<I> =
    thenLong(
        object : Erased(type<A>()), DoubleToLong2<Any> {
            override fun apply(
                first: Any,
                value: Double,
            ): Long = step(given<A>(first), value)
        },
    )

/** Goes on with the `double` that [step] makes of the value; it is never boxed. */
public inline infix fun <I : Any> DoublePipe<I>.thenDouble(crossinline step: (Double) -> Double): DoublePipe<I> =
    thenDouble(DoubleToDouble1 { step(it) })

/** Goes on with the `double` that [step] makes of the value; it is never boxed. [step] gets one resource first. */
public inline infix fun <I : Any, reified A> DoublePipe<I>.thenDouble(crossinline step: (A, Double) -> Double): DoublePipe<I> =
    thenDouble(
        object : Erased(type<A>()), DoubleToDouble2<Any> {
            override fun apply(
                first: Any,
                value: Double,
            ): Double = step(given<A>(first), value)
        },
    )

/** Lets the value pass where [check] says yes; it is absent from here on where not. */
public inline infix fun <I : Any> DoublePipe<I>.guard(crossinline check: (Double) -> Boolean): MaybeDoublePipe<I> =
    guard(DoubleCheck1 { check(it) })

/** Lets the value pass where [check] says yes; it is absent from here on where not. [check] gets one resource first. */
public inline infix fun <I : Any, reified A> DoublePipe<I>.guard(crossinline check: (A, Double) -> Boolean): MaybeDoublePipe<I> =
    guard(
        object : Erased(type<A>()), DoubleCheck2<Any> {
            override fun test(
                first: Any,
                value: Double,
            ): Boolean = check(given<A>(first), value)
        },
    )

/** Goes on with what [check] says of the value. */
public inline infix fun <I : Any> DoublePipe<I>.check(crossinline check: (Double) -> Boolean): BoolPipe<I> =
    check(DoubleCheck1 { check(it) })

/** Goes on with what [check] says of the value. [check] gets one resource first. */
public inline infix fun <I : Any, reified A> DoublePipe<I>.check(crossinline check: (A, Double) -> Boolean): BoolPipe<I> =
    check(
        object : Erased(type<A>()), DoubleCheck2<Any> {
            override fun test(
                first: Any,
                value: Double,
            ): Boolean = check(given<A>(first), value)
        },
    )

/** Shows the value to [action], and goes on with it. */
public inline infix fun <I : Any> DoublePipe<I>.tap(crossinline action: (Double) -> Unit): DoublePipe<I> = tap(DoubleAction1 { action(it) })

/** Shows the value to [action], and goes on with it. [action] gets one resource first. */
public inline infix fun <I : Any, reified A> DoublePipe<I>.tap(crossinline action: (A, Double) -> Unit): DoublePipe<I> =
    tap(
        object : Erased(type<A>()), DoubleAction2<Any> {
            override fun run(
                first: Any,
                value: Double,
            ): Unit = action(given<A>(first), value)
        },
    )

/** Gives the value to [action], and ends. */
public inline infix fun <I : Any> DoublePipe<I>.end(crossinline action: (Double) -> Unit): End<I> = end(DoubleAction1 { action(it) })

/** Gives the value to [action], and ends. [action] gets one resource first. */
public inline infix fun <I : Any, reified A> DoublePipe<I>.end(crossinline action: (A, Double) -> Unit): End<I> =
    end(
        object : Erased(type<A>()), DoubleAction2<Any> {
            override fun run(
                first: Any,
                value: Double,
            ): Unit = action(given<A>(first), value)
        },
    )

/** Goes on with what [step] makes of the value. */
public inline infix fun <I : Any, U : Any> MaybeDoublePipe<I>.then(crossinline step: (Double) -> U): MaybePipe<I, U> =
    then(DoubleStep1 { step(it) })

/** Goes on with what [step] makes of the value. [step] gets one resource first. */
public inline infix fun <I : Any, reified A, U : Any> MaybeDoublePipe<I>.then(crossinline step: (A, Double) -> U): MaybePipe<I, U> =
    then(
        object : Erased(type<A>()), DoubleStep2<Any, U> {
            override fun apply(
                first: Any,
                value: Double,
            ): U = step(given<A>(first), value)
        },
    )

/** Goes on with the `long` that [step] makes of the value; it is never boxed. */
public inline infix fun <I : Any> MaybeDoublePipe<I>.thenLong(crossinline step: (Double) -> Long): MaybeLongPipe<I> =
    thenLong(DoubleToLong1 { step(it) })

/** Goes on with the `long` that [step] makes of the value; it is never boxed. [step] gets one resource first. */
public inline infix fun <I : Any, reified A> MaybeDoublePipe<I>.thenLong(crossinline step: (A, Double) -> Long): MaybeLongPipe<I> =
    thenLong(
        object : Erased(type<A>()), DoubleToLong2<Any> {
            override fun apply(
                first: Any,
                value: Double,
            ): Long = step(given<A>(first), value)
        },
    )

/** Goes on with the `double` that [step] makes of the value; it is never boxed. */
public inline infix fun <I : Any> MaybeDoublePipe<I>.thenDouble(crossinline step: (Double) -> Double): MaybeDoublePipe<I> =
    thenDouble(DoubleToDouble1 { step(it) })

/** Goes on with the `double` that [step] makes of the value; it is never boxed. [step] gets one resource first. */
public inline infix fun <I : Any, reified A> MaybeDoublePipe<I>.thenDouble(crossinline step: (A, Double) -> Double): MaybeDoublePipe<I> =
    thenDouble(
        object : Erased(type<A>()), DoubleToDouble2<Any> {
            override fun apply(
                first: Any,
                value: Double,
            ): Double = step(given<A>(first), value)
        },
    )

/** Lets the value pass where [check] says yes; it is absent from here on where not. */
public inline infix fun <I : Any> MaybeDoublePipe<I>.guard(crossinline check: (Double) -> Boolean): MaybeDoublePipe<I> =
    guard(DoubleCheck1 { check(it) })

/** Lets the value pass where [check] says yes; it is absent from here on where not. [check] gets one resource first. */
public inline infix fun <I : Any, reified A> MaybeDoublePipe<I>.guard(crossinline check: (A, Double) -> Boolean): MaybeDoublePipe<I> =
    guard(
        object : Erased(type<A>()), DoubleCheck2<Any> {
            override fun test(
                first: Any,
                value: Double,
            ): Boolean = check(given<A>(first), value)
        },
    )

/** Shows the value to [action], and goes on with it. */
public inline infix fun <I : Any> MaybeDoublePipe<I>.tap(crossinline action: (Double) -> Unit): MaybeDoublePipe<I> =
    tap(DoubleAction1 { action(it) })

/** Shows the value to [action], and goes on with it. [action] gets one resource first. */
public inline infix fun <I : Any, reified A> MaybeDoublePipe<I>.tap(crossinline action: (A, Double) -> Unit): MaybeDoublePipe<I> =
    tap(
        object : Erased(type<A>()), DoubleAction2<Any> {
            override fun run(
                first: Any,
                value: Double,
            ): Unit = action(given<A>(first), value)
        },
    )

/** Gives the value to [action], and ends. */
public inline infix fun <I : Any> MaybeDoublePipe<I>.end(crossinline action: (Double) -> Unit): End<I> = end(DoubleAction1 { action(it) })

/** Gives the value to [action], and ends. [action] gets one resource first. */
public inline infix fun <I : Any, reified A> MaybeDoublePipe<I>.end(crossinline action: (A, Double) -> Unit): End<I> =
    end(
        object : Erased(type<A>()), DoubleAction2<Any> {
            override fun run(
                first: Any,
                value: Double,
            ): Unit = action(given<A>(first), value)
        },
    )

/** Runs [action] where the value is absent. */
public infix fun <I : Any> MaybeDoublePipe<I>.onAbsent(action: () -> Unit): MaybeDoublePipe<I> = onAbsent(action0(action))

/** Runs [action] where the value is absent. [action] gets one resource first. */
public inline infix fun <I : Any, reified A> MaybeDoublePipe<I>.onAbsent(action: Given<A, Unit>): MaybeDoublePipe<I> =
    onAbsent(givenAction(action, type<A>()))
