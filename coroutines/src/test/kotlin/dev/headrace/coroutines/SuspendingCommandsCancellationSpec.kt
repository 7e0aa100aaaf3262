package dev.headrace.coroutines

import dev.headrace.channel.CommandException
import dev.headrace.channel.CommandRegistration
import dev.headrace.channel.ErrorCode
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeInstanceOf
import io.kotest.property.Arb
import io.kotest.property.arbitrary.enum
import io.kotest.property.arbitrary.list
import io.kotest.property.checkAll
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancel
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.isActive
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.advanceUntilIdle
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.withContext
import java.io.IOException
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger

/** A handler that waits for ever, and says what becomes of it. */
private class Waiting(
    val desks: Desks,
    scope: CoroutineScope,
) {
    val said = mutableListOf<String>()
    val registration: CommandRegistration =
        desks.worker.registerSuspending(scope, LENGTH) {
            try {
                awaitCancellation()
            } finally {
                withContext(NonCancellable) { delay(10) }
                said += "$it has cleaned up"
            }
        }
}

@OptIn(ExperimentalCoroutinesApi::class)
private fun TestScope.call(
    desks: Desks,
    text: String,
    fromRoot: Boolean = true,
) = async { outcome { (if (fromRoot) desks.root else desks.worker).executeAndAwait(LENGTH, text) } }.also { runCurrent() }

@OptIn(ExperimentalCoroutinesApi::class)
class SuspendingCommandsCancellationSpec :
    FunSpec({
        test("a caller that is cancelled before calls nothing") {
            runTest {
                Desks().use { desks ->
                    var calls = 0
                    val handlers = scope()
                    desks.worker.registerSuspending(handlers, LENGTH) { ++calls }
                    launch {
                        currentCoroutineContext().cancel()
                        shouldThrow<CancellationException> { desks.root.executeAndAwait(LENGTH, "four") }
                        shouldThrow<CancellationException> { desks.root.executeAndAwait("length", "four") }
                    }.join()
                    calls shouldBe 0
                    handlers.end()
                }
            }
        }
        test("a caller that is cancelled meanwhile is forgotten, its handler goes on, and the late answer harms nobody") {
            runTest {
                Desks().use { desks ->
                    val seen = mutableListOf<String>()
                    val handlers = scope()
                    desks.worker.registerSuspending(handlers, LENGTH) {
                        delay(100)
                        seen += it
                        it.length
                    }
                    for (desk in listOf(desks.root, desks.worker)) {
                        val before = desk.inFlight()
                        val caller = launch { desk.executeAndAwait(LENGTH, desk.name()) }
                        runCurrent()
                        desk.inFlight() shouldBe before + 1
                        caller.cancel()
                        caller.join()
                        desk.inFlight() shouldBe before
                    }
                    advanceUntilIdle()
                    seen shouldContainExactly listOf("root", "worker")
                    desks.failures.shouldBeEmpty()
                    handlers.end()
                }
            }
        }
        test("a caller that is cancelled when the answer is there changes nothing") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    desks.worker.registerSuspending(handlers, LENGTH) { it.length }
                    var answer = 0
                    val caller =
                        launch {
                            answer = desks.root.executeAndAwait(LENGTH, "four")
                            awaitCancellation()
                        }
                    runCurrent()
                    caller.cancel()
                    caller.join()
                    answer shouldBe 4
                    desks.root.executeAndAwait(LENGTH, "again") shouldBe 5
                    handlers.end()
                }
            }
        }
        test("cancelling the scope ends its handlers, which is no failure; callers are told that who was to answer is gone") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    val waiting = Waiting(desks, handlers)
                    val far = call(desks, "far")
                    val near = call(desks, "near", fromRoot = false)
                    handlers.cancel()
                    runCurrent()
                    far.isCompleted shouldBe false
                    handlers.end()
                    far.await() shouldBe GONE
                    near.await() shouldBe GONE
                    waiting.said shouldContainExactly listOf("far has cleaned up", "near has cleaned up")
                    outcome { desks.root.executeAndAwait(LENGTH, "late") } shouldBe ErrorCode.NOT_FOUND
                    desks.failures.shouldBeEmpty()
                }
            }
        }
        test("a caller here sees in the cause that the handler was cancelled") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    Waiting(desks, handlers)
                    val failure = async { shouldThrow<CommandException> { desks.worker.executeAndAwait(LENGTH, "near") } }
                    runCurrent()
                    handlers.end()
                    failure.await().cause.shouldBeInstanceOf<CancellationException>()
                    failure.await().message shouldBe "the handler of length was cancelled"
                }
            }
        }
        test("closing the registration ends its handlers and no others") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    val waiting = Waiting(desks, handlers)
                    val other = desks.worker.registerSuspending(handlers, STATUS) { awaitCancellation() }
                    val caller = call(desks, "far")
                    val status = async { outcome { desks.root.executeAndAwait(STATUS) } }
                    runCurrent()
                    waiting.registration.close()
                    waiting.registration.close()
                    caller.await() shouldBe GONE
                    status.isCompleted shouldBe false
                    handlers.isActive shouldBe true
                    other.close()
                    status.await() shouldBe GONE
                    desks.failures.shouldBeEmpty()
                    handlers.end()
                }
            }
        }
        test("closing the channel ends the handlers of calls that came by it, and no others") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    val waiting = Waiting(desks, handlers)
                    val far = call(desks, "far")
                    val near = call(desks, "near", fromRoot = false)
                    desks.root
                        .connections()
                        .single()
                        .close()
                    far.await() shouldBe GONE
                    advanceUntilIdle()
                    waiting.said shouldContainExactly listOf("far has cleaned up")
                    near.isCompleted shouldBe false
                    handlers.isActive shouldBe true
                    handlers.end()
                    near.await() shouldBe GONE
                    desks.failures.shouldBeEmpty()
                }
            }
        }
        test("closing the registry ends all its handlers, and its scope goes on") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    val waiting = Waiting(desks, handlers)
                    val callers = listOf(call(desks, "far"), call(desks, "near", fromRoot = false))
                    desks.worker.close()
                    callers.forEach { it.await() shouldBe GONE }
                    advanceUntilIdle()
                    waiting.said.size shouldBe 2
                    handlers.isActive shouldBe true
                    handlers.coroutineContext.job.children
                        .toList()
                        .shouldBeEmpty()
                    desks.failures.shouldBeEmpty()
                    handlers.end()
                }
            }
        }
        test("what a handler throws when it cleans up after its channel has closed is told of") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    desks.worker.registerSuspending(handlers, LENGTH) {
                        try {
                            awaitCancellation()
                        } finally {
                            throw IOException("disk full")
                        }
                    }
                    val caller = call(desks, "far")
                    desks.root
                        .connections()
                        .single()
                        .close()
                    caller.await() shouldBe GONE
                    runCurrent()
                    desks.failures.map { it.cause().message } shouldContainExactly listOf("disk full")
                    handlers.end()
                }
            }
        }
        test("a handler that cancels itself from inside is gone, not failed") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    desks.worker.registerSuspending(handlers, LENGTH) {
                        currentCoroutineContext().cancel()
                        delay(1)
                        1
                    }
                    call(desks, "far").await() shouldBe GONE
                    desks.failures.shouldBeEmpty()
                    handlers.isActive shouldBe true
                    handlers.end()
                }
            }
        }
        test("a scope that has ended before answers nothing") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    handlers.end()
                    desks.worker.registerSuspending(handlers, LENGTH) { 1 }
                    outcome { desks.root.executeAndAwait(LENGTH, "four") } shouldBe ErrorCode.NOT_FOUND
                }
            }
        }
        test("a scope that is cancelled and not completed starts no handler") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    var ran = false
                    handlers.launch { withContext(NonCancellable) { delay(1_000) } }
                    desks.worker.registerSuspending(handlers, LENGTH) {
                        ran = true
                        1
                    }
                    runCurrent()
                    handlers.cancel()
                    outcome { desks.root.executeAndAwait(LENGTH, "four") } shouldBe GONE
                    ran shouldBe false
                    handlers.end()
                }
            }
        }
        test("whatever is cancelled and closed in whatever order, each call ends once and nothing is left") {
            runTest {
                checkAll(60, Arb.list(Arb.enum<Blow>(), 1..4)) { blows ->
                    Desks().use { desks ->
                        val handlers = scope()
                        val started = AtomicInteger()
                        val ended = AtomicInteger()
                        val registration =
                            desks.worker.registerSuspending(handlers, LENGTH) {
                                started.incrementAndGet()
                                try {
                                    delay(10)
                                    it.length
                                } finally {
                                    ended.incrementAndGet()
                                }
                            }
                        val callers = List(4) { n -> async { outcome { desks[n % 2].executeAndAwait(LENGTH, "four") } } }
                        runCurrent()
                        for (blow in blows) blow.strike(desks, handlers, registration, callers[0])
                        advanceUntilIdle()
                        callers.drop(1).forEach { (it.await() in listOf(4, GONE)) shouldBe true }
                        callers[0].isCompleted shouldBe true
                        ended.get() shouldBe started.get()
                        desks.worker.inFlight() shouldBe 0
                        desks.root.inFlight() shouldBe 0
                        desks.failures.shouldBeEmpty()
                        handlers.end()
                    }
                }
            }
        }
        test("threads that call while the registration closes are all answered, and no handler is left") {
            val threads = Executors.newFixedThreadPool(3)
            try {
                runBlocking {
                    repeat(50) {
                        Desks().use { desks ->
                            val handlers = CoroutineScope(Job())
                            val registration =
                                desks.worker.registerSuspending(handlers, LENGTH) {
                                    awaitCancellation()
                                }
                            val ready = CountDownLatch(3)
                            val calls =
                                List(2) {
                                    threads.submit<List<java.util.concurrent.CompletableFuture<Int>>> {
                                        ready.countDown()
                                        ready.await()
                                        List(10) { desks.worker.execute(LENGTH, "four") }
                                    }
                                }
                            threads
                                .submit {
                                    ready.countDown()
                                    ready.await()
                                    registration.close()
                                }.get()
                            calls.flatMap { it.get() }.forEach { call ->
                                call.handle { _, thrown -> thrown is CommandException }.get() shouldBe true
                            }
                            handlers.coroutineContext.job.children
                                .toList()
                                .shouldBeEmpty()
                            handlers.cancel()
                        }
                    }
                }
            } finally {
                threads.shutdown()
                threads.awaitTermination(5, java.util.concurrent.TimeUnit.SECONDS)
            }
        }
    })

private operator fun Desks.get(n: Int) = if (n == 0) root else worker

private enum class Blow {
    CALLER,
    REGISTRATION,
    CHANNEL,
    REGISTRY,
    SCOPE,
    ;

    fun strike(
        desks: Desks,
        handlers: CoroutineScope,
        registration: CommandRegistration,
        caller: Job,
    ) = when (this) {
        CALLER -> caller.cancel()
        REGISTRATION -> registration.close()
        CHANNEL -> desks.root.connections().forEach { it.close() }
        REGISTRY -> desks.worker.close()
        SCOPE -> handlers.cancel()
    }
}
