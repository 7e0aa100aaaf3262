package dev.headrace.kotlin

import dev.headrace.function.Declared
import java.lang.reflect.AnnotatedElement
import java.lang.reflect.ParameterizedType
import java.lang.reflect.Type
import java.util.Optional
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

/**
 * A function of Kotlin's with what it can't say itself: the types of its first parameters, and where their annotations are. It
 * is called as what it refers to.
 */
@JvmRecord
internal data class Typed<out F : Function<*>>(
    val function: F,
    val called: String?,
    val types: List<Type>,
    val annotated: List<AnnotatedElement?>,
) : Declared {
    override fun name(): String? = called

    override fun parameters(): List<Type> = types

    override fun annotations(index: Int): AnnotatedElement? = annotated.getOrNull(index)

    companion object {
        fun <F : Function<*>> of(
            function: F,
            types: Array<out Type>,
        ): Typed<F> {
            val absent = types.map { it is OrNull }
            return Typed(
                if (true in absent) withNulls(function, absent) else function,
                nameOf(function),
                types.asList(),
                parametersOf(function, types.size),
            )
        }
    }
}

/**
 * What functions of numbers extend, which are written in place so that nothing is boxed: they have no name, and nothing is left
 * of a reference.
 */
@PublishedApi
internal abstract class Erased(
    private val types: List<Type>,
) : Declared {
    constructor(vararg types: Type) : this(types.asList())

    final override fun name(): String? = null

    final override fun parameters(): List<Type> = types
}

/** A resource as a function of numbers takes it: what may be absent comes as an [Optional]. */
@PublishedApi
internal inline fun <reified A> given(resource: Any): A = (if (null is A) resource.orNull() else resource) as A
