package dev.headrace.coroutines

import dev.headrace.channel.CommandException
import dev.headrace.channel.ErrorCode
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeInstanceOf
import io.kotest.property.Arb
import io.kotest.property.arbitrary.int
import io.kotest.property.arbitrary.list
import io.kotest.property.checkAll
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch
import kotlinx.coroutines.plus
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.withTimeout
import java.io.IOException
import java.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

@OptIn(ExperimentalCoroutinesApi::class)
class SuspendingCommandsSpec :
    FunSpec({
        test("a handler that suspends answers callers here and elsewhere") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    desks.worker.registerSuspending(handlers, LENGTH) {
                        delay(5)
                        it.length
                    }
                    desks.worker.executeAndAwait(LENGTH, "four") shouldBe 4
                    desks.root.executeAndAwait(LENGTH, "letters") shouldBe 7
                    desks.root.executeAndAwait("length", "dynamic") shouldBe 7
                    handlers.end()
                }
            }
        }
        test("each of many calls gets its own answer, however long others take") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    desks.worker.registerSuspending(handlers, LENGTH) {
                        delay(it.length.milliseconds)
                        it.length
                    }
                    checkAll(10, Arb.list(Arb.int(0..50), 0..30)) { lengths ->
                        lengths.map { async { desks.root.executeAndAwait(LENGTH, "x".repeat(it)) } }.awaitAll() shouldContainExactly lengths
                    }
                    desks.root.inFlight() shouldBe 0
                    desks.worker.inFlight() shouldBe 0
                    handlers.end()
                }
            }
        }
        for (asData in listOf(false, true)) {
            test("no request and no result are Unit, ${if (asData) "between processes" else "in memory"}") {
                runTest {
                    Desks(asData).use { desks ->
                        val handlers = scope()
                        var stored = 0
                        desks.worker.registerSuspending(handlers, STATUS) { "open" }
                        desks.worker.registerSuspending(handlers, RESET) { stored = 0 }
                        desks.worker.registerSuspending(handlers, STORE) { stored += it }
                        for (desk in listOf(desks.root, desks.worker)) {
                            desk.executeAndAwait(STATUS) shouldBe "open"
                            desk.executeAndAwait(STORE, 5) shouldBe Unit
                            stored shouldBe 5
                            desk.executeAndAwait(RESET) shouldBe Unit
                            stored shouldBe 0
                        }
                        handlers.end()
                    }
                }
            }
        }
        test("handlers are children of the scope, in its context, and it waits for them") {
            runTest {
                Desks().use { desks ->
                    var name: String? = null
                    val called = CompletableDeferred<Unit>()
                    val answer =
                        coroutineScope {
                            desks.worker.registerSuspending(this + CoroutineName("handlers"), LENGTH) {
                                name = currentCoroutineContext()[CoroutineName]?.name
                                called.complete(Unit)
                                delay(10)
                                it.length
                            }
                            desks.root.execute(LENGTH, "four").also { called.await() }
                        }
                    answer.join() shouldBe 4
                    name shouldBe "handlers"
                    desks.worker.commands().shouldBeEmpty()
                }
            }
        }
        test("a handler's failure is the caller's, and harms neither its scope nor a sibling") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    desks.worker.registerSuspending(handlers, LENGTH) { text ->
                        delay(text.length.milliseconds)
                        when (text) {
                            "bad" -> throw CommandException(ErrorCode.INVALID_REQUEST, "not that")
                            "broken" -> throw IOException("disk full")
                            else -> text.length
                        }
                    }
                    val sibling = async { desks.root.executeAndAwait(LENGTH, "long enough") }
                    outcome { desks.root.executeAndAwait(LENGTH, "bad") } shouldBe ErrorCode.INVALID_REQUEST
                    outcome { desks.root.executeAndAwait(LENGTH, "broken") } shouldBe ErrorCode.INTERNAL_ERROR
                    shouldThrow<CommandException> { desks.worker.executeAndAwait(LENGTH, "broken") }.cause.shouldBeInstanceOf<IOException>()
                    sibling.await() shouldBe 11
                    handlers.isActive shouldBe true
                    desks.failures.map { it.cause().message } shouldContainExactly listOf("disk full")
                    handlers.end()
                }
            }
        }
        test("a cancellation that is not the handler's own is a failure") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    val gone = CompletableDeferred<Int>().apply { cancel() }
                    desks.worker.registerSuspending(handlers, LENGTH) {
                        when (it) {
                            "late" -> withTimeout(1) { awaitCancellation() }
                            "gone" -> gone.await()
                            else -> throw CancellationException("mine")
                        }
                    }
                    for (text in listOf("late", "gone", "mine")) {
                        outcome { desks.root.executeAndAwait(LENGTH, text) } shouldBe ErrorCode.INTERNAL_ERROR
                        outcome { desks.worker.executeAndAwait(LENGTH, text) } shouldBe ErrorCode.INTERNAL_ERROR
                    }
                    desks.failures.size shouldBe 3
                    handlers.isActive shouldBe true
                    handlers.end()
                }
            }
        }
        test("a timeout of the call is a failure, and one around it a cancellation") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    val answered = CompletableDeferred<Unit>()
                    desks.worker.registerSuspending(handlers, LENGTH) {
                        answered.await()
                        it.length
                    }
                    val late = async { outcome { desks.root.executeAndAwait(LENGTH, "four", timeout = 2.seconds) } }
                    runCurrent()
                    desks.time.advance(Duration.ofSeconds(2))
                    late.await() shouldBe ErrorCode.TIMEOUT
                    shouldThrow<TimeoutCancellationException> {
                        withTimeout(2.seconds) { desks.root.executeAndAwait(LENGTH, "four", timeout = 60.seconds) }
                    }
                    desks.root.inFlight() shouldBe 0
                    answered.complete(Unit)
                    runCurrent()
                    desks.failures.shouldBeEmpty()
                    handlers.end()
                }
            }
        }
        test("options say what else there is to say") {
            runTest {
                Desks().use { desks ->
                    val ran = mutableListOf<String>()
                    val handlers = scope()
                    val registration =
                        desks.worker.registerSuspending(handlers, LENGTH, {
                            describedAs("counts")
                            runOn {
                                ran += "on the executor"
                                it.run()
                            }
                        }) { it.length }
                    registration.awaitReady().id() shouldBe "length"
                    desks.root.executeAndAwait(LENGTH, "four") shouldBe 4
                    ran shouldContainExactly listOf("on the executor")
                    desks.root
                        .commands()
                        .single()
                        .info()
                        .description() shouldBe "counts"
                    handlers.end()
                }
            }
        }
        test("a command that somebody else has is refused where it is known, and else by the router") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    desks.root.registerSuspending(handlers, LENGTH) { 1 }
                    outcome { desks.root.registerSuspending(handlers, LENGTH) { 2 } } shouldBe ErrorCode.DUPLICATE_COMMAND
                    outcome { desks.worker.registerSuspending(handlers, LENGTH) { 2 }.awaitReady() } shouldBe ErrorCode.DUPLICATE_COMMAND
                    desks.failures.clear()
                    desks.worker.executeAndAwait(LENGTH, "four") shouldBe 1
                    handlers.end()
                }
            }
        }
        test("a call within a handler is answered, also by who called") {
            runTest {
                Desks().use { desks ->
                    val handlers = scope()
                    desks.root.registerSuspending(handlers, STATUS) { "open" }
                    desks.worker.registerSuspending(handlers, LENGTH) { it.length + desks.worker.executeAndAwait(STATUS).length }
                    desks.root.executeAndAwait(LENGTH, "four") shouldBe 8
                    handlers.end()
                }
            }
        }
        test("a caller need not be in the handler's scope to be answered when that ends in peace") {
            runTest {
                Desks().use { desks ->
                    val caller =
                        coroutineScope {
                            desks.worker.registerSuspending(this, LENGTH) {
                                delay(1)
                                it.length
                            }
                            this@runTest.async { desks.root.executeAndAwait(LENGTH, "four") }.also { runCurrent() }
                        }
                    caller.await() shouldBe 4
                    launch { outcome { desks.root.executeAndAwait(LENGTH, "four") } shouldBe ErrorCode.NOT_FOUND }.join()
                }
            }
        }
    })
