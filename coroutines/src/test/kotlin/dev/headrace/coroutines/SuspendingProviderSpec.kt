package dev.headrace.coroutines

import dev.headrace.clock.ManualTimekeeper
import dev.headrace.lifecycle.BootException
import dev.headrace.lifecycle.Container
import dev.headrace.lifecycle.ContainerBuilder
import dev.headrace.lifecycle.ContainerListener
import dev.headrace.lifecycle.ContainerState
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.FatalReaction
import dev.headrace.lifecycle.LifecycleException
import dev.headrace.lifecycle.Outcome
import dev.headrace.lifecycle.ProviderState
import dev.headrace.lifecycle.Reloadable
import dev.headrace.lifecycle.Restart
import dev.headrace.lifecycle.Runner
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContain
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeInstanceOf
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import java.io.IOException
import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.TimeoutException
import kotlin.time.Duration.Companion.milliseconds

private class LiveFeed(
    private val seen: MutableList<String>,
) : SuspendingProvider<Any>(Dispatchers.Unconfined) {
    private suspend fun say(what: String) {
        withContext(Dispatchers.IO) { yield() }
        seen += what
    }

    override suspend fun onBoot(boot: Context<Any>) = say("boot")

    override suspend fun onShutdown(shutdown: Context<Any>) = say("shutdown")

    override fun asReloadable(): Reloadable<Any> = reloadable { say("reload") }

    override fun asRunner(): Runner<Any> =
        runner {
            say("run")
            it.ready()
            try {
                awaitCancellation()
            } finally {
                withContext(NonCancellable) { say("stopped") }
            }
        }
}

/** Hears of failures, so that they are not logged. What they are is in the reports. */
private object Hearing : ContainerListener {
    override fun failed(failure: LifecycleException) = Unit
}

private fun container(
    time: ManualTimekeeper = ManualTimekeeper(),
    add: ContainerBuilder<Any>.() -> Unit,
): Container<Any> =
    Container
        .withoutState()
        .timekeeper(time)
        .onFatal(FatalReaction.markFailed())
        .listen(Hearing)
        .apply(add)
        .build("test")

class SuspendingProviderSpec :
    FunSpec({
        val seen = CopyOnWriteArrayList<String>()
        beforeTest { seen.clear() }

        test("a provider's hooks suspend, and its runner is cancelled and awaited") {
            val app = container { add(LiveFeed(seen)) { it.awaitsReady() } }
            app.validateAndAwait().isValid shouldBe true
            app.startAndAwait()
            app.reloadAllAndAwait().isDone shouldBe true
            app.healthAndAwait()
            app.shutdownAndAwait().failures().shouldBeEmpty()
            seen.shouldContainExactly("boot", "run", "reload", "stopped", "shutdown")
            app.state() shouldBe ContainerState.STOPPED
            app.abandoned().shouldBeEmpty()
        }
        test("boot, run and shutdown one by one") {
            val app =
                container {
                    addSuspending("feed", Dispatchers.IO) {
                        boot { seen += "boot" }
                        run {
                            seen += "run"
                            it.ready()
                            awaitCancellation()
                        }
                        reload { seen += "reload" }
                        shutdown { seen += "shutdown" }
                    }
                }
            app.bootAndAwait()
            app.state() shouldBe ContainerState.READY
            app.runAndAwait()
            app.state() shouldBe ContainerState.RUNNING
            app.reloadAllAndAwait()
            app.shutdownAndAwait()
            app.awaitEnd() shouldBe ContainerState.STOPPED
            (seen - "run").shouldContainExactly("boot", "reload", "shutdown")
        }
        test("what a hook throws is its failure, and so is a timeout or a cancellation that is not its own") {
            val gone = CompletableDeferred<Unit>().apply { cancel() }
            val causes =
                listOf<suspend () -> Unit>(
                    { throw IOException("refused") },
                    { withTimeout(1.milliseconds) { awaitCancellation() } },
                    { gone.await() },
                ).map { hook ->
                    val app = container { addSuspending("feed", Dispatchers.IO) { boot { hook() } } }
                    shouldThrow<BootException> { app.startAndAwait() }.cause
                }
            causes[0].shouldBeInstanceOf<IOException>()
            causes[1]?.cause.shouldBeInstanceOf<TimeoutCancellationException>()
            causes[2]?.cause.shouldBeInstanceOf<java.util.concurrent.CancellationException>()
        }
        test("a boot that takes too long is cancelled, has failed, and is not left behind") {
            val time = ManualTimekeeper()
            val app =
                container(time) {
                    bootTimeout(Duration.ofSeconds(1))
                    addSuspending("feed", Dispatchers.IO) {
                        boot {
                            seen += "boot"
                            try {
                                awaitCancellation()
                            } finally {
                                seen += "cancelled"
                            }
                        }
                    }
                }
            val start = app.startAsync()
            time.awaitPending(1)
            while (seen.isEmpty()) Thread.onSpinWait()
            time.advance(Duration.ofSeconds(1))
            val failure = shouldThrow<java.util.concurrent.ExecutionException> { start.get() }.cause
            failure.shouldBeInstanceOf<BootException>().cause.shouldBeInstanceOf<TimeoutException>()
            while (app.abandoned().isNotEmpty()) Thread.onSpinWait()
            seen.shouldContain("cancelled")
        }
        test("a shutdown that takes too long is cancelled, and the others are shut down all the same") {
            val time = ManualTimekeeper()
            val hanging = CompletableDeferred<Unit>()
            val app =
                container(time) {
                    shutdownTimeout(Duration.ofSeconds(1))
                    addSuspending("first", Dispatchers.IO) { shutdown { seen += "first" } }
                    addSuspending("hanging", Dispatchers.IO, { after("first") }) {
                        shutdown {
                            try {
                                hanging.complete(Unit)
                                awaitCancellation()
                            } finally {
                                seen += "cancelled"
                            }
                        }
                    }
                }
            app.startAndAwait()
            val end = app.shutdownAsync()
            hanging.await()
            time.advance(Duration.ofSeconds(1))
            end
                .get()
                .hooks()
                .associate { it.provider() to it.outcome() } shouldBe mapOf("hanging" to Outcome.TIMED_OUT, "first" to Outcome.DONE)
            while (app.abandoned().isNotEmpty()) Thread.onSpinWait()
            seen.sorted().shouldContainExactly("cancelled", "first")
        }
        test("a runner that does not obey is given up on, and known to be left until it ends") {
            val time = ManualTimekeeper()
            val stubborn = CompletableDeferred<Unit>()
            val running = CompletableDeferred<Unit>()
            val app =
                container(time) {
                    stopGrace(Duration.ofSeconds(1))
                    addSuspending("stubborn", Dispatchers.IO) {
                        run {
                            running.complete(Unit)
                            withContext(NonCancellable) { stubborn.await() }
                        }
                    }
                }
            app.startAndAwait()
            running.await()
            val end = app.shutdownAsync()
            while (app.abandoned().isEmpty()) time.advance(Duration.ofSeconds(1)) // its grace may not have begun yet
            end.get().isClean shouldBe false
            app.abandoned().map { it.provider() }.shouldContainExactly("stubborn")
            stubborn.complete(Unit)
            while (app.abandoned().isNotEmpty()) Thread.onSpinWait()
        }
        test("a reload that fails is told, and the provider goes on") {
            val app =
                container {
                    addSuspending("feed", Dispatchers.IO) {
                        reload {
                            yield()
                            throw IOException("bad settings")
                        }
                    }
                }
            app.startAndAwait()
            app
                .reloadAllAndAwait()
                .failures()
                .single()
                .cause
                ?.message shouldBe "bad settings"
            app.state() shouldBe ContainerState.RUNNING
            app.shutdownAndAwait().isClean shouldBe true
        }
        test("cancelling who starts it shuts it down, and waits for that") {
            val booting = CompletableDeferred<Unit>()
            val app =
                container {
                    addSuspending("first", Dispatchers.IO) {
                        boot { seen += "first boots" }
                        shutdown { seen += "first shuts down" }
                    }
                    addSuspending("second", Dispatchers.IO, { after("first") }) {
                        boot {
                            booting.complete(Unit)
                            try {
                                awaitCancellation()
                            } finally {
                                seen += "second is cancelled"
                            }
                        }
                    }
                }
            runBlocking {
                val starting = launch { app.startAndAwait() }
                booting.await()
                starting.cancelAndJoin()
            }
            app.state().isEnded shouldBe true
            seen.shouldContainExactly("first boots", "second is cancelled", "first shuts down")
        }
        test("cancelled before, nothing is started; shutting down is done all the same") {
            val app = container { add(LiveFeed(seen)) }
            runBlocking {
                launch {
                    coroutineContext[Job]?.cancel()
                    runCatching { app.startAndAwait() }
                    runCatching { app.bootAndAwait() }
                    runCatching { app.reloadAllAndAwait() }
                    app.state() shouldBe ContainerState.NEW
                    app.shutdownAndAwait()
                    seen += "shut down"
                }.join()
            }
            app.state() shouldBe ContainerState.STOPPED
            seen.shouldContainExactly("shut down")
        }
        test("a runner that fails has failed, and its parent and siblings go on") {
            val parent = SupervisorJob()
            val app =
                container {
                    addSuspending("failing", Dispatchers.IO + parent, { notCritical().restarts(Restart.never()) }) {
                        run {
                            seen += "fails"
                            withTimeout(1.milliseconds) { awaitCancellation() }
                        }
                    }
                    addSuspending("steady", Dispatchers.IO + parent) {
                        run {
                            seen += "steady"
                            awaitCancellation()
                        }
                    }
                }
            val failed = CompletableDeferred<LifecycleException>()
            app.listen(
                object : ContainerListener {
                    override fun failed(failure: LifecycleException) {
                        failed.complete(failure)
                    }
                },
            )
            app.startAndAwait()
            failed.await().cause.shouldBeInstanceOf<TimeoutCancellationException>()
            parent.isActive shouldBe true
            app.state("steady") shouldBe ProviderState.RUNNING
            app
                .shutdownAndAwait()
                .hooks()
                .all { it.outcome() == Outcome.DONE || it.outcome() == Outcome.CANCELLED } shouldBe true
            parent.cancel()
        }
        test("cancelling a runner's parent stops it, which is no failure") {
            val parent = SupervisorJob()
            val running = CompletableDeferred<Unit>()
            val app =
                container {
                    addSuspending("feed", Dispatchers.IO + parent) {
                        run {
                            running.complete(Unit)
                            awaitCancellation()
                        }
                        shutdown { seen += "shutdown" }
                    }
                }
            app.startAndAwait()
            running.await()
            parent.cancelAndJoin()
            app.shutdownAndAwait().failures().shouldBeEmpty()
            seen.shouldContainExactly("shutdown") // a hook is nobody's child
        }
        test("the state is a flow, until the scope has ended") {
            val app = container { add(LiveFeed(seen)) }
            val job = SupervisorJob()
            val states = app.stateIn(kotlinx.coroutines.CoroutineScope(job))
            states.value shouldBe ContainerState.NEW
            app.startAndAwait()
            states.first { it == ContainerState.RUNNING }
            app.shutdownAndAwait()
            states.first { it.isEnded } shouldBe ContainerState.STOPPED
            job.cancel()
        }
        test("cancelling who waits for the end leaves the container as it is") {
            val app = container { add(LiveFeed(seen)) }
            app.startAndAwait()
            runBlocking { launch { app.awaitEnd() }.also { yield() }.cancelAndJoin() }
            app.state() shouldBe ContainerState.RUNNING
            app.shutdownAndAwait()
        }
    })
