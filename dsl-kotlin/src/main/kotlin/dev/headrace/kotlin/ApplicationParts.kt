package dev.headrace.kotlin

import dev.headrace.lifecycle.ContainerListener
import dev.headrace.lifecycle.LifecycleException
import dev.headrace.lifecycle.ShutdownReport
import java.util.ArrayDeque

internal const val WORLD = "world"
internal const val LOOP = "loop"
internal const val COMMANDS = "commands"
internal const val REGISTRY = "registry"

/** What an application has built: to be found by kind and name, and to be closed if nobody else does. For one thread at a time. */
internal class Parts : ContainerListener {
    private val found = LinkedHashMap<String, Any>()
    private val open = ArrayDeque<AutoCloseable>()

    /** Adds one, which [close] closes; closing it twice must be harmless. */
    fun add(
        kind: String,
        name: String,
        part: Any,
        close: AutoCloseable? = null,
    ) {
        found.putIfAbsent("$kind $name", part)
        close?.let(open::push)
    }

    fun <T> get(
        kind: String,
        name: String,
    ): T {
        val part =
            requireNotNull(found["$kind $name"]) {
                val others = found.keys.filter { it.startsWith("$kind ") }.map { "'${it.removePrefix("$kind ")}'" }
                "there is no $kind '$name'. Fix: ${if (others.isEmpty()) "declare it" else "name one of ${others.joinToString()}"}"
            }
        @Suppress("UNCHECKED_CAST") // the kind says what it is
        return part as T
    }

    /** Closes everything, the last first. What could not be closed is given, and kept nothing else from being closed. */
    fun closeAll(): List<Exception> {
        val failures = mutableListOf<Exception>()
        while (true) {
            val next = open.poll() ?: return failures
            try {
                next.close()
            } catch (thrown: Exception) {
                failures += thrown
            }
        }
    }

    /** Whoever was booted is closed by now. What this meets was not. */
    override fun ended(report: ShutdownReport) {
        val failures = closeAll()
        if (failures.isNotEmpty()) throw failures.reduce { first, other -> first.apply { addSuppressed(other) } }
    }

    override fun toString(): String = found.keys.joinToString()
}

/** The last failures of an application, one of which may be what it ends by. */
internal class Failures : ContainerListener {
    private val last = ArrayDeque<LifecycleException>()

    override fun failed(failure: LifecycleException) {
        synchronized(last) {
            if (last.size == MOST) last.removeFirst()
            last.addLast(failure)
        }
    }

    /** Why it has failed: the container shuts down for the reason that its failure says. */
    fun reasonOf(report: ShutdownReport): RuntimeException =
        synchronized(last) { last.lastOrNull { it.message == report.reason() } }
            ?: IllegalStateException("application ${report.container()} has failed: ${report.reason()}")

    private companion object {
        const val MOST = 64
    }
}
