package dev.headrace.coroutines

import dev.headrace.clock.RealtimeClock
import dev.headrace.driver.timer.TimerDriver
import dev.headrace.loop.EventLoop
import dev.headrace.world.World
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.nulls.shouldBeNull
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeInstanceOf
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger
import kotlin.concurrent.thread
import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.startCoroutine
import kotlin.time.Duration.Companion.seconds

class LoopDispatcherEndSpec :
    FunSpec({
        test("closing the world ends everything on the closing thread") {
            val world = VirtualLoop()
            val seen = mutableListOf<String>()
            val scope = world.loop.scope("test")

            suspend fun ending(
                name: String,
                wait: suspend () -> Unit,
            ) = try {
                wait()
            } finally {
                seen += "$name ended on the loop: ${world.loop.isOnLoop}"
            }
            val jobs =
                listOf<suspend () -> Unit>(
                    { ending("delay") { delay(1.seconds) } },
                    { ending("timeout") { withTimeout(1000) { awaitCancellation() } } },
                    { ending("waiting") { awaitCancellation() } },
                    { ending("pausing") { while (true) withContext(NonCancellable) { yield() }.also { yield() } } },
                ).map { body -> scope.launch { body() } }
            world.loop.poll()
            val late = scope.launch { seen += "never started" }
            world.close()
            seen.sorted().shouldContainExactly(listOf("delay", "pausing", "timeout", "waiting").map { "$it ended on the loop: true" })
            (jobs + late).all { it.isCompleted && it.isCancelled } shouldBe true
            world.fallback.ran.get() shouldBe 0
            world.timers.isEmpty() shouldBe true
        }
        test("coroutines of other scopes are cancelled too, where the loop can tell") {
            val world = VirtualLoop()
            val job = Job()
            val scope = CoroutineScope(world.loop + job)
            val delayed = scope.launch { delay(1.seconds) }
            world.loop.poll()
            val queued = scope.launch { }
            world.close()
            delayed.isCancelled shouldBe true
            queued.isCancelled shouldBe true
            job.isActive shouldBe true
        }
        test("delays that can't be cancelled end at once") {
            val world = VirtualLoop()
            val seen = mutableListOf<String>()
            world.loop.scope("test").launch {
                withContext(NonCancellable) {
                    delay(1.seconds)
                    seen += "after one"
                    delay(1.seconds)
                    seen += "after two"
                }
            }
            world.loop.poll()
            world.close()
            seen.shouldContainExactly("after one", "after two")
        }
        test("a caller without a job is cancelled as others are") {
            val world = VirtualLoop()
            val outcome = CompletableDeferred<Result<Unit>>()
            suspend { withContext(world.loop) { delay(1.seconds) } }.startCoroutine(Continuation(EmptyCoroutineContext, outcome::complete))
            world.loop.poll()
            world.close()
            outcome.await().exceptionOrNull().shouldBeInstanceOf<CancellationException>()
        }
        test("what is resumed afterwards is cancelled and ends on the fallback, with its delays") {
            val world = VirtualLoop()
            val gate = CompletableDeferred<Unit>()
            val seen = mutableListOf<String>()
            val scope = CoroutineScope(world.loop + Job())
            val job =
                scope.launch {
                    try {
                        gate.await()
                    } finally {
                        withContext(NonCancellable) {
                            delay(1.seconds)
                            seen += "cleaned up on the loop: ${world.loop.isOnLoop}"
                        }
                    }
                }
            world.loop.poll()
            world.close()
            job.isActive shouldBe true
            gate.complete(Unit)
            job.isCompleted shouldBe true
            job.isCancelled shouldBe true
            seen.shouldContainExactly("cleaned up on the loop: false")
            (world.fallback.ran.get() > 0) shouldBe true
        }
        test("what is launched afterwards is cancelled before it starts, on immediate too") {
            val world = VirtualLoop()
            val scope = CoroutineScope(world.loop + Job())
            world.loop.poll()
            world.close()
            var ran = false
            val jobs = listOf(scope.launch { ran = true }, scope.launch(world.loop.immediate) { ran = true })
            jobs.all { it.isCompleted && it.isCancelled } shouldBe true
            ran shouldBe false
            world.loop.poll() shouldBe 0
            world.loop.isOnLoop shouldBe false
        }
        test("one that never ends by itself does not keep it from closing") {
            val world = VirtualLoop()
            var isToStop = false
            val job =
                world.loop.scope("test").launch {
                    withContext(NonCancellable) {
                        while (!isToStop) {
                            yield()
                            if (world.fallback.ran.get() > 0) isToStop = true
                        }
                    }
                }
            world.loop.poll()
            world.close()
            job.isCompleted shouldBe true
        }
        test("closing twice does nothing") {
            val world = VirtualLoop()
            world.loop.close()
            world.loop.close()
            world.close()
        }
        test("other threads wake an event loop, and its end is theirs to see") {
            val time = RealtimeClock.create()
            val builder = World.builder().add(time.clock())
            val timers = builder.install(TimerDriver.wheel())
            val coroutines = builder.install(LoopDispatcher.installer())
            val world = builder.build()
            val loop =
                EventLoop
                    .of(world)
                    .clock(time)
                    .coroutines(coroutines)
                    .timers(timers)
                    .build("desk")
            val runner =
                thread(name = "desk") {
                    loop.run()
                    world.close()
                }
            val scope = coroutines.scope("test")
            var position = 0 // the loop's thread's alone
            val clients =
                List(3) {
                    thread {
                        runBlocking {
                            repeat(200) {
                                withContext(coroutines) {
                                    position++
                                    yield()
                                }
                            }
                        }
                    }
                }
            clients.forEach { it.join() }
            runBlocking {
                withContext(coroutines) { position } shouldBe 600
                withContext(coroutines) {
                    delay(1)
                    Thread.currentThread() === runner
                } shouldBe true
                val waiting = scope.launch { awaitCancellation() }
                world.shutdown().trigger()
                waiting.join()
            }
            runner.join()
        }
        test("nothing is lost while it closes, whoever dispatches") {
            repeat(50) {
                val world = VirtualLoop()
                world.loop.poll()
                val begun = CountDownLatch(1)
                val started = AtomicInteger()
                val ended = AtomicInteger()
                val jobs = List(4) { mutableListOf<Job>() }
                val threads =
                    jobs.map { mine ->
                        thread {
                            val scope = CoroutineScope(world.loop + Job())
                            repeat(50) {
                                if (it == 10) begun.countDown()
                                mine +=
                                    scope.launch {
                                        started.incrementAndGet()
                                        try {
                                            yield()
                                        } finally {
                                            ended.incrementAndGet()
                                        }
                                    }
                            }
                        }
                    }
                begun.await()
                world.loop.poll()
                world.close()
                threads.forEach { it.join() }
                runBlocking { jobs.forEach { it.joinAll() } }
                ended.get() shouldBe started.get()
            }
        }
        test("it says what it is") {
            VirtualLoop().use { world ->
                world.loop.toString() shouldBe "loop dispatcher (open, 0 waiting, 0 delayed)"
                world.harness
                    .world()
                    .shutdown()
                    .reason()
                    .shouldBeNull()
            }
        }
    })
