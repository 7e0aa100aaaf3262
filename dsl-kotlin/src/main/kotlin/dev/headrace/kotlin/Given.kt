package dev.headrace.kotlin

import dev.headrace.function.Action1
import dev.headrace.function.Check1
import dev.headrace.function.Declared
import dev.headrace.function.Step1
import java.lang.reflect.AnnotatedElement
import java.lang.reflect.Type

/**
 * A function of one resource and nothing else. Lambdas and function references become one where they are given; it is a type
 * of its own so that `onAbsent { … }`, which could be a function of one thing or of nothing, is one of nothing.
 *
 * @param A the resource, as `Res<…>` or in any other way that the core knows
 * @param U what it gives
 */
public fun interface Given<in A, out U> {
    /** Calls the function. */
    public fun call(resource: A): U
}

/** A function with what it can't say itself, as [Typed] is. */
@JvmRecord
private data class TypedGiven<A, out U>(
    val function: Given<A, U>,
    val called: String?,
    val type: Type,
    val annotated: AnnotatedElement?,
) : Declared {
    override fun name(): String? = called

    override fun parameters(): List<Type> = listOf(type)

    override fun annotations(index: Int): AnnotatedElement? = annotated

    companion object {
        @Suppress("UNCHECKED_CAST") // what may be absent comes as an Optional, whatever A is
        fun <A, U> of(
            function: Given<A, U>,
            type: Type,
        ): TypedGiven<A, U> =
            TypedGiven(
                if (type is OrNull) Given { function.call(it.orNull() as A) } else function,
                nameOf(function),
                type,
                parametersOf(function, 1).firstOrNull(),
            )
    }
}

@PublishedApi
internal fun <A> givenCheck(
    function: Given<A, Boolean>,
    type: Type,
): Check1<A & Any> {
    val typed = TypedGiven.of(function, type)
    return Check1 { a -> typed.function.call(a) }
}

@PublishedApi
internal fun <A> givenAction(
    function: Given<A, Unit>,
    type: Type,
): Action1<A & Any> {
    val typed = TypedGiven.of(function, type)
    return Action1 { a -> typed.function.call(a) }
}

@PublishedApi
internal fun <A, U : Any> givenStep(
    function: Given<A, U>,
    type: Type,
): Step1<A, U> {
    val typed = TypedGiven.of(function, type)
    return Step1 { a -> typed.function.call(a) }
}
