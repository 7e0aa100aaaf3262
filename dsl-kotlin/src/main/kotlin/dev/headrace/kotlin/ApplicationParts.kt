package dev.headrace.kotlin

import dev.headrace.channel.CommandException
import dev.headrace.channel.ErrorCode
import dev.headrace.channel.Message
import dev.headrace.lifecycle.ContainerListener
import dev.headrace.lifecycle.LifecycleException
import dev.headrace.lifecycle.ShutdownReport
import java.util.ArrayDeque
import java.util.concurrent.atomic.AtomicReference

internal const val WORLD = "world"
internal const val LOOP = "loop"
internal const val COMMANDS = "commands"
internal const val REGISTRY = "registry"
internal const val OPENED = "opened"

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

/** What is open while the application is up. */
internal class Opened<T : AutoCloseable>(
    private val name: String,
) : () -> T,
    AutoCloseable {
    private val open = AtomicReference<T>()

    fun set(opened: T) = open.set(opened)

    override fun invoke(): T = checkNotNull(open.get()) { "'$name' is not open. Fix: ask for it once the application has booted" }

    override fun close() {
        open.getAndSet(null)?.close()
    }
}

/** Lets calls from outside in, until it is closed. */
internal class CallGate(
    private val owner: String,
) {
    @Volatile
    private var isOpen = true

    fun pass(message: Message): Message {
        if (!isOpen && message is Message.ExecuteRequest) {
            throw CommandException(ErrorCode.CHANNEL_DISCONNECTED, "$owner is about to end")
        }
        return message
    }

    fun close() {
        isOpen = false
    }
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
