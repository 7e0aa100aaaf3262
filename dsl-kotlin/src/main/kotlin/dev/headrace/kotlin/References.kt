package dev.headrace.kotlin

import java.lang.invoke.MethodType
import java.lang.reflect.AnnotatedElement
import java.lang.reflect.Executable
import java.lang.reflect.Method
import kotlin.jvm.internal.ClassBasedDeclarationContainer
import kotlin.jvm.internal.FunctionAdapter
import kotlin.jvm.internal.FunctionReference
import kotlin.reflect.KCallable

/** The reference itself, where a function of Kotlin's or what was made of one is a reference to a function. */
private fun referenceOf(function: Any): Any? = if (function is FunctionAdapter) function.functionDelegate else function

/** What the function is called that is referred to; a lambda has no name. */
internal fun nameOf(function: Any): String? = (referenceOf(function) as? KCallable<*>)?.name

/**
 * The first parameters of the function that is referred to, so many, where their annotations are; none where it is no
 * reference, since of a lambda's parameters Kotlin keeps no annotations.
 */
internal fun parametersOf(
    function: Any,
    count: Int,
): List<AnnotatedElement?> {
    val reference = referenceOf(function) as? FunctionReference ?: return emptyList()
    val parameters = candidates(reference).firstOrNull { it.signature() == reference.signature }?.parameters ?: return emptyList()
    // From the end: what is extended, and what a local function captures, comes first; what a method is called on is none.
    val offset = parameters.size - reference.arity
    return List(count) { parameters.getOrNull(it + offset) }
}

/** Methods and constructors of what declares it; a local function is declared by what is around its reference. */
private fun candidates(reference: FunctionReference): Sequence<Executable> {
    val owner = (reference.owner as? ClassBasedDeclarationContainer)?.jClass
    val around = generateSequence(reference.javaClass.enclosingClass) { it.enclosingClass }
    return (sequenceOf(owner) + around).filterNotNull().flatMap { it.declaredMethods.asSequence() + it.declaredConstructors + it.methods }
}

private fun Executable.signature(): String =
    when (this) {
        is Method -> name + MethodType.methodType(returnType, parameterTypes).toMethodDescriptorString()
        else -> "<init>" + MethodType.methodType(Void.TYPE, parameterTypes).toMethodDescriptorString()
    }
