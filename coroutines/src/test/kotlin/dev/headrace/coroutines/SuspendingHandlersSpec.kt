package dev.headrace.coroutines

import dev.headrace.registry.AsyncRegistry
import dev.headrace.registry.HandlerFailure
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeInstanceOf
import io.kotest.matchers.types.shouldBeSameInstanceAs
import io.kotest.property.Arb
import io.kotest.property.arbitrary.enum
import io.kotest.property.arbitrary.list
import io.kotest.property.checkAll
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancel
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.isActive
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import java.io.IOException
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger

@OptIn(ExperimentalCoroutinesApi::class)
class SuspendingHandlersSpec :
    FunSpec({
        val failures = CopyOnWriteArrayList<HandlerFailure<Int>>()
        beforeTest { failures.clear() }

        test("handlers run beside each other, in the order of priority, and publishing waits for all") {
            runTest {
                val numbers = registry(failures)
                val seen = mutableListOf<String>()
                val handlers = scope()
                numbers.registerSuspending(handlers) {
                    seen += "low begins"
                    delay(1)
                    seen += "low ends"
                }
                numbers.registerSuspending(handlers, { priority(1).named("high") }) {
                    seen += "high begins"
                    delay(2)
                    seen += "high ends"
                }
                val report = numbers.publishAndAwait(1)
                seen.shouldContainExactly("high begins", "low begins", "low ends", "high ends")
                report.called() shouldBe 2
                report.allSucceeded() shouldBe true
                testScheduler.currentTime shouldBe 2
                handlers.end()
            }
        }
        test("in order, each begins when the one before is done") {
            runTest {
                val numbers = registry(failures)
                val seen = mutableListOf<String>()
                val handlers = scope()
                for (name in listOf("first", "second")) {
                    numbers.registerSuspending(handlers) {
                        seen += "$name begins"
                        delay(1)
                        seen += "$name ends"
                    }
                }
                numbers.publishInOrderAndAwait(1).called() shouldBe 2
                seen.shouldContainExactly("first begins", "first ends", "second begins", "second ends")
                testScheduler.currentTime shouldBe 2
                handlers.end()
            }
        }
        test("without a dispatcher, what does not suspend runs on the publishing thread, before publish returns") {
            val numbers = registry(failures)
            val job = SupervisorJob()
            var ran: Thread? = null
            var name: String? = null
            numbers.registerSuspending(CoroutineScope(job + CoroutineName("audit"))) {
                ran = Thread.currentThread()
                name = currentCoroutineContext()[CoroutineName]?.name
            }
            numbers.publish(1).isDone shouldBe true
            ran shouldBeSameInstanceAs Thread.currentThread()
            name shouldBe "audit"
            job.cancel()
        }
        test("with a dispatcher, it runs there") {
            val numbers = registry(failures)
            Executors.newSingleThreadExecutor { Thread(it, "handlers") }.asCoroutineDispatcher().use { dispatcher ->
                val scope = CoroutineScope(dispatcher + Job())
                val seen = CopyOnWriteArrayList<String>()
                numbers.registerSuspending(scope) {
                    seen += Thread.currentThread().name.substringBefore(" @")
                    yield()
                    seen += Thread.currentThread().name.substringBefore(" @")
                }
                runBlocking { numbers.publishAndAwait(1).allSucceeded() shouldBe true }
                seen.shouldContainExactly("handlers", "handlers")
                scope.cancel()
            }
        }
        test("a failing handler is told of and harms no other, whether it has suspended or not") {
            runTest {
                val numbers = registry(failures)
                val handlers = CoroutineScope(coroutineContext + Job()) // not even a supervisor
                val seen = mutableListOf<String>()
                numbers.registerSuspending(handlers, { named("at once") }) { throw IOException("at once") }
                numbers.registerSuspending(handlers, { named("later") }) {
                    delay(1)
                    throw IOException("later")
                }
                numbers.registerSuspending(handlers) {
                    delay(2)
                    seen += "sibling"
                }
                val report = numbers.publishAndAwait(1)
                report.failures().map { "${it.handler()}: ${it.cause().message}" }.shouldContainExactly("at once: at once", "later: later")
                failures.map { it.handler() }.shouldContainExactly("at once", "later")
                seen.shouldContainExactly("sibling")
                handlers.isActive shouldBe true
                handlers.end()
            }
        }
        test("a child that a handler starts beside itself fails with it, and harms nobody else") {
            runTest {
                val numbers = registry(failures)
                val handlers = CoroutineScope(coroutineContext + Job())
                numbers.registerSuspending(handlers) {
                    CoroutineScope(currentCoroutineContext()).launch { throw IOException("child") }
                    awaitCancellation()
                }
                numbers
                    .publishAndAwait(1)
                    .failures()
                    .single()
                    .cause()
                    .message shouldBe "child"
                handlers.isActive shouldBe true
                handlers.end()
            }
        }
        test("what is fatal reaches the caller") {
            runTest {
                val numbers = AsyncRegistry.builder<Int>("test").rethrow { it is IOException }.build()
                numbers.onFailure { failures += it }
                val handlers = scope()
                numbers.registerSuspending(handlers) {
                    yield()
                    throw IOException("fatal")
                }
                shouldThrow<IOException> { numbers.publishAndAwait(1) }
                handlers.end()
            }
        }
        test("whatever the handlers do, each is counted once") {
            runTest {
                checkAll(200, Arb.list(Arb.enum<Behaviour>(), 0..8)) { behaviours ->
                    failures.clear()
                    val numbers = registry(failures)
                    val handlers = scope()
                    val done = AtomicInteger()
                    behaviours.forEach { behaviour ->
                        numbers.registerSuspending(handlers) {
                            behaviour.act()
                            done.incrementAndGet()
                        }
                    }
                    for (inOrder in listOf(false, true)) {
                        done.set(0)
                        val report = if (inOrder) numbers.publishInOrderAndAwait(1) else numbers.publishAndAwait(1)
                        report.called() shouldBe behaviours.size
                        report.unfinished() shouldBe 0
                        report.failed() shouldBe behaviours.count { it.fails }
                        done.get() shouldBe behaviours.count { !it.fails }
                    }
                    failures.forEach { it.cause().shouldBeInstanceOf<Exception>() }
                    handlers.end()
                }
            }
        }
    })

private enum class Behaviour(
    val fails: Boolean,
    val act: suspend () -> Unit,
) {
    RETURNS(false, {}),
    YIELDS(false, { yield() }),
    WAITS(false, { delay(3) }),
    THROWS(true, { throw IOException("at once") }),
    THROWS_LATER(true, {
        delay(2)
        throw IOException("later")
    }),
    TIMES_OUT(true, { withTimeout(1) { awaitCancellation() } }),
}
