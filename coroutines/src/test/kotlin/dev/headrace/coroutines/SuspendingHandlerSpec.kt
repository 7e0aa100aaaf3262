package dev.headrace.coroutines

import dev.headrace.CapacityException
import dev.headrace.Overflow
import dev.headrace.flow.Pipeline
import dev.headrace.world.World
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import io.kotest.matchers.types.shouldBeInstanceOf
import io.kotest.property.Arb
import io.kotest.property.arbitrary.enum
import io.kotest.property.arbitrary.int
import io.kotest.property.arbitrary.list
import io.kotest.property.checkAll
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancel
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.isActive
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import java.io.IOException
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

/** A handler whose coroutines end when the test says so. */
private class Gated(
    atMost: Int,
    overflow: Overflow,
) {
    val job = Job()
    val begun = mutableListOf<Int>()
    val gates = ArrayDeque<CompletableDeferred<Unit>>()
    val handler =
        SuspendingHandler.of<Int>("gated", CoroutineScope(job), atMost, overflow) {
            begun += it
            CompletableDeferred<Unit>().also(gates::add).await()
        }

    fun release() = gates.removeFirst().complete(Unit)
}

class SuspendingHandlerSpec :
    FunSpec({
        test("at the end of a pipeline, on the world's loop and in virtual time") {
            VirtualLoop().use { world ->
                val sent = mutableListOf<String>()
                val scope = world.loop.scope("gateway")
                val orders =
                    Pipeline
                        .of(world.harness.world(), String::class.java)
                        .then { order: String -> order.uppercase() }
                        .dispatchSuspending("gateway", scope, atMost = 2, Overflow.fail(8)) {
                            delay(10.milliseconds)
                            sent += "$it after ${world.now}, on the loop: ${world.loop.isOnLoop}"
                        }.build("orders")
                listOf("a", "b", "c").forEach { world.harness.dispatch(orders, it) }
                sent.shouldBeEmpty()
                world.advance(1.seconds)
                sent.shouldContainExactly(
                    "A after 10ms, on the loop: true",
                    "B after 10ms, on the loop: true",
                    "C after 20ms, on the loop: true",
                )
                orders.graph().toString() shouldContain "gateway"
            }
        }
        test("where there is a value or none") {
            World.builder().build().use { world ->
                val job = Job()
                val seen = mutableListOf<Int>()
                val evens =
                    Pipeline
                        .of(world, Int::class.javaObjectType)
                        .guard { number: Int -> number % 2 == 0 }
                        .dispatchSuspending("evens", CoroutineScope(job), 1, Overflow.fail(1)) { seen += it }
                        .build("evens")
                (1..4).forEach(evens::run)
                seen.shouldContainExactly(2, 4)
                job.cancel()
            }
        }
        test("so many are under way, further ones wait and begin in order") {
            val gated = Gated(2, Overflow.fail(3))
            (1..5).forEach(gated.handler::run)
            gated.begun.shouldContainExactly(1, 2)
            gated.handler.inFlight shouldBe 2
            gated.handler.waiting shouldBe 3
            shouldThrow<CapacityException> { gated.handler.run(6) }
            gated.release()
            gated.begun.shouldContainExactly(1, 2, 3)
            repeat(4) { gated.release() }
            gated.begun.shouldContainExactly(1, 2, 3, 4, 5)
            gated.handler.toString() shouldBe "gated (0 of 2 under way, 0 waiting, 0 dropped)"
            gated.job.cancel()
        }
        test("when full, the drop policies keep what they say") {
            checkAll(50, Arb.int(1..5), Arb.int(1..20)) { capacity, events ->
                for (overflow in listOf(Overflow.dropOldest(capacity), Overflow.dropLatest(capacity))) {
                    val gated = Gated(1, overflow)
                    gated.handler.run(0)
                    (1..events).forEach(gated.handler::run)
                    while (gated.gates.isNotEmpty()) gated.release()
                    val all = (1..events).toList()
                    val isOldest = overflow.policy == Overflow.Policy.DROP_OLDEST
                    gated.begun.drop(1) shouldBe if (isOldest) all.takeLast(capacity) else all.take(capacity)
                    gated.handler.dropped shouldBe maxOf(0, events - capacity).toLong()
                    gated.job.cancel()
                }
            }
        }
        test("it does as a plain model does, whatever comes and ends") {
            checkAll(
                200,
                Arb.int(1..3),
                Arb.int(1..4),
                Arb.enum<Overflow.Policy>(),
                Arb.list(Arb.int(0..2), 0..60),
            ) { atMost, capacity, policy, steps ->
                val gated = Gated(atMost, Overflow(policy, capacity))
                val waiting = ArrayDeque<Int>()
                val begun = mutableListOf<Int>()
                var running = 0
                steps.forEachIndexed { event, step ->
                    if (step == 0 && running > 0) {
                        gated.release()
                        waiting.removeFirstOrNull()?.let(begun::add) ?: running--
                    } else if (step > 0) {
                        val refused = runCatching { gated.handler.run(event) }.isFailure
                        when {
                            running < atMost -> begun.add(event).also { running++ }
                            waiting.size < capacity -> waiting += event
                            policy == Overflow.Policy.FAIL -> refused shouldBe true
                            policy == Overflow.Policy.DROP_OLDEST -> waiting.removeFirst().also { waiting += event }
                        }
                    }
                    gated.begun shouldBe begun
                    gated.handler.inFlight shouldBe running
                    gated.handler.waiting shouldBe waiting.size
                }
                gated.job.cancel()
                gated.handler.waiting shouldBe 0
            }
        }
        test("however many wait for one that does not suspend, the stack does not grow") {
            val job = Job()
            val gate = CompletableDeferred<Unit>()
            var seen = 0
            val handler =
                SuspendingHandler.of<Int>("deep", CoroutineScope(job), 1, Overflow.fail(100_000)) {
                    if (it == 0) gate.await()
                    seen++
                }
            (0..<100_000).forEach(handler::run)
            gate.complete(Unit)
            seen shouldBe 100_000
            job.cancel()
        }
        test("one that fails is told of, with its event, and harms nobody") {
            VirtualLoop().use { world ->
                val scope = CoroutineScope(world.loop + Job())
                val failures = mutableListOf<Pair<Int, Throwable>>()
                val handler =
                    SuspendingHandler.of<Int>("failing", scope, 1, Overflow.fail(8), { event, failure -> failures += event to failure }) {
                        when (it) {
                            1 -> throw IOException("refused")
                            2 -> withTimeout(1) { awaitCancellation() }
                            3 -> currentCoroutineContext().cancel()
                        }
                        yield()
                    }
                (1..4).forEach(handler::run)
                world.advance(1.seconds)
                failures.map { it.first }.shouldContainExactly(1, 2)
                failures[0].second.message shouldBe "refused"
                failures[1].second.shouldBeInstanceOf<TimeoutCancellationException>()
                handler.inFlight shouldBe 0
                scope.isActive shouldBe true
                scope.cancel()
            }
        }
        test("cancelling the scope ends those under way and drops those that wait and come") {
            val gated = Gated(2, Overflow.fail(8))
            (1..5).forEach(gated.handler::run)
            gated.job.cancel()
            gated.job.isCompleted shouldBe true
            gated.handler.inFlight shouldBe 0
            gated.handler.waiting shouldBe 0
            gated.handler.run(6)
            gated.begun.shouldContainExactly(1, 2)
            gated.handler.dropped shouldBe 4
        }
        test("cancelled before or after, nothing begins") {
            val gated = Gated(1, Overflow.fail(1))
            gated.handler.run(1)
            gated.release()
            gated.job.cancel()
            gated.handler.run(2)
            gated.begun.shouldContainExactly(1)
            gated.handler.dropped shouldBe 1
        }
        test("a handler for nothing at once makes no sense") {
            shouldThrow<IllegalArgumentException> { Gated(0, Overflow.fail(1)) }.message shouldContain "let it be 1 or more"
        }
    })
