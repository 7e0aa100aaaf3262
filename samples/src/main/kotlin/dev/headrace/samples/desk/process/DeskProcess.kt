package dev.headrace.samples.desk.process

import dev.headrace.kotlin.after
import dev.headrace.kotlin.atMost
import dev.headrace.kotlin.backOff
import dev.headrace.kotlin.container
import dev.headrace.kotlin.get
import dev.headrace.kotlin.provide
import dev.headrace.kotlin.shutdownDeadline
import dev.headrace.lifecycle.Container
import dev.headrace.lifecycle.ContainerListener
import dev.headrace.lifecycle.LifecycleException
import dev.headrace.lifecycle.Priority
import dev.headrace.lifecycle.Restart
import dev.headrace.lifecycle.ShutdownReport
import dev.headrace.samples.desk.office.DeskReport
import kotlin.system.exitProcess
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

/** The desk's process: what it is made of, in which order that boots and runs, and how it ends. */
class DeskProcess(
    private val options: DeskOptions,
    private val say: (String) -> Unit = ::println,
) {
    // #region container
    val container: Container<Any> =
        container("market desk") {
            provide(LimitsFile(options.limitsFile))
            provide(Floor(options)) { after<LimitsFile>() }
            provide(Rooms(options, WARM_UP.inWholeNanoseconds, say)) {
                after<Floor>()
                runPriority(Priority.EARLY) // it hears the loop's last words
            }
            provide(FeedSocket(options.feed)) { after<Floor>() }
            provide(PageServer(options)) { after<Rooms>() }
            provide(ConsoleServer(options.consoleSocket, ::reload)) { after<Rooms>() }
            if (options.startsFeed) {
                provide(FeedProcess(options)) {
                    after<FeedSocket>()
                    runPriority(Priority.LATE)
                    restarts(Restart.onFailure().atMost(5, 60.seconds).backOff(100.milliseconds, 2.seconds))
                }
            }
            shutdownDeadline(10.seconds)
            stopOnSignals() // Ctrl-C and TERM
            reloadOnHangup()
            listen(LastWords())
        }
    // #endregion container

    private fun reload() = container.reloadAllAsync()

    /** Boots and runs it. */
    fun start() {
        val started = container.start()
        val page = container.get<PageServer>().page
        page.started(started)
        say("the page: ${page.url}")
        say("the feed: ${container.get<FeedSocket>().bound}")
        say("limits: ${options.limitsFile}, read anew by kill -HUP ${ProcessHandle.current().pid()}")
    }

    /** Has failures heard, and says how it all ended. */
    private inner class LastWords : ContainerListener {
        override fun failed(failure: LifecycleException) = say(failure.message.orEmpty())

        override fun ended(report: ShutdownReport) {
            container.get<Rooms>().ledger?.let { say(DeskReport.of(it, options.rate != null, report.reason())) }
            say(report.toText().trimEnd())
        }
    }

    companion object {
        private val WARM_UP = 5.seconds

        @JvmStatic
        fun main(args: Array<String>) {
            val options =
                try {
                    DeskOptions.parse(args)
                } catch (wrong: IllegalArgumentException) {
                    System.err.println(wrong.message)
                    exitProcess(2)
                }
            val desk = DeskProcess(options)
            try {
                desk.start()
            } catch (failed: LifecycleException) {
                System.err.println(failed.message)
                exitProcess(1)
            }
            desk.container.awaitShutdown()
        }
    }
}
