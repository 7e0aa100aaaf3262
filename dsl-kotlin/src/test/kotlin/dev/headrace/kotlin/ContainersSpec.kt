package dev.headrace.kotlin

import dev.headrace.lifecycle.ContainerListener
import dev.headrace.lifecycle.ContainerState
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Dependency
import dev.headrace.lifecycle.LifecycleException
import dev.headrace.lifecycle.Priority
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.Restart
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContain
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeSameInstanceAs
import java.util.Collections
import java.util.concurrent.CountDownLatch
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

internal class AppState {
    val log: MutableList<String> = Collections.synchronizedList(mutableListOf())
}

internal interface Storage

internal class Database :
    Provider<AppState>,
    Storage {
    override fun boot(context: Context<AppState>) {
        context.state().log += "database up"
    }

    override fun shutdown(context: Context<AppState>) {
        context.state().log += "database down"
    }
}

internal class Feed : Provider<AppState> {
    override fun dependsOn(): List<Dependency> = listOf(dependencyOn<Database>())

    var database: Database? = null

    override fun boot(context: Context<AppState>) {
        database = context.get<Database>()
        context.state().log += "feed up"
    }
}

class ContainersSpec :
    FunSpec({
        test("providers boot after those they need, and shut down in reverse") {
            val state = AppState()
            val feed = Feed()
            val running = CountDownLatch(1)
            container("desk", state) {
                provide(feed) {
                    afterIfPresent<Trade>()
                    bootTimeout(5.seconds)
                }
                provide(Database()) {
                    bootPriority(Priority.LATE)
                    knownAs(Storage::class)
                }
                provider("books", { after<Feed>() }) {
                    onValidate { check(state().log.isEmpty(), "the log is not empty") }
                    onBoot { state().log += "books up ${timeLeft.isPositive()}" }
                    onRun {
                        running.countDown()
                        awaitStop(10.seconds)
                    }
                    onReload { state().log += "books reloaded" }
                    onShutdown { state().log += "books down ${find<Feed>() === feed && getAll<Storage>().size == 1}" }
                }
                bootDeadline(10.seconds)
                shutdownDeadline(10.seconds)
                drainDelay(1.milliseconds)
            }.use { app ->
                app.start().isStarted shouldBe true
                running.await()
                app.get<Feed>().database shouldBeSameInstanceAs app.get<Database>()
                app.find<Storage>() shouldBeSameInstanceAs app.get<Database>()
                app.find<Trade>() shouldBe null
                app.getAll<Database>().size shouldBe 1
                app.reload("books").isDone shouldBe true
                app.shutdown(5.seconds).isClean shouldBe true
                app.awaitShutdown(1.seconds) shouldBe true
                app.state() shouldBe ContainerState.STOPPED
            }
            state.log shouldContainExactly
                listOf("database up", "feed up", "books up true", "books reloaded", "books down true", "database down")
        }
        test("what is wrong is said before anything boots") {
            val booted = mutableListOf<String>()
            val app =
                container("desk") {
                    provider("one") {
                        onValidate { error("one is wrong") }
                        onBoot { booted += "one" }
                    }
                    provider("two") { onValidate { error("two is wrong") } }
                }
            app.validate().errors().map { it.message() } shouldContainExactly listOf("one is wrong", "two is wrong")
            shouldThrow<Exception> { app.start() }
            booted shouldContainExactly emptyList()
        }
        test("a runner that fails is restarted, as often as it is allowed") {
            val attempts = CountDownLatch(3)
            val failures = CountDownLatch(2)
            container("desk") {
                listen(
                    object : ContainerListener {
                        override fun failed(failure: LifecycleException) = failures.countDown()
                    },
                )
                provider("flaky", {
                    restarts(
                        Restart
                            .onFailure()
                            .atMost(5, 10.seconds)
                            .backOff(1.milliseconds, 2.milliseconds)
                            .resetAfter(10.seconds),
                    )
                    stopGrace(1.seconds)
                    shutdownTimeout(1.seconds)
                    reloadTimeout(1.seconds)
                }) {
                    onRun {
                        attempts.countDown()
                        if (attempts.count > 0) error("not yet")
                        awaitStop()
                    }
                }
                reloadTimeout(1.seconds)
                reloadAfter(1.milliseconds)
                bootTimeout(1.seconds)
                shutdownTimeout(1.seconds)
                stopGrace(1.seconds)
            }.use { app ->
                app.start()
                attempts.await()
                failures.await()
                app.providers() shouldContain "flaky"
            }
        }
    })
