package dev.headrace.kotlin

import dev.headrace.clock.ManualClock
import dev.headrace.clock.ManualTimekeeper
import dev.headrace.driver.inbox.Inbox
import dev.headrace.driver.inbox.InboxPoller
import dev.headrace.driver.inbox.Offer
import dev.headrace.driver.io.IoDriver
import dev.headrace.driver.io.IoPoller
import dev.headrace.driver.timer.TimerPoller
import dev.headrace.driver.timer.TimerWheel
import dev.headrace.world.ResMut
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.property.Arb
import io.kotest.property.arbitrary.int
import io.kotest.property.arbitrary.list
import io.kotest.property.checkAll
import java.nio.ByteBuffer
import java.nio.channels.Pipe
import java.nio.channels.SelectionKey
import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.nanoseconds
import kotlin.time.Duration.Companion.seconds

class DriversSpec :
    FunSpec({
        test("timers fire in the order of their deadlines") {
            checkAll(30, Arb.list(Arb.int(1..1000), 0..20)) { delays ->
                val clock = ManualClock.startingAt(0)
                val timers: TimerPoller
                val world =
                    world {
                        resource(clock.clock())
                        timers = installTimers()
                    }
                val wheel by world.res<TimerWheel>()
                val fired = mutableListOf<Int>()
                delays.forEach { delay -> wheel.schedule(delay.microseconds) { fired += delay } }
                timers.nextDeadlineOrNull() shouldBe delays.minOrNull()?.microseconds?.inWholeNanoseconds
                timers.under(clock).advance(1.milliseconds) shouldBe delays.size
                fired shouldContainExactly delays.sorted()
                wheel.nextDeadlineOrNull() shouldBe null
            }
        }
        test("timers that fire again and again") {
            val clock = ManualClock.startingAt(0)
            val timers: TimerPoller
            val world =
                world {
                    resource(clock.clock())
                    resource(Position())
                    timers = installTimers("fast", capacity = 3)
                }
            val wheel by world.res<TimerWheel>("fast")
            val position by world.res<Position>()
            val count = world.routine { it: ResMut<Position> -> it.change { p -> Position(p.quantity + 1) } }
            val atRate = timerAtFixedRate(10.milliseconds, count)
            val withDelay = timerWithFixedDelay(10.milliseconds, count)
            val once = timer { }
            wheel.schedule(10.milliseconds, atRate)
            wheel.trySchedule(10.milliseconds, withDelay) shouldBe true
            wheel.schedule(5.milliseconds, once)
            wheel.trySchedule(1.milliseconds, timer(count)) shouldBe false
            wheel.tryScheduleOrNull(1.milliseconds, count) shouldBe null
            timers.under(clock).advance(100.milliseconds)
            position.quantity shouldBe 20
            atRate.cancel() shouldBe true
            wheel.reschedule(50.milliseconds, withDelay)
            timers.under(clock).advance(49.milliseconds) shouldBe 0
            timers.under(clock).advance(1.milliseconds) shouldBe 1
        }
        test("an inbox is a resource, and its events reach a handler") {
            val orders = inbox<Order>("orders", 2)
            val poller: InboxPoller<Order>
            val seen = mutableListOf<Int>()
            val world = world { poller = install(orders, handler { seen += it.quantity }) }
            world.contains<Inbox<Order>>() shouldBe true
            listOf(1, 2, 3).map { orders.offer(Order(it)) } shouldContainExactly listOf(Offer.ACCEPTED, Offer.ACCEPTED, Offer.REJECTED)
            poller.poll() shouldBe 2
            seen shouldContainExactly listOf(1, 2)
        }
        test("a conflating inbox keeps the latest of each key") {
            val latest = conflatingInbox<Order>("latest", 4) { it.side }
            val poller: InboxPoller<Order>
            val seen = mutableListOf<Int>()
            world { poller = install(latest, handler { seen += it.quantity }) }
            listOf(Order(1), Order(2, Side.SELL), Order(3)).forEach { latest.offer(it) }
            poller.poll()
            seen shouldContainExactly listOf(3, 2)
        }
        test("a channel that is ready runs its lambda") {
            val poller: IoPoller
            val world = world { poller = install(IoDriver.open()) }
            world.use {
                val driver by world.res<IoDriver>()
                val pipe = Pipe.open()
                pipe.source().use { source ->
                    pipe.sink().use { sink ->
                        source.configureBlocking(false)
                        var read = 0
                        val token =
                            driver.register(source, SelectionKey.OP_READ) { event ->
                                read += event.channel<Pipe.SourceChannel>().read(ByteBuffer.allocate(8))
                            }
                        poller.pollNow() shouldBe 0
                        sink.write(ByteBuffer.wrap(byteArrayOf(1, 2, 3)))
                        poller.poll(5.seconds) shouldBe 1
                        read shouldBe 3
                        var armed = 0
                        token.armOnce { armed++ }
                        sink.write(ByteBuffer.wrap(byteArrayOf(4)))
                        poller.poll(5.seconds) shouldBe 1
                        armed shouldBe 1
                        var woken = 0
                        driver.waker { woken++ }.wake()
                        poller.poll(5.seconds)
                        woken shouldBe 1
                        token.close()
                        driver.registerOnce(source, SelectionKey.OP_READ) { armed++ }.arm { armed += 10 }
                        poller.poll(5.seconds) shouldBe 1
                        armed shouldBe 11
                    }
                }
            }
        }
        test("clocks tell time in Kotlin's durations") {
            val clock = ManualClock.startingAt(1_000)
            clock.advance(5.nanoseconds)
            clock.sinceStart shouldBe 5.nanoseconds
            clock.setElapsed(7.nanoseconds)
            clock.sinceStart shouldBe 7.nanoseconds
            val past = historicalClock(0, 20, 10.nanoseconds)
            repeat(3) { past.sync() }
            past.clock().unixNanos() shouldBe 20
            realtimeClock {
                resyncEvery(1.seconds)
                threshold(1.milliseconds)
            }.sync()
        }
        test("a timekeeper runs what is due") {
            val time = ManualTimekeeper()
            var ran = 0
            time.after(2.seconds) { ran++ }
            time.after(1.seconds) { ran += 10 }.close()
            time.advance(1.seconds)
            time.runDue()
            ran shouldBe 0
            time.advance(1.seconds)
            time.runDue()
            ran shouldBe 1
        }
    })
