package dev.headrace.kotlin

import dev.headrace.BuildException
import dev.headrace.testsupport.Memory
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import io.kotest.property.Arb
import io.kotest.property.arbitrary.boolean
import io.kotest.property.arbitrary.list
import io.kotest.property.checkAll

internal fun reprice(
    limits: Res<Limits>,
    position: ResMut<Position>,
): Boolean {
    val before = position.get()
    position.set(Position(limits.get().max))
    return position.get() != before
}

class SchedulersSpec :
    FunSpec({
        val world =
            world {
                resource(Limits(10))
                resource(Position())
                resource<List<Order>>(listOf(Order(1)))
            }
        val ran = mutableListOf<String>()
        beforeTest {
            ran.clear()
            world.resMut<Position>().set(Position())
        }

        test("a system runs where one before it changed something") {
            val scheduler =
                world.scheduler("pricing") {
                    val reprice = add(::reprice)
                    val count = add { orders: Res<List<Order>> -> ran.add("count ${orders().size}") }
                    val last = addAlways { ran += "last" }
                    count after reprice
                    count before last
                }
            scheduler.run() shouldBe 3
            scheduler.run() shouldBe 1
            ran shouldContainExactly listOf("count 1", "last")
            scheduler.graph().toText() shouldContain "reprice; reads Limits; writes Position"
        }
        test("stages run one after another") {
            checkAll(30, Arb.list(Arb.boolean(), 6..6)) { changes ->
                ran.clear()
                val scheduler =
                    world.scheduler("stages") {
                        val systems = changes.mapIndexed { i, changed -> add { changed.also { ran += "$i" } } }
                        stages(systems.subList(0, 2), systems.subList(2, 4), systems.subList(4, 6))
                    }
                scheduler.run()
                val expected = mutableListOf("0", "1")
                if (changes[0] || changes[1]) {
                    expected += listOf("2", "3")
                    if (changes[2] || changes[3]) expected += listOf("4", "5")
                }
                ran shouldContainExactly expected
            }
        }
        test("systems with up to three resources, and with none") {
            val scheduler =
                world.scheduler("arities") {
                    add { true }
                    addAlways { limits: Res<Limits> -> ran += "${limits().max}" }
                    addAlways { limits: Res<Limits>, orders: Res<List<Order>> -> ran += "${limits().max + orders().size}" }
                    add { limits: Res<Limits>, orders: Res<List<Order>>, position: ResMut<Position> ->
                        ran += "${limits().max + orders().size + position().quantity + 1}"
                        false
                    }
                }
            scheduler.run()
            ran shouldContainExactly listOf("10", "11", "12")
        }
        test("what is wrong is found when it is built") {
            shouldThrow<BuildException> { world.scheduler("wrong") { add { _: Res<Trade> -> true } } }.message shouldContain "Trade"
            shouldThrow<BuildException> {
                world.scheduler("cycle") {
                    val a = add { true }
                    val b = add { true } after a
                    a after b
                }
            }.message shouldContain "cycle"
        }
        test("a pass allocates nothing") {
            val scheduler =
                world.scheduler("quiet") {
                    val first = add { limits: Res<Limits>, position: ResMut<Position> -> limits().max > position().quantity }
                    add { limits: Res<Limits> -> limits().max > 100 } after first
                }
            Memory.allocatedPerRun { scheduler.run() } shouldBe 0.0
        }
    })
