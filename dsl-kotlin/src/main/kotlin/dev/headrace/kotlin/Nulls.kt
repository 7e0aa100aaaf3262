package dev.headrace.kotlin

import java.util.Optional

/** What a function is given in the place of an [Optional] that the core has resolved. */
@PublishedApi
internal fun Any?.orNull(): Any? = (this as Optional<*>).orElse(null)

private typealias Any1 = (Any?) -> Any?
private typealias Any2 = (Any?, Any?) -> Any?
private typealias Any3 = (Any?, Any?, Any?) -> Any?
private typealias Any4 = (Any?, Any?, Any?, Any?) -> Any?
private typealias Any5 = (Any?, Any?, Any?, Any?, Any?) -> Any?
private typealias Any6 = (Any?, Any?, Any?, Any?, Any?, Any?) -> Any?
private typealias Any7 = (Any?, Any?, Any?, Any?, Any?, Any?, Any?) -> Any?
private typealias Any8 = (Any?, Any?, Any?, Any?, Any?, Any?, Any?, Any?) -> Any?
private typealias Any9 = (Any?, Any?, Any?, Any?, Any?, Any?, Any?, Any?, Any?) -> Any?

/** The [function] with `null` where what it may do without is absent: of its first parameters, those that are [absent]. */
@Suppress("UNCHECKED_CAST") // the result takes what the function takes, but for what is made null here
internal fun <F : Function<*>> withNulls(
    function: F,
    absent: List<Boolean>,
): F {
    fun given(
        index: Int,
        value: Any?,
    ): Any? = if (absent.getOrElse(index) { false }) value.orNull() else value

    val made: Function<*> =
        when (function) {
            is Function1<*, *> -> {
                val known = function as Any1
                { a: Any? -> known(given(0, a)) }
            }

            is Function2<*, *, *> -> {
                val known = function as Any2
                { a: Any?, b: Any? -> known(given(0, a), given(1, b)) }
            }

            is Function3<*, *, *, *> -> {
                val known = function as Any3
                { a: Any?, b: Any?, c: Any? -> known(given(0, a), given(1, b), given(2, c)) }
            }

            is Function4<*, *, *, *, *> -> {
                val known = function as Any4
                { a: Any?, b: Any?, c: Any?, d: Any? -> known(given(0, a), given(1, b), given(2, c), given(3, d)) }
            }

            is Function5<*, *, *, *, *, *> -> {
                val known = function as Any5
                { a: Any?, b: Any?, c: Any?, d: Any?, e: Any? -> known(given(0, a), given(1, b), given(2, c), given(3, d), given(4, e)) }
            }

            is Function6<*, *, *, *, *, *, *> -> {
                val known = function as Any6
                {
                    a: Any?,
                    b: Any?,
                    c: Any?,
                    d: Any?,
                    e: Any?,
                    f: Any?,
                    ->
                    known(given(0, a), given(1, b), given(2, c), given(3, d), given(4, e), given(5, f))
                }
            }

            is Function7<*, *, *, *, *, *, *, *> -> {
                val known = function as Any7
                {
                    a: Any?,
                    b: Any?,
                    c: Any?,
                    d: Any?,
                    e: Any?,
                    f: Any?,
                    g: Any?,
                    ->
                    known(given(0, a), given(1, b), given(2, c), given(3, d), given(4, e), given(5, f), given(6, g))
                }
            }

            is Function8<*, *, *, *, *, *, *, *, *> -> {
                val known = function as Any8
                {
                    a: Any?,
                    b: Any?,
                    c: Any?,
                    d: Any?,
                    e: Any?,
                    f: Any?,
                    g: Any?,
                    h: Any?,
                    ->
                    known(given(0, a), given(1, b), given(2, c), given(3, d), given(4, e), given(5, f), given(6, g), given(7, h))
                }
            }

            is Function9<*, *, *, *, *, *, *, *, *, *> -> {
                val known = function as Any9
                {
                    a: Any?,
                    b: Any?,
                    c: Any?,
                    d: Any?,
                    e: Any?,
                    f: Any?,
                    g: Any?,
                    h: Any?,
                    i: Any?,
                    ->
                    known(
                        given(0, a),
                        given(1, b),
                        given(2, c),
                        given(3, d),
                        given(4, e),
                        given(5, f),
                        given(6, g),
                        given(7, h),
                        given(8, i),
                    )
                }
            }

            else -> {
                error("a function of more than nine parameters, or of none, has nothing to be absent: $function")
            }
        }
    return made as F
}
