package dev.headrace.samples.desk

import dev.headrace.samples.desk.process.DeskProcess
import dev.headrace.samples.desk.process.JavaProcess
import kotlin.system.exitProcess

/**
 * The market desk: a feed process sends quotes, the desk works on them, a page shows how it goes. See the guide, `desk.md`.
 *
 * This starts the desk in a JVM of its own, since the one that runs Maven is set up for compiling. It ends with it.
 */
object MarketDesk {
    @JvmStatic
    fun main(args: Array<String>) {
        val desk = JavaProcess.of(DeskProcess::class.java, args.toList()).inheritIO().start()
        val end =
            Thread({
                desk.destroy() // it was asked by Ctrl-C already, or is now
                desk.waitFor()
            }, "end of the desk")
        Runtime.getRuntime().addShutdownHook(end)
        val code = desk.waitFor()
        try {
            Runtime.getRuntime().removeShutdownHook(end)
        } catch (_: IllegalStateException) {
            return // this process is ending, and has ended the desk
        }
        if (code != 0) exitProcess(code)
    }
}
