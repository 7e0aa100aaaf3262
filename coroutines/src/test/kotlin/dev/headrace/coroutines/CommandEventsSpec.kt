package dev.headrace.coroutines

import app.cash.turbine.test
import dev.headrace.CapacityException
import dev.headrace.Overflow
import dev.headrace.channel.Event
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.property.Arb
import io.kotest.property.arbitrary.int
import io.kotest.property.checkAll
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import java.io.IOException
import kotlin.concurrent.thread

@OptIn(ExperimentalCoroutinesApi::class)
class CommandEventsSpec :
    FunSpec({
        test("a collector hears what is emitted anywhere while it collects") {
            Desks().use { desks ->
                desks.root.emit(FLOOR, 0)
                desks.worker.events(FLOOR, Overflow.fail(8)).test {
                    desks.worker.emit(FLOOR, 1)
                    desks.root.emit(FLOOR, 2)
                    desks.root.emit("floor", 3)
                    List(3) { awaitItem() }.shouldContainExactly(1, 2, 3)
                    cancel()
                }
            }
        }
        for (asData in listOf(false, true)) {
            test("an event without a payload is a Unit each time, ${if (asData) "between processes" else "in memory"}") {
                Desks(asData).use { desks ->
                    desks.worker.events(SHUT, Overflow.fail(8)).test {
                        desks.root.emit("shut", null)
                        desks.root.emit(SHUT, Unit)
                        List(2) { awaitItem() }.shouldContainExactly(Unit, Unit)
                        cancel()
                    }
                }
            }
        }
        test("an event by its id brings whatever payload") {
            Desks().use { desks ->
                desks.worker.events("any", Overflow.fail(8)).test {
                    desks.root.emit("any", null)
                    desks.root.emit("any", "text")
                    List(2) { awaitItem() }.shouldContainExactly(null, "text")
                    cancel()
                }
            }
        }
        test("a payload that is missing or does not fit is told of and left out") {
            Desks().use { desks ->
                desks.worker.events(FLOOR, Overflow.fail(8)).test {
                    desks.root.emit("floor", null)
                    desks.root.emit("floor", "text")
                    desks.root.emit(FLOOR, 3)
                    awaitItem() shouldBe 3
                    desks.failures.map { it.subject() } shouldContainExactly listOf("floor", "floor")
                    cancel()
                }
            }
        }
        test("closing the registry completes the flow, after what is buffered; a closed one gives none") {
            Desks().use { desks ->
                runTest {
                    val seen = mutableListOf<Int>()
                    val collector =
                        launch(start = CoroutineStart.UNDISPATCHED) { desks.worker.events(FLOOR, Overflow.fail(8)).toList(seen) }
                    (1..3).forEach { desks.worker.emit(FLOOR, it) }
                    desks.worker.close()
                    collector.join()
                    seen.shouldContainExactly(1, 2, 3)
                    desks.worker
                        .events(FLOOR, Overflow.fail(8))
                        .toList()
                        .shouldBeEmpty()
                }
            }
        }
        test("cancelled before, while it waits, from inside, or when it has enough, no listener is left") {
            Desks().use { desks ->
                val flow = desks.worker.events(FLOOR, Overflow.fail(8))
                var hearing = 0
                val heard = Event.of("floor", Int::class.javaObjectType)
                runTest {
                    launch { flow.collect {} }.cancel()
                    runCurrent()
                    val waiting = launch(start = CoroutineStart.UNDISPATCHED) { flow.collect { hearing++ } }
                    launch(start = CoroutineStart.UNDISPATCHED) {
                        flow.collect {
                            hearing++
                            throw CancellationException("enough")
                        }
                    }
                    launch(start = CoroutineStart.UNDISPATCHED) {
                        shouldThrow<IOException> {
                            flow.collect {
                                hearing++
                                throw IOException()
                            }
                        }
                    }
                    launch(start = CoroutineStart.UNDISPATCHED) { flow.take(1).collect { hearing++ } }
                    desks.root.emit(heard, 1)
                    runCurrent()
                    hearing shouldBe 4
                    desks.root.emit(heard, 2)
                    runCurrent()
                    hearing shouldBe 5
                    waiting.cancel()
                    runCurrent()
                    desks.root.emit(heard, 3)
                    runCurrent()
                    hearing shouldBe 5
                }
            }
        }
        test("while the collector is busy, as many wait as the overflow says") {
            runTest {
                checkAll(50, Arb.int(1..10), Arb.int(1..30)) { capacity, emitted ->
                    val all = (1..emitted).toList()
                    seen(Overflow.dropOldest(capacity), emitted) shouldBe all.takeLast(capacity)
                    seen(Overflow.dropLatest(capacity), emitted) shouldBe all.take(capacity)
                }
            }
        }
        test("when full, fail gives what is buffered and then says so") {
            Desks().use { desks ->
                runTest {
                    val seen = mutableListOf<Int>()
                    val collector =
                        launch(start = CoroutineStart.UNDISPATCHED) {
                            shouldThrow<CapacityException> { desks.worker.events(FLOOR, Overflow.fail(2)).toList(seen) }
                        }
                    (1..6).forEach { desks.worker.emit(FLOOR, it) }
                    collector.join()
                    // The first went straight to the waiting collector.
                    seen.shouldContainExactly(1, 2, 3)
                    desks.failures.shouldBeEmpty()
                }
            }
        }
        test("events of many threads all arrive, those of one in order") {
            Desks().use { desks ->
                runTest {
                    val seen = mutableListOf<Int>()
                    val collector =
                        launch(start = CoroutineStart.UNDISPATCHED) {
                            desks.worker
                                .events(FLOOR, Overflow.fail(4_000))
                                .take(4_000)
                                .toList(seen)
                        }
                    List(4) { n -> thread { (1_000 * n..<1_000 * (n + 1)).forEach { desks.root.emit(FLOOR, it) } } }.forEach { it.join() }
                    collector.join()
                    repeat(4) { n -> seen.filter { it / 1_000 == n } shouldBe (1_000 * n..<1_000 * (n + 1)).toList() }
                }
            }
        }
    })

/** What a collector that is busy with the first event sees of those that come meanwhile. */
@OptIn(ExperimentalCoroutinesApi::class)
private suspend fun TestScope.seen(
    overflow: Overflow,
    emitted: Int,
): List<Int> =
    Desks().use { desks ->
        val seen = mutableListOf<Int>()
        val isFree = CompletableDeferred<Unit>()
        val collector =
            launch(start = CoroutineStart.UNDISPATCHED) {
                desks.worker.events(FLOOR, overflow).collect {
                    if (it == 0) isFree.await() else seen += it
                }
            }
        desks.root.emit(FLOOR, 0)
        runCurrent()
        (1..emitted).forEach { desks.root.emit(FLOOR, it) }
        isFree.complete(Unit)
        runCurrent()
        collector.cancel()
        collector.join()
        seen
    }
