package dev.headrace.coroutines

import dev.headrace.CapacityException
import dev.headrace.world.World
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import io.kotest.matchers.types.shouldBeInstanceOf
import io.kotest.matchers.types.shouldBeSameInstanceAs
import io.kotest.property.Arb
import io.kotest.property.arbitrary.int
import io.kotest.property.arbitrary.list
import io.kotest.property.checkAll
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.asExecutor
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancel
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield
import java.io.IOException
import kotlin.concurrent.thread
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

@OptIn(ExperimentalCoroutinesApi::class)
class LoopDispatcherSpec :
    FunSpec({
        test("what is launched runs in the next poll, in order, each an event of the world") {
            VirtualLoop().use { world ->
                val seen = mutableListOf<Int>()
                val scope = world.loop.scope("test")
                repeat(3) { n -> scope.launch { seen += n } }
                seen.shouldBeEmpty()
                world.loop.nanosToNext() shouldBe 0
                world.loop.poll() shouldBe 3
                seen.shouldContainExactly(0, 1, 2)
                world.harness
                    .world()
                    .sequence()
                    .get() shouldBe 3
                world.loop.nanosToNext() shouldBe Long.MAX_VALUE
                world.loop.poll() shouldBe 0
            }
        }
        test("what is dispatched by what runs waits for the next poll") {
            VirtualLoop().use { world ->
                val seen = mutableListOf<String>()
                val scope = world.loop.scope("test")
                scope.launch {
                    seen += "first"
                    yield()
                    seen += "third"
                }
                scope.launch { seen += "second" }
                world.loop.poll() shouldBe 2
                seen.shouldContainExactly("first", "second")
                world.loop.poll() shouldBe 1
                seen.shouldContainExactly("first", "second", "third")
            }
        }
        test("a task may poll too: nothing is run twice or left") {
            VirtualLoop().use { world ->
                val seen = mutableListOf<Int>()
                val executor = world.loop.asExecutor()
                executor.execute {
                    executor.execute { seen += 3 }
                    world.loop.poll()
                    seen += 4
                }
                executor.execute { seen += 1 }
                executor.execute { seen += 2 }
                world.loop.poll() shouldBe 1
                seen.shouldContainExactly(1, 2, 3, 4)
                world.loop.nanosToNext() shouldBe Long.MAX_VALUE
            }
        }
        test("what a plain task throws reaches the caller; those behind it wait for the next poll") {
            VirtualLoop().use { world ->
                val seen = mutableListOf<Int>()
                val executor = world.loop.asExecutor()
                executor.execute { throw IOException("disk full") }
                executor.execute { seen += 1 }
                shouldThrow<IOException> { world.loop.poll() }
                world.loop.nanosToNext() shouldBe 0
                executor.execute { seen += 2 }
                world.loop.poll() shouldBe 2
                seen.shouldContainExactly(1, 2)
            }
        }
        test("the thread that polls is the loop's") {
            VirtualLoop().use { world ->
                world.loop.isOnLoop shouldBe false
                world.loop.poll()
                world.loop.isOnLoop shouldBe true
                thread { world.loop.poll() }.join()
                world.loop.isOnLoop shouldBe false
            }
        }
        test("immediate goes on at once on the loop's thread, and by a poll elsewhere") {
            VirtualLoop().use { world ->
                val seen = mutableListOf<String>()
                val scope = world.loop.scope("test")
                scope.launch(world.loop.immediate) { seen += "polled" }
                seen.shouldBeEmpty()
                world.loop.poll()
                scope.launch(world.loop.immediate) {
                    seen += "at once"
                    delay(1)
                    seen += "after ${world.now}"
                    withTimeoutOrNull(5) { awaitCancellation() }
                    seen += "given up after ${world.now}"
                }
                seen.shouldContainExactly("polled", "at once")
                world.advance(1.seconds)
                seen.drop(2).shouldContainExactly("after 1ms", "given up after 6ms")
                thread { scope.launch(world.loop.immediate) { seen += "sent" } }.join()
                seen.last() shouldBe "given up after 6ms"
                world.loop.poll() shouldBe 1
                seen.last() shouldBe "sent"
            }
        }
        test("delays are the wheel's, in virtual time and in the order of their deadlines") {
            VirtualLoop().use { world ->
                val seen = mutableListOf<Pair<Duration, String>>()
                val scope = world.loop.scope("test")
                for (name in listOf("a", "b")) {
                    scope.launch {
                        repeat(2) {
                            delay(if (name == "a") 3.seconds else 2.seconds)
                            yield()
                            seen += world.now to name
                        }
                    }
                }
                world.advance(10.seconds)
                seen.shouldContainExactly(2.seconds to "b", 3.seconds to "a", 4.seconds to "b", 6.seconds to "a")
                world.timers.isEmpty() shouldBe true
            }
        }
        test("however long the delays are, coroutines see them to the millisecond") {
            checkAll(50, Arb.list(Arb.int(0..5_000), 1..30)) { delays ->
                VirtualLoop().use { world ->
                    val seen = mutableListOf<Pair<Duration, Int>>()
                    val scope = world.loop.scope("test")
                    delays.forEachIndexed { n, millis ->
                        scope.launch {
                            delay(millis.milliseconds)
                            seen += world.now to n
                        }
                    }
                    world.advance(5.seconds)
                    seen shouldBe delays.withIndex().sortedBy { it.value }.map { it.value.milliseconds to it.index }
                }
            }
        }
        test("a delay of another thread is begun by the loop, and can be cancelled before it is") {
            VirtualLoop().use { world ->
                val seen = mutableListOf<String>()
                val scope = world.loop.scope("test")
                world.loop.poll()
                thread {
                    scope.launch(start = CoroutineStart.UNDISPATCHED) {
                        delay(1.seconds)
                        seen += "woken at ${world.now}"
                    }
                    scope.launch(start = CoroutineStart.UNDISPATCHED) { delay(1.seconds) }.cancel()
                }.join()
                world.timers.isEmpty() shouldBe true
                world.loop.runCurrent()
                world.timers.size() shouldBe 1
                world.advance(2.seconds)
                seen.shouldContainExactly("woken at 1s")
            }
        }
        test("cancelling one that waits takes its timer off the wheel, from any thread") {
            VirtualLoop().use { world ->
                val scope = world.loop.scope("test")
                val jobs = List(3) { scope.launch { delay(1.seconds) } }
                world.loop.runCurrent()
                world.timers.size() shouldBe 3
                jobs[1].cancel()
                world.timers.size() shouldBe 2
                thread { jobs[0].cancel() }.join()
                world.loop.runCurrent()
                world.timers.size() shouldBe 1
                jobs[0].isCompleted shouldBe true
                jobs[2].isActive shouldBe true
            }
        }
        test("cancelled before it starts, it does not run") {
            VirtualLoop().use { world ->
                var ran = false
                world.loop
                    .scope("test")
                    .launch { ran = true }
                    .cancel()
                world.loop.runCurrent()
                ran shouldBe false
            }
        }
        test("cancelled from inside, it ends at its next suspension point") {
            VirtualLoop().use { world ->
                val seen = mutableListOf<String>()
                world.loop.scope("test").launch {
                    currentCoroutineContext().cancel()
                    seen += "still here"
                    delay(1)
                    seen += "never"
                }
                world.advance(1.seconds)
                seen.shouldContainExactly("still here")
            }
        }
        test("withTimeout is in virtual time too") {
            VirtualLoop().use { world ->
                val scope = world.loop.scope("test")
                val late = scope.async { shouldThrow<TimeoutCancellationException> { withTimeout(10) { delay(20) } } }
                val inTime = scope.async { withTimeout(10) { delay(5) } }
                world.advance(9.milliseconds)
                inTime.isCompleted shouldBe true
                late.isActive shouldBe true
                world.advance(1.milliseconds)
                late.isCompleted shouldBe true
                world.timers.isEmpty() shouldBe true
            }
        }
        test("where the wheel is full, delay throws and withTimeout is cancelled") {
            VirtualLoop(capacity = 1).use { world ->
                val scope = world.loop.scope("test")
                scope.launch { delay(1.seconds) }
                val delayed = scope.async { shouldThrow<CapacityException> { delay(1) } }
                val timed = scope.async { shouldThrow<CancellationException> { withTimeout(1) { awaitCancellation() } } }
                val far = CompletableDeferred<Throwable?>()
                world.loop.runCurrent()
                thread {
                    scope.launch(start = CoroutineStart.UNDISPATCHED) {
                        far.complete(runCatching { delay(1) }.exceptionOrNull())
                    }
                }.join()
                world.loop.runCurrent()
                delayed.isCompleted shouldBe true
                timed.isCompleted shouldBe true
                far.getCompleted().shouldBeInstanceOf<CapacityException>()
            }
        }
        test("a child that fails is told of, and harms no sibling") {
            VirtualLoop().use { world ->
                val failures = mutableListOf<String?>()
                val scope = world.loop.scope("test") { failures += it.message }
                scope.launch { throw IOException("disk full") }
                val sibling = scope.launch { delay(1) }
                world.advance(1.seconds)
                failures.shouldContainExactly("disk full")
                sibling.isCancelled shouldBe false
                scope.isActive shouldBe true
            }
        }
        test("a child scope has its name, fails alone, and goes with the outer one") {
            VirtualLoop().use { world ->
                val failures = mutableListOf<String?>()
                val server = world.loop.scope("server")
                val connections = List(2) { n -> server.childScope("connection $n") { failures += it.message } }
                var name: String? = null
                connections[0].launch { throw IOException("reset") }
                connections[0].launch { name = currentCoroutineContext()[CoroutineName]?.name }
                val open = connections.map { it.launch { awaitCancellation() } }
                world.loop.runCurrent()
                failures.shouldContainExactly("reset")
                name shouldBe "connection 0"
                connections[0].cancel()
                world.loop.runCurrent()
                open.map { it.isActive }.shouldContainExactly(false, true)
                server.cancel()
                world.loop.runCurrent()
                open.map { it.isActive }.shouldContainExactly(false, false)
            }
        }
        test("it is a resource of its world") {
            VirtualLoop().use { world ->
                world.harness
                    .world()
                    .res(LoopDispatcher::class.java)
                    .get() shouldBeSameInstanceAs world.loop
            }
        }
        test("a world without a wheel can't have one") {
            shouldThrow<dev.headrace.BuildException> { World.builder().install(LoopDispatcher.installer()) }
        }
        test("runCurrent says so where there is always more") {
            VirtualLoop().use { world ->
                world.loop.scope("test").launch { while (true) yield() }
                shouldThrow<IllegalStateException> { world.loop.runCurrent() }.message shouldContain "time stands still"
            }
        }
        test("what another context does comes back to the loop") {
            VirtualLoop().use { world ->
                val done = CompletableDeferred<Boolean>()
                world.loop.scope("test").launch {
                    withContext(world.fallback) { yield() }
                    done.complete(world.loop.isOnLoop)
                }
                world.loop.runCurrent()
                done.getCompleted() shouldBe true
            }
        }
    })
