package dev.headrace.kotlin

import dev.headrace.Result
import dev.headrace.function.AsyncAction1
import dev.headrace.function.Check0
import dev.headrace.function.Check1
import dev.headrace.function.Check2
import dev.headrace.function.Check3
import dev.headrace.function.Source
import dev.headrace.function.Step1
import dev.headrace.function.Step2
import dev.headrace.function.Step3
import dev.headrace.function.TryAction1
import dev.headrace.function.TryAction2
import dev.headrace.function.TryStep1
import dev.headrace.function.TryStep2
import java.lang.reflect.Type
import java.util.concurrent.CompletionStage
import kotlin.Result as KotlinResult

// The functions of the core for those of Kotlin. Each captures what is declared of the function and nothing else, for that is
// where the core looks; it is a lambda around a record, so that the compiler trusts both and sees the function itself.

@PublishedApi
internal fun check0(
    function: () -> Boolean,
    vararg types: Type,
): Check0 {
    val typed = Typed.of(function, types)
    return Check0 { typed.function() }
}

@PublishedApi
internal fun <A> check1(
    function: (A) -> Boolean,
    vararg types: Type,
): Check1<A & Any> {
    val typed = Typed.of(function, types)
    return Check1 { a -> typed.function(a) }
}

@PublishedApi
internal fun <A, B> check2(
    function: (A, B) -> Boolean,
    vararg types: Type,
): Check2<A & Any, B & Any> {
    val typed = Typed.of(function, types)
    return Check2 { a, b -> typed.function(a, b) }
}

@PublishedApi
internal fun <A, B, C> check3(
    function: (A, B, C) -> Boolean,
    vararg types: Type,
): Check3<A & Any, B & Any, C & Any> {
    val typed = Typed.of(function, types)
    return Check3 { a, b, c -> typed.function(a, b, c) }
}

@PublishedApi
internal fun <U : Any> source(
    function: () -> U,
    vararg types: Type,
): Source<U> {
    val typed = Typed.of(function, types)
    return Source { typed.function() }
}

@PublishedApi
internal fun <A, U : Any, X : Exception> tryStep1(
    function: (A) -> U,
    vararg types: Type,
): TryStep1<A & Any, U, X> {
    val typed = Typed.of(function, types)
    return TryStep1 { a -> typed.function(a) }
}

@PublishedApi
internal fun <A, B, U : Any, X : Exception> tryStep2(
    function: (A, B) -> U,
    vararg types: Type,
): TryStep2<A & Any, B & Any, U, X> {
    val typed = Typed.of(function, types)
    return TryStep2 { a, b -> typed.function(a, b) }
}

@PublishedApi
internal fun <A, U : Any> kotlinResult1(
    function: (A) -> KotlinResult<U>,
    vararg types: Type,
): Step1<A, Result<U, Throwable>> {
    val typed = Typed.of(function, types)
    return Step1 { a -> typed.function(a).toHeadraceResult() }
}

@PublishedApi
internal fun <A, B, U : Any> kotlinResult2(
    function: (A, B) -> KotlinResult<U>,
    vararg types: Type,
): Step2<A, B, Result<U, Throwable>> {
    val typed = Typed.of(function, types)
    return Step2 { a, b -> typed.function(a, b).toHeadraceResult() }
}

@PublishedApi
internal fun <A, B, C, U : Any> kotlinResult3(
    function: (A, B, C) -> KotlinResult<U>,
    vararg types: Type,
): Step3<A, B, C, Result<U, Throwable>> {
    val typed = Typed.of(function, types)
    return Step3 { a, b, c -> typed.function(a, b, c).toHeadraceResult() }
}

internal fun <E : Any> tryAction1(function: (E) -> Unit): TryAction1<E> {
    val typed = Typed.of(function, emptyArray())
    return TryAction1 { event -> typed.function(event) }
}

internal fun <O : Any, E : Any> tryAction2(function: (O, E) -> Unit): TryAction2<O, E> {
    val typed = Typed.of(function, emptyArray())
    return TryAction2 { owner, event -> typed.function(owner, event) }
}

internal fun <E : Any> asyncAction1(function: (E) -> CompletionStage<*>?): AsyncAction1<E> {
    val typed = Typed.of(function, emptyArray())
    return AsyncAction1 { event -> typed.function(event) }
}
