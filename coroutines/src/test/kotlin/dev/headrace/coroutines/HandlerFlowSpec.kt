package dev.headrace.coroutines

import app.cash.turbine.test
import dev.headrace.CapacityException
import dev.headrace.Handler
import dev.headrace.Overflow
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.collections.shouldHaveSize
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import io.kotest.property.Arb
import io.kotest.property.arbitrary.int
import io.kotest.property.checkAll
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import java.io.IOException
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.concurrent.thread

/** Something that handlers can be attached to, in its simplest form. */
private class Feed {
    val handlers = CopyOnWriteArrayList<Handler<Int>>()
    var closed = 0
        private set

    fun attach(handler: Handler<Int>): AutoCloseable {
        handlers += handler
        return AutoCloseable {
            closed++
            handlers -= handler
        }
    }

    fun publish(events: Iterable<Int>) = events.forEach { event -> handlers.forEach { it.run(event) } }

    fun flow(overflow: Overflow): Flow<Int> = handlerFlow(overflow, ::attach)
}

@OptIn(ExperimentalCoroutinesApi::class)
class HandlerFlowSpec :
    FunSpec({
        test("a collector sees what is published while it collects, in order") {
            val feed = Feed()
            feed.publish(listOf(0))
            feed.flow(Overflow.fail(8)).test {
                feed.publish(1..3)
                awaitItem() shouldBe 1
                awaitItem() shouldBe 2
                awaitItem() shouldBe 3
                cancel()
            }
            feed.handlers.shouldBeEmpty()
            feed.closed shouldBe 1
        }
        test("the handler is attached when collecting starts, not later") {
            runTest {
                val feed = Feed()
                val collector = launch(start = CoroutineStart.UNDISPATCHED) { feed.flow(Overflow.fail(1)).collect {} }
                feed.handlers shouldHaveSize 1
                collector.cancel()
            }
        }
        test("what closing throws fails the collector") {
            val stuck =
                handlerFlow<Int>(Overflow.fail(1)) {
                    it.run(1)
                    AutoCloseable { throw IOException("stuck") }
                }
            runTest {
                shouldThrow<IOException> { stuck.first() }.message shouldBe "stuck"
                val failure = shouldThrow<IllegalStateException> { stuck.collect { error("a bug") } }
                failure.message shouldBe "a bug"
                failure.suppressed.map { it.message }.shouldContainExactly("stuck")
            }
        }
        test("nothing is attached before collecting starts") {
            val feed = Feed()
            feed.flow(Overflow.fail(1))
            feed.handlers.shouldBeEmpty()
        }
        test("each collector has a handler of its own") {
            runTest {
                val feed = Feed()
                val flow = feed.flow(Overflow.fail(8))
                val seen = List(2) { mutableListOf<Int>() }
                val collectors = seen.map { into -> launch { flow.take(2).toList(into) } }
                runCurrent()
                feed.handlers shouldHaveSize 2
                feed.publish(1..2)
                collectors.forEach { it.join() }
                seen.forEach { it.shouldContainExactly(1, 2) }
                feed.closed shouldBe 2
            }
        }
        test("the handler is closed when the collector has had enough") {
            runTest {
                val feed = Feed()
                val first = CompletableDeferred<Int>()
                launch { first.complete(feed.flow(Overflow.fail(8)).first()) }
                runCurrent()
                feed.publish(7..9)
                first.await() shouldBe 7
                runCurrent()
                feed.handlers.shouldBeEmpty()
                feed.closed shouldBe 1
            }
        }
        test("cancelled before it starts, a collector attaches nothing") {
            runTest {
                val feed = Feed()
                val collector = launch { feed.flow(Overflow.fail(1)).collect {} }
                collector.cancel()
                runCurrent()
                feed.closed shouldBe 0
                feed.handlers.shouldBeEmpty()
            }
        }
        test("cancelled while it waits, a collector closes its handler once") {
            runTest {
                val feed = Feed()
                val collector = launch { feed.flow(Overflow.fail(1)).collect {} }
                runCurrent()
                feed.handlers shouldHaveSize 1
                collector.cancel()
                runCurrent()
                collector.cancel()
                feed.closed shouldBe 1
            }
        }
        test("cancelled from inside, a collector closes its handler once") {
            runTest {
                val feed = Feed()
                launch { feed.flow(Overflow.fail(8)).collect { throw CancellationException("enough") } }
                runCurrent()
                feed.publish(1..2)
                runCurrent()
                feed.closed shouldBe 1
            }
        }
        test("a handler run after the collector has gone does nothing") {
            runTest {
                val feed = Feed()
                val collector = launch { feed.flow(Overflow.fail(1)).collect {} }
                runCurrent()
                val late = feed.handlers.single()
                collector.cancel()
                runCurrent()
                repeat(3) { late.run(it) }
            }
        }
        test("a failing collector closes its handler and fails with its own exception") {
            runTest {
                val feed = Feed()
                launch(start = CoroutineStart.UNDISPATCHED) {
                    shouldThrow<IOException> { feed.flow(Overflow.fail(8)).collect { throw IOException("disk full") } }
                }
                runCurrent()
                feed.publish(listOf(1))
                runCurrent()
                feed.closed shouldBe 1
            }
        }
        test("what attaching throws fails the collector") {
            val refused = handlerFlow<Int>(Overflow.fail(1)) { throw IOException("closed") }
            runTest { shouldThrow<IOException> { refused.collect {} } }
        }
        test("when full, fail delivers what was buffered and then says so") {
            runTest {
                val feed = Feed()
                val seen = mutableListOf<Int>()
                launch {
                    shouldThrow<CapacityException> { feed.flow(Overflow.fail(3)).toList(seen) }
                        .message shouldContain "fail(3) is full: it holds 3"
                }
                runCurrent()
                feed.publish(1..6)
                runCurrent()
                // The first went straight to the waiting collector, so that three more found room.
                seen.shouldContainExactly(1, 2, 3, 4)
                feed.closed shouldBe 1
            }
        }
        test("when full, the drop policies keep what they say") {
            runTest {
                checkAll(50, Arb.int(1..20), Arb.int(1..60)) { capacity, published ->
                    kept(Overflow.dropOldest(capacity), published) shouldBe (1..published).toList().takeLast(capacity)
                    kept(Overflow.dropLatest(capacity), published) shouldBe (1..published).toList().take(capacity)
                }
            }
        }
        test("events of many threads all arrive, those of one in order") {
            runTest {
                val feed = Feed()
                val seen = mutableListOf<Int>()
                val collector = launch { feed.flow(Overflow.fail(4_000)).take(4_000).toList(seen) }
                runCurrent()
                val publishers = List(4) { n -> thread { feed.publish(1_000 * n..<1_000 * (n + 1)) } }
                publishers.forEach { it.join() }
                collector.join()
                seen.sorted() shouldBe (0..<4_000).toList()
                repeat(4) { n -> seen.filter { it / 1_000 == n } shouldBe (1_000 * n..<1_000 * (n + 1)).toList() }
            }
        }
        test("collectInto runs the handler for each element and ends with what it throws") {
            runTest {
                val seen = mutableListOf<Int>()
                val handler =
                    Handler.of<Int> {
                        seen += it
                        if (it == 3) throw IOException("disk full")
                    }
                shouldThrow<IOException> { flowOf(1, 2, 3, 4).collectInto(handler) }
                seen.shouldContainExactly(1, 2, 3)
            }
        }
    })

/** What a collector gets of [published] events that all come before it takes the first. */
private suspend fun kept(
    overflow: Overflow,
    published: Int,
): List<Int> =
    handlerFlow<Int>(overflow) { handler ->
        for (event in 1..published) handler.run(event)
        AutoCloseable {}
    }.take(minOf(published, overflow.capacity)).toList()
