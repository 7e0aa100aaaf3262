package dev.headrace.kotlin

import dev.headrace.Result
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind
import kotlin.contracts.contract
import kotlin.reflect.KClass
import kotlin.Result as KotlinResult

/** The value, or `null` with an error: `val (value, error) = route(order)`. */
public operator fun <T : Any> Result<T, *>.component1(): T? = valueOrNull()

/** The error, or `null` with a value. */
public operator fun <E : Any> Result<*, E>.component2(): E? = errorOrNull()

/** The value, or what [fallback] makes of the error. It runs in place, so it may return from the calling function. */
@OptIn(ExperimentalContracts::class)
public inline fun <T : Any, E : Any> Result<T, E>.getOrElse(fallback: (E) -> T): T {
    contract { callsInPlace(fallback, InvocationKind.AT_MOST_ONCE) }
    return valueOrNull() ?: fallback(error())
}

/**
 * Calls [block] and turns exceptions of type [expected] into an error. Every other exception reaches the caller, and so
 * does an error of the virtual machine.
 *
 * Where an [InterruptedException] is turned into an error, the thread's interrupt flag is set again.
 */
@OptIn(ExperimentalContracts::class)
public inline fun <T : Any, X : Exception> attempt(
    expected: KClass<X>,
    block: () -> T,
): Result<T, X> {
    contract { callsInPlace(block, InvocationKind.AT_MOST_ONCE) }
    return try {
        Result.ok(block())
    } catch (thrown: Exception) {
        if (!expected.java.isInstance(thrown)) throw thrown
        if (thrown is InterruptedException) Thread.currentThread().interrupt()
        Result.fail(expected.java.cast(thrown))
    }
}

/** This result as Kotlin's own, which holds any [Throwable] as its error. */
public fun <T : Any> Result<T, out Throwable>.toKotlinResult(): KotlinResult<T> =
    valueOrNull()?.let { KotlinResult.success(it) } ?: KotlinResult.failure(error())

/** This result of Kotlin's as Headrace's, whose error keeps its type from here on. */
public fun <T : Any> KotlinResult<T>.toHeadraceResult(): Result<T, Throwable> = fold({ Result.ok(it) }, { Result.fail(it) })
