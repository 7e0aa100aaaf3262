package dev.headrace.coroutines

import java.util.function.Supplier

private val COPIED = listOf("dev.headrace.", "kotlinx.coroutines.")
private const val ATTEMPTS = 5

/** Defines the classes of the library and of coroutines anew, so that no compiler has an opinion of them yet. */
private class FreshClasses(
    private val originals: ClassLoader,
) : ClassLoader(originals) {
    override fun loadClass(
        name: String,
        resolve: Boolean,
    ): Class<*> =
        synchronized(getClassLoadingLock(name)) {
            if (COPIED.none(name::startsWith)) super.loadClass(name, resolve) else findLoadedClass(name) ?: copy(name)
        }

    private fun copy(name: String): Class<*> {
        val file = originals.getResourceAsStream(name.replace('.', '/') + ".class") ?: throw ClassNotFoundException(name)
        val bytes = file.use { it.readBytes() }
        return defineClass(name, bytes, 0, bytes.size)
    }
}

/**
 * Measures until it is as it should be, or a few times: what the compiler leaves out depends on the counts of a run's first
 * moments, which a busy machine spoils now and then, for good. So each attempt runs code that was never run.
 *
 * @param measuring what measures, with a constructor that takes nothing
 * @return what the last attempt has measured
 */
internal fun <R> measuredAfresh(
    measuring: Class<out Supplier<R>>,
    isGood: (R) -> Boolean,
): R {
    repeat(ATTEMPTS - 1) { measureAfresh(measuring).let { if (isGood(it)) return it } }
    return measureAfresh(measuring)
}

@Suppress("UNCHECKED_CAST")
private fun <R> measureAfresh(measuring: Class<out Supplier<R>>): R {
    val copy = FreshClasses(measuring.classLoader).loadClass(measuring.name)
    return (copy.getConstructor().newInstance() as Supplier<R>).get()
}
