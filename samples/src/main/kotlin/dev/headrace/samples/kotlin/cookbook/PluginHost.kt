package dev.headrace.samples.kotlin.cookbook

import dev.headrace.channel.CommandException
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.CommandRegistryBuilder
import dev.headrace.channel.Connection
import dev.headrace.channel.ErrorCode
import dev.headrace.channel.Message
import dev.headrace.kotlin.command
import dev.headrace.kotlin.commandRegistry
import dev.headrace.kotlin.component1
import dev.headrace.kotlin.component2
import dev.headrace.kotlin.errorCode
import dev.headrace.kotlin.execute
import dev.headrace.kotlin.inMemoryPair
import dev.headrace.kotlin.inbound
import dev.headrace.kotlin.joinCatching
import dev.headrace.kotlin.register

val SHOUT = command<String, String>("text.shout")
val READ = command<String, String>("host.read")
val STOP = command<String, String>("host.stop")

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
fun CommandRegistryBuilder.allowOnly(commands: Set<String>) =
    inbound { channel, message ->
        if (message is Message.ExecuteRequest && message.commandId() !in commands) {
            throw CommandException(ErrorCode.INVALID_REQUEST, "$channel may not call ${message.commandId()}")
        }
        message
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
    val registry = commandRegistry(name) { router("host") }
    val (toPlugin, toHost) = inMemoryPair(name, "host")
    val connection = connect(toPlugin)
    registry.connect(toHost)
    plugin.start(registry)
    return Loaded(registry, connection)
}
// #endregion load

object PluginHost {
    @JvmStatic
    fun main(args: Array<String>) {
        // #region main
        val host = commandRegistry("host") { allowOnly(setOf("host.read")) }
        host.register(READ) { name -> "text of $name" }
        host.register(STOP) { time -> "stopped $time" }

        host.load("shouting", shouting).use {
            println("loaded ${it.connection.id()}")
            host.commands().forEach(::println)
            println(host.execute(SHOUT, "a file").join())
        }
        host.execute(SHOUT, "a file").joinCatching().onFailure { println("unloaded: ${it.errorCode}") }
        host.close()
        // #endregion main
    }
}
