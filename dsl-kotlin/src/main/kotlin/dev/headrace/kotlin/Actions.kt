package dev.headrace.kotlin

import dev.headrace.function.Action0
import dev.headrace.function.Action1
import dev.headrace.function.Action2
import dev.headrace.function.Action3
import dev.headrace.function.Action4
import dev.headrace.function.Action5
import dev.headrace.function.Action6
import dev.headrace.function.Action7
import dev.headrace.function.Action8
import dev.headrace.function.Action9
import java.lang.reflect.Type

// The functions of the core for those of Kotlin. Each captures what is declared of the function and nothing else, for that is
// where the core looks; it is a lambda around a record, so that the compiler trusts both and sees the function itself.

@PublishedApi
internal fun action0(
    function: () -> Unit,
    vararg types: Type,
): Action0 {
    val typed = Typed.of(function, types)
    return Action0 { typed.function() }
}

@PublishedApi
internal fun <A> action1(
    function: (A) -> Unit,
    vararg types: Type,
): Action1<A & Any> {
    val typed = Typed.of(function, types)
    return Action1 { a -> typed.function(a) }
}

@PublishedApi
internal fun <A, B> action2(
    function: (A, B) -> Unit,
    vararg types: Type,
): Action2<A & Any, B & Any> {
    val typed = Typed.of(function, types)
    return Action2 { a, b -> typed.function(a, b) }
}

@PublishedApi
internal fun <A, B, C> action3(
    function: (A, B, C) -> Unit,
    vararg types: Type,
): Action3<A & Any, B & Any, C & Any> {
    val typed = Typed.of(function, types)
    return Action3 { a, b, c -> typed.function(a, b, c) }
}

@PublishedApi
internal fun <A, B, C, D> action4(
    function: (A, B, C, D) -> Unit,
    vararg types: Type,
): Action4<A & Any, B & Any, C & Any, D & Any> {
    val typed = Typed.of(function, types)
    return Action4 { a, b, c, d -> typed.function(a, b, c, d) }
}

@PublishedApi
internal fun <A, B, C, D, F> action5(
    function: (A, B, C, D, F) -> Unit,
    vararg types: Type,
): Action5<A & Any, B & Any, C & Any, D & Any, F & Any> {
    val typed = Typed.of(function, types)
    return Action5 { a, b, c, d, f -> typed.function(a, b, c, d, f) }
}

@PublishedApi
internal fun <A, B, C, D, F, G> action6(
    function: (A, B, C, D, F, G) -> Unit,
    vararg types: Type,
): Action6<A & Any, B & Any, C & Any, D & Any, F & Any, G & Any> {
    val typed = Typed.of(function, types)
    return Action6 { a, b, c, d, f, g -> typed.function(a, b, c, d, f, g) }
}

@PublishedApi
internal fun <A, B, C, D, F, G, H> action7(
    function: (A, B, C, D, F, G, H) -> Unit,
    vararg types: Type,
): Action7<A & Any, B & Any, C & Any, D & Any, F & Any, G & Any, H & Any> {
    val typed = Typed.of(function, types)
    return Action7 { a, b, c, d, f, g, h -> typed.function(a, b, c, d, f, g, h) }
}

@PublishedApi
internal fun <A, B, C, D, F, G, H, J> action8(
    function: (A, B, C, D, F, G, H, J) -> Unit,
    vararg types: Type,
): Action8<A & Any, B & Any, C & Any, D & Any, F & Any, G & Any, H & Any, J & Any> {
    val typed = Typed.of(function, types)
    return Action8 { a, b, c, d, f, g, h, j -> typed.function(a, b, c, d, f, g, h, j) }
}

@PublishedApi
internal fun <A, B, C, D, F, G, H, J, K> action9(
    function: (A, B, C, D, F, G, H, J, K) -> Unit,
    vararg types: Type,
): Action9<A & Any, B & Any, C & Any, D & Any, F & Any, G & Any, H & Any, J & Any, K & Any> {
    val typed = Typed.of(function, types)
    return Action9 { a, b, c, d, f, g, h, j, k -> typed.function(a, b, c, d, f, g, h, j, k) }
}
