package dev.headrace.samples.kotlin.containers

import dev.headrace.clock.ManualTimekeeper
import dev.headrace.kotlin.advance
import dev.headrace.kotlin.after
import dev.headrace.kotlin.atMost
import dev.headrace.kotlin.backOff
import dev.headrace.kotlin.bootTimeout
import dev.headrace.kotlin.container
import dev.headrace.kotlin.get
import dev.headrace.kotlin.onBoot
import dev.headrace.kotlin.onReload
import dev.headrace.kotlin.onRun
import dev.headrace.kotlin.onShutdown
import dev.headrace.kotlin.provide
import dev.headrace.kotlin.provider
import dev.headrace.kotlin.shutdownDeadline
import dev.headrace.kotlin.shutdownTimeout
import dev.headrace.lifecycle.BootException
import dev.headrace.lifecycle.Container
import dev.headrace.lifecycle.ContainerListener
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Health
import dev.headrace.lifecycle.HealthCheck
import dev.headrace.lifecycle.LifecycleException
import dev.headrace.lifecycle.PreparedReload
import dev.headrace.lifecycle.PreparedReloadable
import dev.headrace.lifecycle.Priority
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.ProviderBuilder
import dev.headrace.lifecycle.ReloadReport
import dev.headrace.lifecycle.Restart
import dev.headrace.lifecycle.Run
import dev.headrace.lifecycle.Runner
import dev.headrace.lifecycle.StartReport
import java.io.IOException
import java.util.concurrent.CompletionException
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Semaphore
import java.util.concurrent.atomic.AtomicReference
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.minutes
import kotlin.time.Duration.Companion.seconds

// #region provider
class Database : Provider<String> {
    override fun boot(boot: Context<String>) = println("database: connected to ${boot.state()}")

    override fun shutdown(shutdown: Context<String>) = println("database: disconnected")
}

class Feed :
    Provider<String>,
    Runner<String> {
    override fun run(run: Run<String>) {
        run.get<Database>() // it has booted: this one was added to come after it
        println("feed: running")
        run.ready()
        run.awaitStop()
        println("feed: stopped")
    }
}
// #endregion provider

fun first() {
    // #region first
    val desk =
        container("desk", state = "jdbc:desk") {
            provide(Database())
            provide(Feed()) {
                after<Database>()
                awaitsReady()
            }
        }

    desk.start()
    println(desk)
    desk.shutdown()
    println(desk)
    // #endregion first
}

fun order() {
    // #region order
    val desk =
        container("desk") {
            provider("api", { after("orders", "rates") }) {}
            provider("orders", { after("database") }) {}
            provider("rates", { after("database").bootPriority(Priority.EARLY) }) {}
            provider("database") {}
            provider("metrics", { bootPriority(Priority.FIRST) }) {}
        }
    println(desk.providers())
    // #endregion order
}

fun wrong(): Container<*> =
    // #region wrong
    container("desk") {
        provider("api", { after("orders") }) {}
        provider("orders", { after("databse") }) {}
        provider("database", { after("api", "journal") }) {}
        provider("journal", { after("database") }) {}
    }
// #endregion wrong

fun rollback() {
    // #region rollback
    val desk =
        container("desk") {
            provider("database") {
                onBoot { println("database: connected") }
                onShutdown { println("database: disconnected") }
            }
            provider("api", { after("database") }) {
                onBoot { throw IOException("port 80 is taken") }
            }
        }
    try {
        desk.start()
    } catch (e: BootException) {
        println(e.message)
        println("$desk, exit code ${desk.exitCode()}")
    }
    // #endregion rollback
}

fun timeout() {
    // #region timeout
    val time = ManualTimekeeper()
    val isBooting = CountDownLatch(1)
    val desk =
        container("desk") {
            timekeeper(time)
            bootTimeout(10.seconds)
            provider("database") {
                onBoot {
                    isBooting.countDown()
                    CountDownLatch(1).await() // nobody answers
                }
            }
        }

    val start = desk.startAsync()
    isBooting.await()
    time.advance(10.seconds)
    try {
        start.join()
    } catch (e: CompletionException) {
        println(e.cause?.message)
    }
    // #endregion timeout
}

fun restart() {
    // #region restart
    val heard = CopyOnWriteArrayList<String>()
    val desk =
        container("desk") {
            provider("feed", {
                awaitsReady()
                restarts(Restart.onFailure().backOff(5.milliseconds, 1.seconds).atMost(10, 1.minutes))
            }) {
                onRun {
                    println("run ${attempt()}")
                    if (attempt() < 3) throw IOException("line ${attempt()} is dead")
                    ready()
                    awaitStop()
                }
            }
            listen(
                object : ContainerListener {
                    override fun failed(failure: LifecycleException) {
                        heard += failure.message
                    }
                },
            )
        }
    desk.start()
    desk.shutdown()
    heard.forEach(::println)
    // #endregion restart
}

// #region two-steps
class Limits :
    Provider<AtomicReference<String>>,
    PreparedReloadable<AtomicReference<String>> {
    @Volatile var most = 10
        private set

    override fun prepare(reload: Context<AtomicReference<String>>): PreparedReload {
        val next = reload.state().get().toInt() // all that can fail
        return PreparedReload { most = next } // and nothing that can
    }
}
// #endregion two-steps

fun reload() {
    // #region reload
    val settings = AtomicReference("10")
    val limits = Limits()
    val desk =
        container("desk", settings) {
            provide(limits)
            provider("log") { onReload { println("log: ${state().get()}") } }
            listen(object : ContainerListener {}) // or failures would be logged
        }
    desk.start()
    settings.set("20")
    outcomes(desk.reloadAll())
    settings.set("many")
    outcomes(desk.reloadAll())
    println("at most ${limits.most}")
    desk.shutdown()
    // #endregion reload
}

// #region outcomes
fun outcomes(report: ReloadReport) {
    report.hooks().forEach { println("${it.provider()} ${it.outcome()}") }
    report.failures().forEach { println(it.message) }
}
// #endregion outcomes

// #region health-check
class Pool :
    Provider<Any>,
    HealthCheck {
    override fun health(): Health = Health.degraded("9 of 10 connections are in use").with("open", 10)
}
// #endregion health-check

fun health() {
    // #region health
    container("desk") {
        provide(Pool())
        provider("chat", { notCritical() }) { health { Health.down("gone") } }
    }.use { desk ->
        desk.start()
        println(desk.health().toJson())
    }
    // #endregion health
}

// #region chart
fun booted(time: ManualTimekeeper): StartReport =
    container("desk") {
        timekeeper(time)
        provider("database") { takes(time, 120) }
        provider("rates", { after("database") }) { takes(time, 200) }
        provider("sessions", { after("database") }) { takes(time, 40) }
        provider("api", { after("rates", "sessions") }) { takes(time, 60) }
    }.use { it.start() }

fun ProviderBuilder<Any>.takes(
    time: ManualTimekeeper,
    millis: Int,
) = onBoot { time.advance(millis.milliseconds) }
// #endregion chart

fun reports() {
    // #region reports
    val report = booted(ManualTimekeeper())
    print(report)
    // #endregion reports
}

fun shutdown() {
    // #region shutdown
    val time = ManualTimekeeper()
    val isEnding = CountDownLatch(1)
    val disk = Semaphore(0)
    val desk =
        container("desk") {
            timekeeper(time)
            shutdownTimeout(5.seconds)
            shutdownDeadline(20.seconds)
            listen(object : ContainerListener {})
            provider("database") {}
            provider("journal", { after("database") }) {
                onShutdown {
                    isEnding.countDown()
                    disk.acquireUninterruptibly() // it is gone
                }
            }
        }
    desk.start()
    val ended = desk.shutdownAsync()
    isEnding.await()
    time.advance(5.seconds)
    print(ended.join())
    disk.release()
    // #endregion shutdown
}

fun reference() {
    // #region reference
    container("desk") {
        referenceBehaviour()
        provider("b") {
            onBoot { println("b") }
            onShutdown { println("b down") }
        }
        provider("a") {
            onBoot { println("a") }
            onShutdown { println("a down") }
        }
    }.use { it.start() }
    // #endregion reference
}

fun main() {
    first()
    order()
    rollback()
    timeout()
    restart()
    reload()
    health()
    reports()
    shutdown()
    reference()
}
