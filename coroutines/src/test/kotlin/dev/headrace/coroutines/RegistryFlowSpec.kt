package dev.headrace.coroutines

import app.cash.turbine.test
import dev.headrace.CapacityException
import dev.headrace.Overflow
import dev.headrace.registry.AsyncRegistry
import dev.headrace.registry.Registry
import dev.headrace.registry.SyncRegistry
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
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

private class Numbers(
    val registry: Registry<Int>,
    val publish: (Int) -> Unit,
)

private fun numbers(): List<Numbers> {
    val sync = SyncRegistry.create<Int>("sync")
    val async = AsyncRegistry.create<Int>("async")
    return listOf(Numbers(sync, sync::publish), Numbers(async) { async.publish(it) })
}

@OptIn(ExperimentalCoroutinesApi::class)
class RegistryFlowSpec :
    FunSpec({
        for (each in listOf(0, 1)) {
            val kind = numbers()[each].registry.name()

            test("$kind: a collector sees what is published while it collects, and no handler is left") {
                val numbers = numbers()[each]
                numbers.publish(0)
                numbers.registry.asFlow(Overflow.fail(8)).test {
                    (1..3).forEach(numbers.publish)
                    List(3) { awaitItem() }.shouldContainExactly(1, 2, 3)
                    cancel()
                }
                numbers.registry.isEmpty shouldBe true
            }
            test("$kind: clearing the registry completes the flow, after what is buffered") {
                val numbers = numbers()[each]
                runTest {
                    val seen = mutableListOf<Int>()
                    val collector =
                        launch(start = CoroutineStart.UNDISPATCHED) { numbers.registry.asFlow(Overflow.fail(8)).toList(seen) }
                    (1..3).forEach(numbers.publish)
                    numbers.registry.clear() shouldBe 1
                    numbers.publish(4)
                    collector.join()
                    seen.shouldContainExactly(1, 2, 3)
                }
            }
            test("$kind: cancelled before, while it waits, from inside, or when it has enough, no handler is left") {
                val numbers = numbers()[each]
                val flow = numbers.registry.asFlow(Overflow.fail(8))
                runTest {
                    launch { flow.collect {} }.cancel()
                    runCurrent()
                    numbers.registry.isEmpty shouldBe true

                    val waiting = launch(start = CoroutineStart.UNDISPATCHED) { flow.collect {} }
                    numbers.registry.size() shouldBe 1
                    waiting.cancel()
                    runCurrent()
                    numbers.registry.isEmpty shouldBe true

                    launch(start = CoroutineStart.UNDISPATCHED) { flow.collect { throw CancellationException("enough") } }
                    launch(start = CoroutineStart.UNDISPATCHED) { shouldThrow<IOException> { flow.collect { throw IOException() } } }
                    launch(start = CoroutineStart.UNDISPATCHED) { flow.take(1).toList() }
                    numbers.registry.size() shouldBe 3
                    numbers.publish(1)
                    runCurrent()
                    numbers.registry.isEmpty shouldBe true
                    waiting.cancel()
                }
            }
            test("$kind: while the collector is busy, as many wait as the overflow says") {
                runTest {
                    checkAll(50, Arb.int(1..10), Arb.int(1..30)) { capacity, published ->
                        val all = (1..published).toList()
                        seen(numbers()[each], Overflow.dropOldest(capacity), published) shouldBe all.takeLast(capacity)
                        seen(numbers()[each], Overflow.dropLatest(capacity), published) shouldBe all.take(capacity)
                    }
                }
            }
            test("$kind: when full, fail gives what is buffered and then says so") {
                val numbers = numbers()[each]
                runTest {
                    val seen = mutableListOf<Int>()
                    val collector =
                        launch(start = CoroutineStart.UNDISPATCHED) {
                            shouldThrow<CapacityException> { numbers.registry.asFlow(Overflow.fail(2)).toList(seen) }
                        }
                    (1..6).forEach(numbers.publish)
                    collector.join()
                    // The first went straight to the waiting collector.
                    seen.shouldContainExactly(1, 2, 3)
                    numbers.registry.isEmpty shouldBe true
                }
            }
        }
        test("events of many threads all arrive, those of one in order") {
            val numbers = numbers()[0]
            runTest {
                val seen = mutableListOf<Int>()
                val collector =
                    launch(start = CoroutineStart.UNDISPATCHED) {
                        numbers.registry
                            .asFlow(Overflow.fail(4_000))
                            .take(4_000)
                            .toList(seen)
                    }
                List(4) { n -> thread { (1_000 * n..<1_000 * (n + 1)).forEach(numbers.publish) } }.forEach { it.join() }
                collector.join()
                repeat(4) { n -> seen.filter { it / 1_000 == n } shouldBe (1_000 * n..<1_000 * (n + 1)).toList() }
            }
        }
    })

/** What a collector that is busy with the first event sees of those that come meanwhile. */
@OptIn(ExperimentalCoroutinesApi::class)
private suspend fun TestScope.seen(
    numbers: Numbers,
    overflow: Overflow,
    published: Int,
): List<Int> {
    val seen = mutableListOf<Int>()
    val isFree = CompletableDeferred<Unit>()
    val collector =
        launch(start = CoroutineStart.UNDISPATCHED) {
            numbers.registry.asFlow(overflow).collect {
                if (it == 0) isFree.await() else seen += it
            }
        }
    numbers.publish(0)
    runCurrent()
    (1..published).forEach(numbers.publish)
    isFree.complete(Unit)
    runCurrent()
    collector.cancel()
    collector.join()
    return seen
}
