package dev.headrace.kotlin

import dev.headrace.registry.HandlerTimeoutException
import dev.headrace.testsupport.Memory
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeInstanceOf
import io.kotest.matchers.types.shouldBeSameInstanceAs
import io.kotest.property.Arb
import io.kotest.property.arbitrary.int
import io.kotest.property.arbitrary.list
import io.kotest.property.checkAll
import java.util.concurrent.CompletableFuture
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

class RegistriesSpec :
    FunSpec({
        test("handlers run by priority, those of one priority in their order") {
            checkAll(30, Arb.list(Arb.int(-2..2), 0..12)) { priorities ->
                val registry = syncRegistry<Order>("orders")
                val ran = mutableListOf<Int>()
                priorities.forEachIndexed { i, priority -> registry.on(priority) { ran += i } }
                registry(Order(1))
                ran shouldContainExactly priorities.indices.sortedByDescending { priorities[it] }
            }
        }
        test("a guard unregisters when it is closed") {
            val registry = syncRegistry<Order>("orders")
            val seen = mutableListOf<Int>()
            registry.on { seen += it.quantity }.use { guard ->
                (guard.id() in registry) shouldBe true
                registry.publish(Order(1))
            }
            registry.publish(Order(2))
            seen shouldContainExactly listOf(1)
        }
        test("options say what else there is to say") {
            val registry = syncRegistry<Order>("orders") { counting() }
            val seen = mutableListOf<Int>()
            registry.on({
                named("big")
                once()
                where { it.quantity > 9 }
            }) { seen += it.quantity }
            registry.handlers().single().name() shouldBe "big"
            listOf(1, 10, 11).forEach { registry(Order(it)) }
            seen shouldContainExactly listOf(10)
            registry.counts().published() shouldBe 3
        }
        test("a failure is told of with its event, its cause and the name of the function") {
            val failure = IllegalStateException("no market")

            fun risk(order: Order) {
                if (order.quantity == 1) throw failure
            }
            val registry = syncRegistry<Order>("orders")
            registry.on(action = ::risk)
            registry
                .onFailure {
                    val (event, cause) = it
                    event shouldBe Order(1)
                    cause shouldBeSameInstanceAs failure
                    it.handler() shouldBe "risk"
                }.use { registry(Order(1)) }
        }
        test("a handler goes with its owner") {
            val registry = syncRegistry<Order>("orders")
            val owner = mutableListOf<Int>()
            val id = registry.onFor(owner) { to, order -> to += order.quantity }
            registry(Order(1))
            owner shouldContainExactly listOf(1)
            registry.unregister(id) shouldBe true
        }
        test("whoever waits for a handler says how long") {
            val registry = syncRegistry<Order>("orders") { awaiting() }
            registry.on { }.closeAndAwait(1.seconds) shouldBe true
            val guard = registry.on { }
            registry.unregisterAndAwait(guard.id(), 1.seconds) shouldBe true
        }
        test("asynchronous handlers run at once or in order, and a report says how they fared") {
            val registry = asyncRegistry<Order>("orders")
            val first = CompletableFuture<Unit>()
            val ran = mutableListOf<String>()
            registry.on(10) {
                ran += "first"
                first
            }
            registry.on {
                ran += "second"
                null
            }
            val inOrder = registry.publishInOrder(Order(1))
            ran shouldContainExactly listOf("first")
            first.complete(Unit)
            inOrder.get(5, TimeUnit.SECONDS).called() shouldBe 2
            ran shouldContainExactly listOf("first", "second")
            registry.publish(Order(2)).get(5, TimeUnit.SECONDS).allSucceeded() shouldBe true
        }
        test("a handler that takes too long is given up") {
            val timer =
                java.util.concurrent.Executors
                    .newSingleThreadScheduledExecutor()
            try {
                val registry = asyncRegistry<Order>("orders") { timeoutsOn(timer) }
                registry.on({ timeout(1.milliseconds) }) { CompletableFuture<Unit>() }
                val report = registry.onFailure { }.use { registry.publish(Order(1)).get(5, TimeUnit.SECONDS) }
                report
                    .failures()
                    .single()
                    .cause()
                    .shouldBeInstanceOf<HandlerTimeoutException>()
            } finally {
                timer.shutdownNow()
                timer.awaitTermination(5, TimeUnit.SECONDS)
            }
        }
        test("publishing to handlers of lambdas allocates nothing") {
            val registry = syncRegistry<Order>("orders")
            val counter = Counter()
            registry.on { counter.count += it.quantity }
            registry.on(5) { counter.count++ }
            val order = Order(3)
            Memory.allocatedPerRun { registry.publish(order) } shouldBe 0.0
        }
    })
