package dev.headrace.kotlin

import dev.headrace.function.Declared
import java.lang.reflect.ParameterizedType
import java.lang.reflect.Type
import java.util.Optional
import kotlin.reflect.KCallable
import kotlin.reflect.javaType
import kotlin.reflect.typeOf

/** The type [T] as Java has it, with its arguments; of a nullable one, what the core resolves to an [Optional]. */
@OptIn(ExperimentalStdlibApi::class)
@PublishedApi
internal inline fun <reified T> type(): Type {
    val type = typeOf<T>()
    return if (type.isMarkedNullable) OrNull(type.javaType) else type.javaType
}

/** `Optional<type>` to the core, `type?` to the function. */
@PublishedApi
internal class OrNull(
    private val type: Type,
) : ParameterizedType {
    override fun getRawType(): Type = Optional::class.java

    override fun getActualTypeArguments(): Array<Type> = arrayOf(type)

    override fun getOwnerType(): Type? = null

    override fun getTypeName(): String = type.typeName + '?'

    override fun toString(): String = typeName
}

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
        ): Typed<F> {
            val absent = types.map { it is OrNull }
            val called = (function as? KCallable<*>)?.name
            return Typed(if (true in absent) withNulls(function, absent) else function, called, types.asList())
        }
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
