package dev.headrace.samples.kotlin.processes

import dev.headrace.clock.Timekeeper
import dev.headrace.kotlin.command
import dev.headrace.kotlin.commandRegistry
import dev.headrace.kotlin.event
import dev.headrace.kotlin.execute
import dev.headrace.kotlin.register
import dev.headrace.wire.JacksonCodec
import dev.headrace.wire.Wire
import java.io.File
import java.net.URLClassLoader
import java.util.concurrent.CountDownLatch
import kotlin.io.path.pathString
import kotlin.io.path.toPath

// #region declare
@JvmRecord
data class Prices(
    val symbol: String,
    val mids: List<Double>,
)

@JvmRecord
data class Risk(
    val lowest: Double,
    val highest: Double,
)

@JvmRecord
data class Subject(
    val of: String,
)

val ASSESS = command<Prices, Risk>("risk.assess")
val NAME = command<Subject, String>("desk.name")
val READY = event<String>("risk.ready")
// #endregion declare

// #region child

/** What the other process runs. */
object Worker {
    @JvmStatic
    fun main(args: Array<String>) {
        Timekeeper.start(::Thread).use { time ->
            val risk =
                commandRegistry("risk") {
                    router("desk")
                    time(time)
                    codec(JacksonCodec.create())
                }
            risk.register(ASSESS) { Risk(it.mids.min(), it.mids.max()) }
            val desk = risk.connect(Wire.of(::Thread, time).standardStreams("desk"))
            desk.ready().join()
            val name = risk.execute(NAME, Subject("the desk")).join() // the other way round
            risk.emit(READY, "$name is known here")
            desk.closed().join() // the desk has closed it, or has ended
            risk.close()
        }
    }
}
// #endregion child

/** Starts the worker, asks it, and ends it. */
object Processes {
    @JvmStatic
    fun main(args: Array<String>) {
        // #region parent
        val java = "${System.getProperty("java.home")}/bin/java"
        val program = ProcessBuilder(java, "-cp", classPath(), Worker::class.java.name)
        Timekeeper.start(::Thread).use { time ->
            val desk =
                commandRegistry("desk") {
                    time(time)
                    codec(JacksonCodec.create())
                }
            val isReady = CountDownLatch(1)
            desk.register(NAME) { "the name of ${it.of}" }
            desk.on(READY) {
                println("event: $it")
                isReady.countDown()
            }
            val risk = desk.connect(Wire.of(::Thread, time).process("risk", program))
            risk.ready().join()
            isReady.await()

            println("answer: ${desk.execute(ASSESS, Prices("EURUSD", listOf(1.25, 1.0, 1.5))).join()}")
            desk.commands().forEach(::println)
            desk.close() // ends the worker
        }
        // #endregion parent
    }

    /** Within Maven classes come by a loader of its own, and the class path is Maven's. */
    private fun classPath(): String {
        val loader = Processes::class.java.classLoader
        if (loader !is URLClassLoader) return System.getProperty("java.class.path", "")
        return loader.urLs.joinToString(File.pathSeparator) { it.toURI().toPath().pathString }
    }
}
