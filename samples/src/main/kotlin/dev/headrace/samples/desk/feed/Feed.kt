package dev.headrace.samples.desk.feed

import java.io.IOException
import java.nio.channels.FileChannel
import java.nio.channels.WritableByteChannel
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import kotlin.system.exitProcess
import kotlin.time.Duration

/**
 * The feed, a process of its own: it connects to the desk and sends quotes. It uses nothing of Headrace.
 *
 * It ends with 0 when it has sent all, and with 1 when the other end has gone before.
 */
object Feed {
    const val HELP =
        "--to unix:<path>|tcp:<port>, or --record <file>; --rate <quotes a second>|max, --for <time>, --count <quotes>, " +
            "--seed <number>, --instruments <number>, --file <recording>, --spin"

    @JvmStatic
    fun main(args: Array<String>) {
        try {
            Arguments
                .parse(args, HELP, setOf("to", "record", "rate", "for", "count", "seed", "instruments", "file"), setOf("spin"))
                .let(::send)
        } catch (wrong: IllegalArgumentException) {
            System.err.println("feed: " + wrong.message)
            exitProcess(2)
        } catch (gone: IOException) {
            System.err.println("feed: the desk takes no more: " + gone.message)
            exitProcess(1)
        }
    }

    private fun send(said: Arguments) {
        val file = said["file"]?.let { RecordedQuotes.open(Path.of(it)) }
        file.use {
            val source = file ?: RandomWalk(CurrencyPair.first(said.int("instruments", 200)), said.long("seed", 1))
            open(said).use { to -> send(sender(source, to, said)) }
        }
    }

    /** A feed that is asked to end says so to the desk before it does. */
    private fun send(sender: QuoteSender) {
        val sending = Thread.currentThread()
        val end =
            Thread({
                sender.stop()
                sending.join(PATIENCE_MILLIS)
            }, "end of the feed")
        Runtime.getRuntime().addShutdownHook(end)
        sender.send()
    }

    private const val PATIENCE_MILLIS = 1_000L

    private fun open(said: Arguments): WritableByteChannel =
        said["record"]?.let {
            FileChannel.open(Path.of(it), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)
        } ?: Address.of(said["to"] ?: throw IllegalArgumentException("it is not said where to: say --to")).connect()

    private fun sender(
        source: QuoteSource,
        to: WritableByteChannel,
        said: Arguments,
    ): QuoteSender {
        val rate = said.rate()
        val time = said.time("for") ?: Duration.INFINITE
        val now = System.nanoTime()
        val inTime = if (rate == null || time.isInfinite()) Long.MAX_VALUE else (rate * time.inWholeMicroseconds / 1e6).toLong()
        return QuoteSender(
            source,
            if (rate == null) FullSpeed else FixedRate(rate, now),
            to,
            count = minOf(said.long("count", Long.MAX_VALUE), inTime),
            until = if (rate == null && time.isFinite()) now + time.inWholeNanoseconds else now + Long.MAX_VALUE,
            spins = said.has("spin"),
        )
    }
}
