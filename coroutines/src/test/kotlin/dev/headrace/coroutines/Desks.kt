package dev.headrace.coroutines

import dev.headrace.channel.ChannelFailure
import dev.headrace.channel.Codec
import dev.headrace.channel.Command
import dev.headrace.channel.CommandException
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.ErrorCode
import dev.headrace.channel.Event
import dev.headrace.channel.InMemoryChannel
import dev.headrace.channel.NoPayload
import dev.headrace.clock.ManualTimekeeper
import java.util.concurrent.CopyOnWriteArrayList

private val NOTHING = NoPayload.of(Unit)

internal val LENGTH: Command<String, Int> = Command.of("length", String::class.java, Int::class.javaObjectType)
internal val RESET: Command<Unit, Unit> = Command.ofTypes("reset", NOTHING, NOTHING)
internal val STATUS: Command<Unit, String> = Command.ofTypes("status", NOTHING, String::class.java)
internal val STORE: Command<Int, Unit> = Command.ofTypes("store", Int::class.javaObjectType, NOTHING)
internal val FLOOR: Event<Int> = Event.of("floor", Int::class.javaObjectType)
internal val SHUT: Event<Unit> = Event.ofType("shut", NOTHING)

/** Two registries, the second of which has the first as its router. Their failures are what a test expects. */
internal class Desks(
    asData: Boolean = false,
) : AutoCloseable {
    val time = ManualTimekeeper()
    val failures = CopyOnWriteArrayList<ChannelFailure>()
    val root: CommandRegistry = CommandRegistry.builder("root").time(time).build()
    val worker: CommandRegistry =
        CommandRegistry
            .builder("worker")
            .router("root")
            .time(time)
            .build()

    init {
        val pair = InMemoryChannel.pair("worker", "root") { if (asData) it.serialising(Codec.plain()) }
        root.onFailure { failures += it }
        worker.onFailure { failures += it }
        root.connect(pair.first())
        worker.connect(pair.second())
    }

    override fun close() {
        worker.close()
        root.close()
    }
}

/** The code that a call fails with, or its result. */
internal suspend fun outcome(call: suspend () -> Any?): Any? =
    try {
        call()
    } catch (failed: CommandException) {
        failed.code()
    }

internal val GONE: ErrorCode = ErrorCode.CHANNEL_DISCONNECTED
