package dev.headrace.coroutines

import dev.headrace.registry.AsyncRegistry
import dev.headrace.registry.HandlerFailure
import dev.headrace.registry.HandlerTimeoutException
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeInstanceOf
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancel
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.isActive
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger

@OptIn(ExperimentalCoroutinesApi::class)
class SuspendingHandlersCancellationSpec :
    FunSpec({
        val failures = CopyOnWriteArrayList<HandlerFailure<Int>>()
        beforeTest { failures.clear() }

        test("a cancellation that is not the handler's own is a failure") {
            runTest {
                val numbers = registry(failures)
                val handlers = scope()
                val gone = CompletableDeferred<Unit>().apply { cancel() }
                numbers.registerSuspending(handlers) { withTimeout(1) { awaitCancellation() } }
                numbers.registerSuspending(handlers) { gone.await() }
                numbers.registerSuspending(handlers) { throw CancellationException("mine") }
                val report = numbers.publishAndAwait(1)
                report.failed() shouldBe 3
                failures.any { it.cause() is TimeoutCancellationException } shouldBe true
                handlers.isActive shouldBe true
                handlers.end()
            }
        }
        test("cancelling the scope unregisters its handlers and ends those under way, which is no failure") {
            runTest {
                val numbers = registry(failures)
                val handlers = scope()
                numbers.registerSuspending(handlers) { awaitCancellation() }
                val guard = numbers.guardSuspending(handlers) { awaitCancellation() }
                val report: Deferred<Boolean> = async { numbers.publishAndAwait(1).allSucceeded() }
                runCurrent()
                numbers.size() shouldBe 2
                handlers.end()
                report.await() shouldBe true
                numbers.isEmpty shouldBe true
                guard.isActive shouldBe false
                failures.shouldBeEmpty()
            }
        }
        test("a handler whose scope has been cancelled but not completed does not run") {
            runTest {
                val numbers = registry(failures)
                val handlers = scope()
                var ran = false
                val lasting = handlers.launch { withContext(NonCancellable) { delay(1_000) } }
                numbers.registerSuspending(handlers) { ran = true }
                runCurrent()
                handlers.cancel()
                numbers.size() shouldBe 1
                numbers.publishAndAwait(1).allSucceeded() shouldBe true
                ran shouldBe false
                lasting.join()
                runCurrent()
                numbers.isEmpty shouldBe true
            }
        }
        test("a guard that is closed unregisters its handler; those under way go on") {
            runTest {
                val numbers = registry(failures)
                val handlers = scope()
                val seen = mutableListOf<Int>()
                val guard =
                    numbers.guardSuspending(handlers) {
                        delay(1)
                        seen += it
                    }
                val first = async { numbers.publishAndAwait(1) }
                runCurrent()
                guard.close()
                numbers.publishAndAwait(2).called() shouldBe 0
                first.await().allSucceeded() shouldBe true
                seen.shouldContainExactly(1)
                handlers.end()
            }
        }
        test("a caller that is cancelled before publishes nothing") {
            runTest {
                val numbers = registry(failures)
                val handlers = scope()
                val seen = AtomicInteger()
                numbers.registerSuspending(handlers) { seen.incrementAndGet() }
                launch {
                    currentCoroutineContext().cancel()
                    shouldThrow<CancellationException> { numbers.publishAndAwait(1) }
                    shouldThrow<CancellationException> { numbers.publishInOrderAndAwait(1) }
                }.join()
                seen.get() shouldBe 0
                handlers.end()
            }
        }
        test("a caller that is cancelled meanwhile cancels the handlers and waits for them") {
            runTest {
                for (inOrder in listOf(false, true)) {
                    val numbers = registry(failures)
                    val handlers = scope()
                    val seen = mutableListOf<String>()
                    val stage = CompletableFuture<Unit>()
                    repeat(2) { n ->
                        numbers.registerSuspending(handlers) {
                            try {
                                delay(1_000)
                            } finally {
                                withContext(NonCancellable) { delay(10) }
                                seen += "handler $n has cleaned up"
                            }
                        }
                    }
                    numbers.register(-1) { stage }
                    val caller =
                        launch {
                            try {
                                if (inOrder) numbers.publishInOrderAndAwait(1) else numbers.publishAndAwait(1)
                            } finally {
                                seen += "caller has ended"
                            }
                        }
                    runCurrent()
                    val began = testScheduler.currentTime
                    caller.cancel()
                    caller.join()
                    testScheduler.currentTime - began shouldBe 10
                    seen.shouldContainExactly(
                        List(if (inOrder) 1 else 2) { "handler $it has cleaned up" } + "caller has ended",
                    )
                    stage.isCancelled shouldBe !inOrder
                    failures.shouldBeEmpty()
                    handlers.isActive shouldBe true
                    handlers.end()
                }
            }
        }
        test("a handler may cancel its caller, and is cancelled with it") {
            runTest {
                val numbers = registry(failures)
                val handlers = scope()
                val caller = Job()
                numbers.registerSuspending(handlers) {
                    caller.cancel()
                    awaitCancellation()
                }
                CoroutineScope(coroutineContext + caller).launch { numbers.publishAndAwait(1) }.join()
                caller.isCancelled shouldBe true
                failures.shouldBeEmpty()
                handlers.isActive shouldBe true
                handlers.end()
            }
        }
        test("a handler that cancels itself has ended, and not failed") {
            runTest {
                val numbers = registry(failures)
                val handlers = scope()
                numbers.registerSuspending(handlers) {
                    currentCoroutineContext().job.cancel()
                    yield()
                }
                numbers.publishAndAwait(1).allSucceeded() shouldBe true
                handlers.end()
            }
        }
        test("cancelled after it is done, a dispatch stays done") {
            runTest {
                val numbers = registry(failures)
                val handlers = scope()
                numbers.registerSuspending(handlers) { yield() }
                val caller = async { numbers.publishAndAwait(1) }
                val report = caller.await()
                caller.cancel()
                report.allSucceeded() shouldBe true
                handlers.end()
            }
        }
        test("who waits for a dispatch that somebody else cancels is told how far it came") {
            runTest {
                val numbers = registry(failures)
                val handlers = scope()
                numbers.registerSuspending(handlers) { awaitCancellation() }
                val dispatch = numbers.publish(1)
                val report = async { dispatch.await() }
                runCurrent()
                dispatch.cancel(true)
                report.await().unfinished() shouldBe 1
                handlers.end()
            }
        }
        test("registered for a scope that has ended, a handler is not there") {
            val numbers = registry(failures)
            val ended = CoroutineScope(Job().apply { complete() })
            val id = numbers.registerSuspending(ended) {}
            numbers.contains(id) shouldBe false
            numbers.guardSuspending(ended) {}.isActive shouldBe false
            numbers.isEmpty shouldBe true
        }
        test("a handler that takes too long has failed, and is cancelled") {
            val timer = Executors.newScheduledThreadPool(1)
            val begun = CountDownLatch(1)
            timer.execute(begun::await) // one that is late before it is called is not called
            val numbers = AsyncRegistry.builder<Int>("test").timeoutsOn(timer).build()
            numbers.onFailure { failures += it }
            val job = Job()
            val cancelled = CompletableDeferred<Unit>()
            numbers.registerSuspending(CoroutineScope(job), { timeout(Duration.ofMillis(1)) }) {
                try {
                    begun.countDown()
                    awaitCancellation()
                } finally {
                    cancelled.complete(Unit)
                }
            }
            runBlocking {
                numbers.publishAndAwait(1).failed() shouldBe 1
                cancelled.await()
            }
            failures.single().cause().shouldBeInstanceOf<HandlerTimeoutException>()
            job.isActive shouldBe true
            job.cancel()
            timer.shutdown()
        }
        test("handlers that an executor has started are cancelled and waited for all the same") {
            val executor = Executors.newSingleThreadExecutor()
            val numbers = AsyncRegistry.builder<Int>("test").runOn(executor).build()
            val job = Job()
            val begun = CompletableDeferred<Unit>()
            val settle = CompletableDeferred<Unit>()
            val seen = CopyOnWriteArrayList<String>()
            numbers.registerSuspending(CoroutineScope(job)) {
                try {
                    awaitCancellation()
                } finally {
                    withContext(NonCancellable) { settle.await() }
                    seen += "handler"
                }
            }
            numbers.register(-1) { _: Int ->
                begun.complete(Unit) // the thread is done with the one before
                null
            }
            runBlocking {
                val caller =
                    launch {
                        try {
                            numbers.publishAndAwait(1)
                        } finally {
                            seen += "caller"
                        }
                    }
                begun.await()
                caller.cancel()
                yield()
                seen.shouldBeEmpty()
                settle.complete(Unit)
                caller.join()
            }
            seen.shouldContainExactly("handler", "caller")
            job.cancel()
            executor.shutdown()
        }
        test("a handler that another thread is only just calling is cancelled and waited for") {
            val executor = Executors.newSingleThreadExecutor()
            val numbers = AsyncRegistry.builder<Int>("test").runOn(executor).build()
            val job = Job()
            val called = CompletableDeferred<Unit>()
            val goOn = CountDownLatch(1)
            val seen = CopyOnWriteArrayList<String>()
            numbers.registerSuspending(CoroutineScope(job)) {
                called.complete(Unit)
                goOn.await() // has not suspended yet: the registry knows nothing of it
                try {
                    awaitCancellation()
                } finally {
                    seen += "handler"
                }
            }
            runBlocking {
                val caller =
                    launch {
                        try {
                            numbers.publishAndAwait(1)
                        } finally {
                            seen += "caller"
                        }
                    }
                called.await()
                caller.cancel()
                yield()
                caller.isCompleted shouldBe false
                seen.shouldBeEmpty()
                goOn.countDown()
                caller.join()
            }
            seen.shouldContainExactly("handler", "caller")
            job.cancel()
            executor.shutdown()
        }
        test("one that is called there and does not suspend is waited for too") {
            val executor = Executors.newSingleThreadExecutor()
            val numbers = AsyncRegistry.builder<Int>("test").runOn(executor).build()
            val called = CompletableDeferred<Unit>()
            val goOn = CountDownLatch(1)
            val seen = CopyOnWriteArrayList<String>()
            numbers.register { _: Int ->
                called.complete(Unit)
                goOn.await()
                seen += "handler"
                null
            }
            runBlocking {
                val caller = launch { numbers.publishInOrderAndAwait(1) }
                called.await()
                caller.cancel()
                yield()
                goOn.countDown()
                caller.join()
                seen += "caller"
            }
            seen.shouldContainExactly("handler", "caller")
            executor.shutdown()
        }
        test("one that waits in an executor's queue is not waited for, and never called") {
            val queue = CopyOnWriteArrayList<Runnable>()
            val numbers = AsyncRegistry.builder<Int>("test").runOn(queue::add).build()
            val job = Job()
            var ran = false
            numbers.registerSuspending(CoroutineScope(job)) { ran = true }
            runBlocking {
                val caller = launch { numbers.publishAndAwait(1) }
                yield()
                caller.cancel()
                caller.join()
            }
            queue.single().run()
            ran shouldBe false
            job.cancel()
        }
        test("a handler that is called on the caller's own thread may cancel it, and is waited for") {
            runTest {
                val numbers = registry(failures)
                val handlers = scope()
                val seen = mutableListOf<String>()
                val caller = Job()
                numbers.registerSuspending(handlers) {
                    caller.cancel()
                    try {
                        awaitCancellation()
                    } finally {
                        withContext(NonCancellable) { delay(10) }
                        seen += "handler"
                    }
                }
                CoroutineScope(coroutineContext + caller)
                    .launch {
                        try {
                            numbers.publishAndAwait(1)
                        } finally {
                            seen += "caller"
                        }
                    }.join()
                seen.shouldContainExactly("handler", "caller")
                handlers.end()
            }
        }
    })
