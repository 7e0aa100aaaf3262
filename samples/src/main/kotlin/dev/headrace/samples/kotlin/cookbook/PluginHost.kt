package dev.headrace.samples.kotlin.cookbook

import dev.headrace.channel.Command
import dev.headrace.channel.CommandException
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.Connection
import dev.headrace.channel.ErrorCode
import dev.headrace.channel.InMemoryChannel
import dev.headrace.channel.Interceptor
import dev.headrace.channel.Message
import java.util.concurrent.CompletionException

val SHOUT: Command<String, String> = Command.of("text.shout", String::class.java, String::class.java)
val READ: Command<String, String> = Command.of("host.read", String::class.java, String::class.java)
val STOP: Command<String, String> = Command.of("host.stop", String::class.java, String::class.java)

// #region plugin
fun interface Plugin {
    fun start(host: CommandRegistry)
}

/** Offers a command of its own, and uses the host's. */
val shouting =
    Plugin { host ->
        host.registerAsync(SHOUT) { name -> host.execute(READ, name).thenApply { "${it.uppercase()}!" } }
        host.execute(STOP, "now").whenComplete { _, refused -> println(refused.message) }
    }
// #endregion plugin

// #region allow

/** Lets plug-ins call these commands and no others. */
class Allow(
    private val commands: Set<String>,
) : Interceptor {
    override fun inbound(
        channel: String,
        message: Message,
    ): Message {
        if (message is Message.ExecuteRequest && message.commandId() !in commands) {
            throw CommandException(ErrorCode.INVALID_REQUEST, "$channel may not call ${message.commandId()}")
        }
        return message
    }
}
// #endregion allow

// #region load

/** A plug-in that is loaded; closing it unloads it. */
class Loaded(
    private val registry: CommandRegistry,
    val connection: Connection,
) : AutoCloseable {
    override fun close() {
        connection.close() // its commands go with it, and calls that wait for it fail at once
        registry.close()
    }
}

fun CommandRegistry.load(
    name: String,
    plugin: Plugin,
): Loaded {
    val registry = CommandRegistry.builder(name).router("host").build()
    val pair = InMemoryChannel.pair(name, "host")
    val connection = connect(pair.first())
    registry.connect(pair.second())
    plugin.start(registry)
    return Loaded(registry, connection)
}
// #endregion load

object PluginHost {
    @JvmStatic
    fun main(args: Array<String>) {
        // #region main
        val host = CommandRegistry.builder("host").intercept(Allow(setOf("host.read"))).build()
        host.register(READ) { name -> "text of $name" }
        host.register(STOP) { time -> "stopped $time" }

        host.load("shouting", shouting).use {
            println("loaded ${it.connection.id()}")
            host.commands().forEach(::println)
            println(host.execute(SHOUT, "a file").join())
        }
        try {
            host.execute(SHOUT, "a file").join()
        } catch (e: CompletionException) {
            println("unloaded: ${(e.cause as? CommandException)?.code()}")
        }
        host.close()
        // #endregion main
    }
}
