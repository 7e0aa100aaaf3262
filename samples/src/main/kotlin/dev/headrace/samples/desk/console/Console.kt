package dev.headrace.samples.desk.console

import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.KnownCommand
import dev.headrace.clock.RealTimekeeper
import dev.headrace.clock.Timekeeper
import dev.headrace.wire.JacksonCodec
import dev.headrace.wire.Wire
import java.nio.file.Path
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException
import kotlin.system.exitProcess

/**
 * The operator's console, a process of its own: it asks the desk what commands there are, and executes them.
 *
 * With arguments it does what they say and ends; without, it reads lines.
 */
class Console private constructor(
    private val registry: CommandRegistry,
    private val time: RealTimekeeper,
    private val say: (String) -> Unit,
) : AutoCloseable {
    /** What the desk can be told; it has said so when the connection was made. */
    val commands: List<KnownCommand> get() = registry.commands()

    /** Does what a line says: `list`, or a command with or without `desk.` and its arguments. */
    fun run(line: String) {
        val words = line.trim().split(Regex("\\s+")).filter { it.isNotEmpty() }
        when (val name = words.firstOrNull() ?: return) {
            "list", "help" -> say(Shown.list(commands))
            else -> run(name, words.drop(1))
        }
    }

    // #region run
    private fun run(
        name: String,
        words: List<String>,
    ) {
        val command = commands.find { it.id() == name || it.id() == "desk.$name" }
        if (command == null) {
            say("there is no command $name: say list")
            return
        }
        try {
            val request = RequestWords.of(command.info(), words)
            say(Shown.result(registry.execute(command.id(), request).get(ANSWER_SECONDS, TimeUnit.SECONDS)))
        } catch (failed: ExecutionException) {
            say("${command.id()}: ${failed.cause?.message}")
        } catch (wrong: IllegalArgumentException) {
            say("${command.id()}: ${wrong.message}")
        } catch (_: TimeoutException) {
            say("${command.id()}: the desk has not answered for $ANSWER_SECONDS s")
        }
    }

    /** Says each alert that the desk raises, from now on. */
    fun watch() {
        registry.on(DeskCommands.ALERT) { say("%-9s %-8s %s".format(it.kind.lowercase(), it.subject, it.text)) }
    }
    // #endregion run

    @Volatile
    private var isClosed = false

    override fun close() {
        isClosed = true
        registry.close()
        time.close()
    }

    companion object {
        private const val ANSWER_SECONDS = 10L

        // #region connect

        /** Connects to the desk whose socket that is. */
        fun connect(
            socket: Path,
            say: (String) -> Unit,
        ): Console {
            val time = Timekeeper.start { Thread(it, "console's time").apply { isDaemon = true } }
            val codec = JacksonCodec.create()
            val registry =
                CommandRegistry
                    .builder("console-" + ProcessHandle.current().pid())
                    .router("desk")
                    .time(time)
                    .codec(codec)
                    .build()
            registry.onFailure { } // whoever waits is told: by ready(), by the answer, or that the desk has gone
            val console = Console(registry, time, say)
            try {
                val wire = Wire.of(::Thread, time) { it.codec(codec) }
                val connection = registry.connect(wire.unix("desk", socket))
                connection.ready().get(ANSWER_SECONDS, TimeUnit.SECONDS)
                connection.closed().thenRun { if (!console.isClosed) say("the desk has gone: say exit") }
                return console
            } catch (nobody: ExecutionException) {
                console.close()
                throw IllegalStateException("no desk answers at $socket: start one, or say its --folder", nobody)
            }
        }
        // #endregion connect

        @JvmStatic
        fun main(args: Array<String>) {
            val hasFolder = args.firstOrNull() == "--folder" && args.size > 1
            val folder = if (hasFolder) Path.of(args[1]).toAbsolutePath() else DeskFolder.DEFAULT
            val words = if (hasFolder) args.drop(2) else args.toList()
            try {
                connect(
                    DeskFolder.consoleSocket(folder),
                    ::println,
                ).use { if (words.isEmpty()) converse(it) else it.run(words.joinToString(" ")) }
            } catch (nobody: IllegalStateException) {
                System.err.println(nobody.message)
                exitProcess(1)
            }
        }

        private fun converse(console: Console) {
            console.run("list")
            console.watch()
            generateSequence(::readlnOrNull).takeWhile { it.trim() != "exit" }.forEach(console::run)
        }
    }
}
