package dev.headrace.kotlin

import dev.headrace.function.Declared
import java.lang.reflect.Type
import kotlin.reflect.KCallable
import kotlin.reflect.javaType
import kotlin.reflect.typeOf

/** The type [T] as Java has it, with its arguments. */
@OptIn(ExperimentalStdlibApi::class)
@PublishedApi
internal inline fun <reified T : Any> type(): Type = typeOf<T>().javaType

/** A function of Kotlin's with what it can't say itself: the types of its first parameters. It is called as what it refers to. */
@JvmRecord
internal data class Typed<out F : Function<*>>(
    val function: F,
    val called: String?,
    val types: List<Type>,
) : Declared {
    override fun name(): String? = called

    override fun parameters(): List<Type> = types

    companion object {
        fun <F : Function<*>> of(
            function: F,
            types: Array<out Type>,
        ): Typed<F> = Typed(function, (function as? KCallable<*>)?.name, types.asList())
    }
}

/** What functions of numbers extend, which are written in place so that nothing is boxed: they have no name. */
@PublishedApi
internal abstract class Erased(
    private val types: List<Type>,
) : Declared {
    constructor(vararg types: Type) : this(types.asList())

    final override fun name(): String? = null

    final override fun parameters(): List<Type> = types
}
