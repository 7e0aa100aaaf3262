package dev.headrace.kotlin

import dev.headrace.clock.ManualClock
import dev.headrace.driver.inbox.InboxPoller
import dev.headrace.driver.timer.TimerPoller
import dev.headrace.driver.timer.TimerWheel
import dev.headrace.reactor.Reactors
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.property.Arb
import io.kotest.property.arbitrary.int
import io.kotest.property.arbitrary.list
import io.kotest.property.checkAll
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

class LoopsSpec :
    FunSpec({
        test("a turn polls what the loop was given, and runs reactors and schedulers") {
            val clock = ManualClock.startingAt(0)
            val orders = inbox<Order>("orders", 8)
            val poller: InboxPoller<Order>
            val timers: TimerPoller
            val reactors: Reactors
            val ran = mutableListOf<String>()
            val world =
                world("desk") {
                    resource(clock.clock())
                    resource(Position())
                    timers = installTimers()
                    reactors = installReactors()
                    poller =
                        install(
                            orders,
                            handler { position: ResMut<Position>, marked: Res<Reactors>, order: Order ->
                                position.change { Position(it.quantity + order.quantity) }
                                marked().mark(marked().source("position"))
                            },
                        )
                }
            reactors.add("watch") { name, position: Res<Position> -> ran += "$name ${position().quantity}" } subscribe
                reactors.source("position")
            val loop =
                world.eventLoop("desk") {
                    clock(clock)
                    inbox(poller)
                    timers(timers)
                    reactors(reactors)
                    scheduler(world.scheduler("pass") { addAlways { position: Res<Position> -> ran += "pass ${position().quantity}" } })
                    step("own") { 0 }
                    parksAtMost(1.milliseconds)
                    onFailure { throw it }
                }
            orders.offer(Order(2))
            orders.offer(Order(3))
            world.res<TimerWheel>()().schedule(1.milliseconds) { ran += "timer" }
            clock.advance(1.milliseconds)
            loop.turn()
            ran shouldContainExactly listOf("timer", "watch 5", "pass 5")
            loop.report().turns() shouldBe 1
        }
        test("a loop on a thread of its own ends when the world shuts down") {
            val world = world { }
            val loop = world.eventLoop("desk") { parksAtMost(1.milliseconds) }
            val thread = loop.start()
            world.shutdown().trigger("done")
            loop.awaitEnd(10.seconds) shouldBe true
            thread.join()
        }
        test("a reactor runs once for any number of marks") {
            val world =
                world {
                    resource(Limits(10))
                    resource(Position())
                    resource<List<Order>>(listOf(Order(1)))
                }
            checkAll(30, Arb.list(Arb.int(0..3), 0..10)) { marks ->
                val reactors = world.reactors()
                val sources = List(4) { reactors.newSource("source $it") }
                val ran = mutableListOf<Int>()
                sources.forEachIndexed { i, source ->
                    val reactor =
                        when (i) {
                            0 -> {
                                reactors.add(ran) { to -> to += 0 }
                            }

                            1 -> {
                                reactors.add(ran) { to, limits: Res<Limits> -> to += limits().max - 9 }
                            }

                            2 -> {
                                reactors.add(ran) { to, orders: Res<List<Order>>, limits: Res<Limits> ->
                                    to +=
                                        orders().size + limits().max - 9
                                }
                            }

                            else -> {
                                reactors.add(ran) { to, orders: Res<List<Order>>, limits: Res<Limits>, position: ResMut<Position> ->
                                    to += orders().size + limits().max + position().quantity - 8
                                }
                            }
                        }
                    reactor subscribe source
                }
                marks.forEach { reactors.mark(sources[it]) }
                reactors.dispatch() shouldBe marks.isNotEmpty()
                ran.sorted() shouldContainExactly marks.distinct().sorted()
            }
        }
    })
