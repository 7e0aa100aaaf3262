package dev.headrace.kotlin

import dev.headrace.function.Step1
import dev.headrace.function.Step2
import dev.headrace.function.Step3
import dev.headrace.function.Step4
import dev.headrace.function.Step5
import dev.headrace.function.Step6
import dev.headrace.function.Step7
import dev.headrace.function.Step8
import dev.headrace.function.Step9
import java.lang.reflect.Type

// The functions of the core for those of Kotlin. Each captures what is declared of the function and nothing else, for that is
// where the core looks; it is a lambda around a record, so that the compiler trusts both and sees the function itself.

@PublishedApi
internal fun <A, U> step1(
    function: (A) -> U,
    vararg types: Type,
): Step1<A, U> {
    val typed = Typed.of(function, types)
    return Step1 { a -> typed.function(a) }
}

@PublishedApi
internal fun <A, B, U> step2(
    function: (A, B) -> U,
    vararg types: Type,
): Step2<A, B, U> {
    val typed = Typed.of(function, types)
    return Step2 { a, b -> typed.function(a, b) }
}

@PublishedApi
internal fun <A, B, C, U> step3(
    function: (A, B, C) -> U,
    vararg types: Type,
): Step3<A, B, C, U> {
    val typed = Typed.of(function, types)
    return Step3 { a, b, c -> typed.function(a, b, c) }
}

@PublishedApi
internal fun <A, B, C, D, U> step4(
    function: (A, B, C, D) -> U,
    vararg types: Type,
): Step4<A, B, C, D, U> {
    val typed = Typed.of(function, types)
    return Step4 { a, b, c, d -> typed.function(a, b, c, d) }
}

@PublishedApi
internal fun <A, B, C, D, F, U> step5(
    function: (A, B, C, D, F) -> U,
    vararg types: Type,
): Step5<A, B, C, D, F, U> {
    val typed = Typed.of(function, types)
    return Step5 { a, b, c, d, f -> typed.function(a, b, c, d, f) }
}

@PublishedApi
internal fun <A, B, C, D, F, G, U> step6(
    function: (A, B, C, D, F, G) -> U,
    vararg types: Type,
): Step6<A, B, C, D, F, G, U> {
    val typed = Typed.of(function, types)
    return Step6 { a, b, c, d, f, g -> typed.function(a, b, c, d, f, g) }
}

@PublishedApi
internal fun <A, B, C, D, F, G, H, U> step7(
    function: (A, B, C, D, F, G, H) -> U,
    vararg types: Type,
): Step7<A, B, C, D, F, G, H, U> {
    val typed = Typed.of(function, types)
    return Step7 { a, b, c, d, f, g, h -> typed.function(a, b, c, d, f, g, h) }
}

@PublishedApi
internal fun <A, B, C, D, F, G, H, J, U> step8(
    function: (A, B, C, D, F, G, H, J) -> U,
    vararg types: Type,
): Step8<A, B, C, D, F, G, H, J, U> {
    val typed = Typed.of(function, types)
    return Step8 { a, b, c, d, f, g, h, j -> typed.function(a, b, c, d, f, g, h, j) }
}

@PublishedApi
internal fun <A, B, C, D, F, G, H, J, K, U> step9(
    function: (A, B, C, D, F, G, H, J, K) -> U,
    vararg types: Type,
): Step9<A, B, C, D, F, G, H, J, K, U> {
    val typed = Typed.of(function, types)
    return Step9 { a, b, c, d, f, g, h, j, k -> typed.function(a, b, c, d, f, g, h, j, k) }
}
