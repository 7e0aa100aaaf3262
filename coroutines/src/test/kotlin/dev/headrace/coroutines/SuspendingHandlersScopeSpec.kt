package dev.headrace.coroutines

import dev.headrace.registry.HandlerFailure
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.collections.shouldContainExactlyInAnyOrder
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeSameInstanceAs
import kotlinx.coroutines.CompletableJob
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asContextElement
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancel
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.isActive
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext
import java.io.IOException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import kotlin.concurrent.thread
import kotlin.coroutines.Continuation
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.resume

private suspend fun refuse(number: Int) {
    if (number > 0) throw IOException("refused")
}

/** Handlers that begin on the publishing thread, as children of their scope. */
class SuspendingHandlersScopeSpec :
    FunSpec({
        val failures = CopyOnWriteArrayList<HandlerFailure<Int>>()
        beforeTest { failures.clear() }

        /** Ends a scope while a handler runs on another thread, and has neither suspended nor asked for its job. */
        fun endMeanwhile(end: (CompletableJob) -> Unit): Job {
            val numbers = registry(failures)
            val job = SupervisorJob()
            val called = CountDownLatch(1)
            val goOn = CountDownLatch(1)
            numbers.registerSuspending(CoroutineScope(job)) {
                called.countDown()
                goOn.await()
            }
            val publisher = thread { numbers.publish(1).report().allSucceeded() shouldBe true }
            called.await()
            end(job)
            job.isCompleted shouldBe false
            goOn.countDown()
            publisher.join()
            return job
        }
        test("a scope that is cancelled waits for a handler that has not suspended") {
            val ended = endMeanwhile { it.cancel() }
            ended.isCompleted shouldBe true
            ended.isCancelled shouldBe true
            failures.shouldBeEmpty()
        }
        test("a scope that completes waits for it too") {
            val ended = endMeanwhile { it.complete() }
            ended.isCompleted shouldBe true
            ended.isCancelled shouldBe false
        }
        test("a handler that has not suspended sees that its scope is cancelled from elsewhere, and may end by that") {
            val numbers = registry(failures)
            val job = Job()
            val seen = mutableListOf<Boolean>()
            numbers.registerSuspending(CoroutineScope(job)) {
                seen += currentCoroutineContext().isActive
                thread { job.cancel() }.join()
                seen += currentCoroutineContext().isActive
                currentCoroutineContext().ensureActive()
            }
            numbers.publish(1).report().allSucceeded() shouldBe true
            seen.shouldContainExactly(true, false)
            failures.shouldBeEmpty()
            job.isCompleted shouldBe true
        }
        test("while it runs its job is the only child of the scope, and afterwards none is left") {
            val numbers = registry(failures)
            val job = SupervisorJob()
            val scope = CoroutineScope(job)
            var own: Job? = null
            val bodies =
                listOf<suspend () -> Unit>(
                    { own = currentCoroutineContext().job.also { it shouldBeSameInstanceAs job.children.single() } },
                    { throw IOException("at once") },
                    { currentCoroutineContext().cancel() },
                    { withContext(Dispatchers.Unconfined) {} },
                )
            for (body in bodies) {
                numbers.registerSuspending(scope) { body() }
                numbers.publish(1).isDone shouldBe true
                job.children.toList().shouldBeEmpty()
                numbers.clear()
            }
            own?.isCompleted shouldBe true
            job.isActive shouldBe true
            job.cancel()
        }
        test("its context is the scope's with its own job, whatever is done with it") {
            val numbers = registry(failures)
            val job = Job()
            numbers.registerSuspending(CoroutineScope(job + CoroutineName("audit"))) {
                val context = currentCoroutineContext()
                context.fold(listOf<Any>()) { found, element -> found + element.key }.shouldContainExactlyInAnyOrder(
                    Job,
                    CoroutineName,
                    ContinuationInterceptor,
                )
                context + EmptyCoroutineContext shouldBeSameInstanceAs context
                (context + CoroutineName("other"))[Job] shouldBeSameInstanceAs context.job
                (context + CoroutineName("other"))[CoroutineName]?.name shouldBe "other"
                (CoroutineName("other") + context)[CoroutineName]?.name shouldBe "audit"
                context.minusKey(Job)[Job] shouldBe null
                context.minusKey(Job)[CoroutineName]?.name shouldBe "audit"
                context.minusKey(CoroutineName)[Job] shouldBeSameInstanceAs context.job
            }
            numbers.publish(1).report()
            failures.shouldBeEmpty()
            job.cancel()
        }
        test("what it launches in its context is waited for") {
            val numbers = registry(failures)
            val job = Job()
            val gate = CompletableFuture<Continuation<Unit>>()
            numbers.registerSuspending(CoroutineScope(job)) {
                CoroutineScope(currentCoroutineContext()).launch { suspendCancellableCoroutine { gate.complete(it) } }
            }
            val dispatch = numbers.publish(1)
            dispatch.isDone shouldBe false
            gate.get().resume(Unit)
            dispatch.report().allSucceeded() shouldBe true
            job.cancel()
        }
        test("an element of the thread is there from the beginning, and not on the thread afterwards") {
            val numbers = registry(failures)
            val local = ThreadLocal.withInitial { "nobody" }
            val job = Job()
            val seen = mutableListOf<String>()
            var caller: Continuation<Unit>? = null
            numbers.registerSuspending(CoroutineScope(job + local.asContextElement("ann"))) {
                seen += local.get()
                suspendCancellableCoroutine { caller = it }
                seen += local.get()
            }
            val dispatch = numbers.publish(1)
            seen += local.get()
            checkNotNull(caller).resume(Unit)
            dispatch.isDone shouldBe true
            seen.shouldContainExactly("ann", "nobody", "ann")
            job.cancel()
        }
        test("a function that suspends is a handler as well") {
            val numbers = registry(failures)
            val job = Job()
            numbers.registerSuspending(CoroutineScope(job), handler = ::refuse)
            numbers.publish(0).report().allSucceeded() shouldBe true
            numbers.publish(1).report().failed() shouldBe 1
            job.cancel()
        }
        test("one that another thread resumes before publishing sees it suspended is done all the same") {
            val numbers = registry(failures)
            val executor = Executors.newSingleThreadExecutor()
            val job = Job()
            numbers.registerSuspending(CoroutineScope(job)) { suspendCancellableCoroutine { executor.execute { it.resume(Unit) } } }
            repeat(20_000) { numbers.publish(1).get(10, TimeUnit.SECONDS).allSucceeded() shouldBe true }
            executor.shutdown()
            executor.awaitTermination(10, TimeUnit.SECONDS) shouldBe true
            job.children.toList().shouldBeEmpty()
            job.cancel()
        }
        test("cancelled with its dispatch while it waits, it ends, and the scope goes on") {
            val numbers = registry(failures)
            val job = Job()
            val seen = mutableListOf<String>()
            numbers.registerSuspending(CoroutineScope(job)) {
                try {
                    awaitCancellation()
                } finally {
                    seen += "ended"
                }
            }
            numbers.publish(1).cancel(true)
            seen.shouldContainExactly("ended")
            job.children.toList().shouldBeEmpty()
            job.isActive shouldBe true
            job.cancel()
        }
    })
