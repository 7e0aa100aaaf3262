package dev.headrace.samples.desk.process

import dev.headrace.kotlin.get
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.Run
import dev.headrace.lifecycle.Runner
import dev.headrace.samples.desk.feed.Feed
import java.io.IOException
import java.lang.ProcessBuilder.Redirect

// #region feed

/** Runs the feed in a process of its own. When that has sent all, the desk ends; when it fails, it is started anew. */
class FeedProcess(
    private val options: DeskOptions,
) : Provider<Any>,
    Runner<Any> {
    override fun run(run: Run<Any>) {
        val feed = command(run.get<FeedSocket>()).redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT).start()
        run.onStop { feed.destroy() }
        val code = feed.waitFor()
        when {
            run.isStopping -> return
            code == 0 -> run.requestShutdown("the feed has ended")
            code in ASKED_TO_END -> run.requestShutdown("the feed was asked to end")
            else -> throw IOException("the feed ended with $code")
        }
    }
    // #endregion feed

    private companion object {
        /** What a JVM exits with on SIGINT and SIGTERM: Ctrl-C reaches the feed as well as the desk. */
        val ASKED_TO_END = setOf(130, 143)
    }

    private fun command(socket: FeedSocket): ProcessBuilder {
        val said = mutableListOf("--to", "${socket.bound}", "--rate", "${options.rate ?: "max"}", "--seed", "${options.seed}")
        said += listOf("--instruments", "${options.instruments}")
        options.time?.let { said += listOf("--for", "$it") }
        options.file?.let { said += listOf("--file", "$it") }
        if (options.spins) said += "--spin"
        return JavaProcess.of(Feed::class.java, said, listOf("-Xmx64m", "-XX:+UseSerialGC"))
    }
}
