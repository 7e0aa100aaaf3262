package dev.headrace.samples.desk.process

import dev.headrace.samples.desk.console.DeskFolder
import dev.headrace.samples.desk.feed.Address
import dev.headrace.samples.desk.feed.Arguments
import java.nio.file.Path
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

/** What the desk was told when it was started. */
data class DeskOptions(
    /** Where its sockets and its limits are. */
    val folder: Path = DeskFolder.DEFAULT,
    /** Where it listens for its feed. */
    val feed: Address = Address.Unix(folder.resolve("feed.sock")),
    /** Quotes a second; null for as many as can be. */
    val rate: Long? = 100_000,
    /** For how long the feed sends; for ever, where it is null. */
    val time: Duration? = 30.seconds,
    val seed: Long = 1,
    val instruments: Int = 200,
    /** A recording to be sent in place of what chance makes. */
    val file: Path? = null,
    /** Where the page is; 0 is any port that is free. */
    val port: Int = 0,
    /** Whether the feed and the loop never wait, and take a core each. */
    val spins: Boolean = false,
    /** Whether it starts a feed; where not, somebody else does. */
    val startsFeed: Boolean = true,
) {
    val limitsFile: Path get() = folder.resolve("limits.properties")
    val consoleSocket: Path get() = DeskFolder.consoleSocket(folder)

    companion object {
        const val HELP =
            "--for <time>|ever, --rate <quotes a second>|max, --port <of the page>, --feed unix|tcp, --seed <number>, " +
                "--instruments <number>, --file <recording>, --folder <for sockets and limits>, --spin, --no-feed"

        fun parse(args: Array<String>): DeskOptions {
            val names = setOf("for", "rate", "port", "feed", "seed", "instruments", "file", "folder")
            val said = Arguments.parse(args, HELP, names, setOf("spin", "no-feed"))
            val folder = said["folder"]?.let { Path.of(it).toAbsolutePath() } ?: DeskFolder.DEFAULT
            return DeskOptions(
                folder = folder,
                feed =
                    when (val feed = said["feed"] ?: "unix") {
                        "unix" -> Address.Unix(folder.resolve("feed.sock"))
                        "tcp" -> Address.Tcp(0)
                        else -> throw IllegalArgumentException("'--feed $feed' is no way to feed it: say unix or tcp")
                    },
                rate = said.rate(default = 100_000),
                time = if (said["for"] == "ever") null else said.time("for") ?: 30.seconds,
                seed = said.long("seed", 1),
                instruments = said.int("instruments", 200),
                file = said["file"]?.let { Path.of(it).toAbsolutePath() },
                port = said.int("port", 0),
                spins = said.has("spin"),
                startsFeed = !said.has("no-feed"),
            )
        }
    }
}
