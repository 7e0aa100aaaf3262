package dev.headrace.kotlin

import dev.headrace.clock.ManualClock
import dev.headrace.driver.timer.TimerPoller
import dev.headrace.driver.timer.TimerWheel
import dev.headrace.flow.FailurePolicy
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import kotlin.time.Duration.Companion.milliseconds

class CombiningSpec :
    FunSpec({
        val seen = mutableListOf<Any>()
        beforeTest { seen.clear() }

        test("a fan-out reaches all, in order, also those of wider types") {
            val all = fanOut("all", handler<Any> { seen += "any $it" }, handler<Order> { seen += it.quantity })
            all(Order(1, Side.SELL))
            seen shouldContainExactly listOf("any Order(quantity=1, side=SELL)", 1)
        }
        test("handlers of a broadcast come and go") {
            val broadcast = broadcast<Order>("orders", FailurePolicy.COLLECT)
            val registration = broadcast.add { seen += it.quantity }
            broadcast.add { throw IllegalStateException("no market") }
            broadcast.add { seen += -it.quantity }
            shouldThrow<IllegalStateException> { broadcast(Order(1)) }
            seen shouldContainExactly listOf(1, -1)
            registration.close()
            broadcast.size() shouldBe 2
            broadcast<Order>("quiet").isEmpty shouldBe true
        }
        test("a function before a handler") {
            val quantities = handler<Int> { seen += it }
            val orders = quantities.contramap { order: Order -> order.quantity }
            val texts = quantities.contramapNotNull { text: String -> text.toIntOrNull() }
            orders(Order(3))
            listOf("4", "four").forEach { texts(it) }
            val copied = handler<MutableList<Int>> { it += 1 }.copying { it.toMutableList() }
            val mine = mutableListOf(0)
            copied(mine)
            mine shouldContainExactly listOf(0)
            seen shouldContainExactly listOf(3, 4)
        }
        test("a guarded handler keeps what it throws from its caller") {
            val guarded =
                handler<Order> { error("no market") }.guarded {
                    onFailure { handler, event, cause -> seen += "${handler.name()} $event ${cause.message}" }
                    openAfter(2)
                }
            repeat(3) { guarded.handler()(Order(it)) }
            guarded.failures() shouldBe 2
            guarded.isOpen shouldBe true
            seen.size shouldBe 2
        }
        test("a harness runs handlers, a recorder remembers, a journal replays") {
            val recorder = recordingHandler<Order>("recorder")
            val journal = journal<Order>()
            testHarness { resource(Position()) }.use { harness ->
                val target = journal.recording(harness.world().sequence(), recorder)
                harness.dispatchAll(target, Order(1), Order(2))
                harness.dispatch(target, Order(3))
                harness.world().sequence().get() shouldBe 3
                recorder.events().map { it.quantity } shouldContainExactly listOf(1, 2, 3)
                recorder.clear()
                journal.replay(harness.world().sequence(), recorder)
                recorder.events().size shouldBe 3
            }
        }
        test("timers of a test go from deadline to deadline") {
            val clock = ManualClock.startingAt(0)
            val timers: TimerPoller
            testHarness {
                resource(clock.clock())
                timers = installTimers()
            }.use { harness ->
                val wheel by harness.world().res<TimerWheel>()
                wheel.schedule(2.milliseconds, handler { seen += clock.clock().nanos() })
                val test = timers.under(clock)
                test.nextDeadlineOrNull() shouldBe 2_000_000
                test.advance(5.milliseconds) shouldBe 1
                test.setNow(9.milliseconds)
                seen shouldContainExactly listOf(2_000_000L)
            }
        }
    })
