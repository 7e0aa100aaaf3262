package dev.headrace.kotlin

import dev.headrace.world.Key
import kotlin.reflect.javaType
import kotlin.reflect.typeOf

/**
 * The key of a resource of type [T], generic arguments included: `key<List<Order>>()` is told apart from
 * `key<List<Trade>>()`, and both equal the keys that Java makes of those types.
 *
 * Where one type has several resources, a [qualifier] tells them apart; it must not be blank.
 */
public inline fun <reified T : Any> key(qualifier: String? = null): Key<T> {
    // The type comes from T itself, so the key is a key of T.
    @Suppress("UNCHECKED_CAST")
    @OptIn(ExperimentalStdlibApi::class)
    val key = Key.ofType(typeOf<T>().javaType) as Key<T>
    return if (qualifier == null) key else key.qualified(qualifier)
}
