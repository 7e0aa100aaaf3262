package dev.headrace.kotlin

import dev.headrace.BuildException
import dev.headrace.Problem
import dev.headrace.clock.ManualClock
import dev.headrace.driver.timer.TimerDriver
import dev.headrace.driver.timer.TimerPoller
import dev.headrace.world.Res
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import io.kotest.matchers.types.shouldBeSameInstanceAs
import io.kotest.property.Arb
import io.kotest.property.arbitrary.int
import io.kotest.property.arbitrary.list
import io.kotest.property.checkAll

class WorldsSpec :
    FunSpec({
        test("a resource is found under its type, arguments included") {
            val orders = mutableListOf(Order(1))
            val trades = mutableListOf(Trade(1))
            val world =
                world("desk") {
                    resource<List<Order>>(orders)
                    resource<List<Trade>>(trades)
                    resource(Limits(10))
                    resource(Limits(20), "eu")
                }
            world.toString() shouldContain "desk"
            world.res<List<Order>>().get() shouldBeSameInstanceAs orders
            world.res<List<Trade>>().get() shouldBeSameInstanceAs trades
            world.res<Limits>()() shouldBe Limits(10)
            world.res<Limits>("eu")() shouldBe Limits(20)
            world.contains<Limits>("us") shouldBe false
            world.contains<List<Order>>() shouldBe true
            world.contains<Set<Order>>() shouldBe false
        }
        test("what the block installs can be kept outside it") {
            val timers: TimerPoller
            val world =
                world {
                    resource(ManualClock.startingAt(0).clock())
                    timers = install(TimerDriver.wheel())
                }
            timers.poll() shouldBe 0
            world.close()
        }
        test("everything that is wrong comes in one exception") {
            val wrong =
                shouldThrow<BuildException> {
                    world {
                        resource(Limits(1))
                        resource(Limits(2))
                        resource("a text says too little")
                    }
                }
            wrong.problems().map { it.kind() } shouldContainExactly listOf(Problem.Kind.DUPLICATE, Problem.Kind.INVALID)
        }
        test("a block that fails closes what it added") {
            val closed = mutableListOf<String>()

            class Journal : AutoCloseable {
                override fun close() {
                    closed += "journal"
                }
            }
            val failure = IllegalStateException("no market")
            shouldThrow<IllegalStateException> {
                world {
                    resource(Journal())
                    throw failure
                }
            } shouldBeSameInstanceAs failure
            closed shouldContainExactly listOf("journal")
        }
        test("a resource is made only where there is none") {
            val world =
                world {
                    resource(Limits(1))
                    resourceIfAbsent { Limits(2) }
                    resourceIfAbsent("eu") { Limits(3) }
                }
            world.res<Limits>()() shouldBe Limits(1)
            world.res<Limits>("eu")() shouldBe Limits(3)
        }
        test("an alias is read as another type, and not written") {
            val world =
                world {
                    resource(mutableListOf(Order(1)))
                    alias<Iterable<Order>>(key<MutableList<Order>>())
                }
            val orders: Res<Iterable<Order>> = world.res()
            orders().toList() shouldContainExactly listOf(Order(1))
            shouldThrow<Exception> { world.resMut<Iterable<Order>>() }
        }
        test("a property can be the resource") {
            val world =
                world {
                    resource(Limits(10))
                    resource(Position())
                }

            class Desk {
                val limits by world.res<Limits>()
                var position by world.resMut<Position>()
                val none by world.resOrNull<Trade>()
                val some by world.resOrNull<Limits>()
            }
            val desk = Desk()
            checkAll(Arb.list(Arb.int(0..9))) { quantities ->
                desk.position = Position()
                quantities.forEach { desk.position = Position(desk.position.quantity + it) }
                world.res<Position>()().quantity shouldBe quantities.sum()
            }
            desk.limits shouldBe Limits(10)
            desk.some?.max shouldBe 10
            desk.none shouldBe null
            world.resMutOrNull<Trade>() shouldBe null
            world.resMutOrNull<Position>()?.change { Position(it.quantity + 1) }
            world.resMut<Position>().change { Position(7) }
            desk.position shouldBe Position(7)
        }
        test("a property without its resource fails at once, with the name") {
            val world = world { }
            shouldThrow<BuildException> {
                val limits by world.res<Limits>()
                limits.max
            }.problems().single().what() shouldContain "Limits"
        }
    })
