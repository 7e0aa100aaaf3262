package dev.headrace.samples.desk.process

import dev.headrace.kotlin.get
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.ReloadReport
import dev.headrace.samples.desk.console.DeskAnswers
import java.nio.file.Path
import java.util.concurrent.CompletableFuture

/** Where the console connects to. */
class ConsoleServer(
    private val socket: Path,
    private val reload: () -> CompletableFuture<ReloadReport>,
) : Provider<Any> {
    private lateinit var answers: DeskAnswers

    override fun boot(boot: Context<Any>) {
        answers = DeskAnswers(boot.get<Rooms>().office, boot.get<Floor>().trading, reload, socket)
    }

    override fun shutdown(shutdown: Context<Any>) = answers.close()
}
