package dev.headrace.kotlin

import dev.headrace.BuildException
import dev.headrace.testsupport.Memory
import dev.headrace.world.Local
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.Sequence
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import java.util.Optional

class WorldHandlersSpec :
    FunSpec({
        val world =
            world {
                resource(Limits(10))
                resource(Limits(20), "eu")
                resource(Position())
                resource<List<Order>>(listOf(Order(1)))
                resource<List<Trade>>(listOf(Trade(1), Trade(2)))
            }
        val seen = mutableListOf<Any>()
        var position by world.resMut<Position>()
        beforeTest {
            seen.clear()
            position = Position()
        }

        test("a lambda gets its resources by type, then the event") {
            val handler =
                world.handler { limits: Res<Limits>, quantity: ResMut<Position>, order: Order ->
                    if (order.quantity <= limits().max) quantity.change { Position(it.quantity + order.quantity) }
                }
            listOf(4, 40, 5).forEach { handler(Order(it)) }
            position shouldBe Position(9)
            handler.name() shouldBe "<unnamed>"
        }
        test("type arguments tell its resources apart") {
            val handler =
                world.handler { orders: Res<List<Order>>, trades: Res<List<Trade>>, event: String ->
                    seen += "$event ${orders().size} ${trades().size}"
                }
            handler("sizes")
            seen shouldContainExactly listOf("sizes 1 2")
            handler.graph().toText() shouldContain "reads List<Order>, List<Trade>"
        }
        test("a function reference works like a lambda and gives its name") {
            val handler = world.handler(::book)
            listOf(4, 40, 5).forEach { handler(Order(it)) }
            position shouldBe Position(9)
            handler.name() shouldBe "book"
            handler.graph().toText() shouldContain "reads Limits; writes Position"
        }
        test("an event alone needs no resource") {
            world.handler { order: Order -> seen += order }.run(Order(3))
            world.handler<Order> { seen += it.quantity }.run(Order(4))
            seen shouldContainExactly listOf(Order(3), 4)
        }
        test("a captured property is a resource too, however many there are") {
            val limits by world.res<Limits>()
            val european by world.res<Limits>("eu")
            val orders by world.res<List<Order>>()
            val trades by world.res<List<Trade>>()
            val handler =
                world.handler<Order> {
                    if (it.quantity < limits.max + european.max + orders.size + trades.size) position = Position(it.quantity)
                }
            handler(Order(33))
            position shouldBe Position()
            handler(Order(32))
            position shouldBe Position(32)
        }
        test("whatever the core resolves is resolved: what is optional, of its own, or the world's") {
            data class None(
                val n: Int,
            )
            val handler =
                world.handler { none: Optional<Res<None>>, counter: Local<Counter>, sequence: Sequence, event: String ->
                    seen += "$event ${none.isPresent} ${++counter.get().count} ${sequence.get()}"
                }
            handler("a")
            handler("b")
            seen shouldContainExactly listOf("a false 1 0", "b false 2 0")
        }
        test("eight resources fit before the event") {
            val all =
                world {
                    resource(1, "a")
                    resource<Byte>(1, "b")
                    resource(1L, "c")
                    resource(1f, "d")
                    resource(1.0, "e")
                    resource<Short>(1, "f")
                    resource('1', "g")
                    resource("1", "h")
                }
            val handler =
                all
                    .on<String>()
                    .reads(key<Int>("a"))
                    .reads(key<Byte>("b"))
                    .reads(key<Long>("c"))
                    .reads(key<Float>("d"))
                    .reads(key<Double>("e"))
                    .reads(key<Short>("f"))
                    .writes(key<Char>("g"))
                    .writes(key<String>("h"))
                    .run("all") { a, b, c, d, e, f, g, h, event ->
                        g.set('2')
                        h.set("$event ${a()} ${b()} ${c()} ${d()} ${e()} ${f()}")
                    }
            handler("sum")
            all.res<String>("h")() shouldBe "sum 1 1 1 1.0 1.0 1"
            all.res<Char>("g")() shouldBe '2'
        }
        test("a routine runs for any event") {
            val routine = world.routine { quantity: ResMut<Position> -> quantity.change { Position(it.quantity + 1) } }
            routine("an event")
            routine(42)
            position shouldBe Position(2)
        }
        test("a resource that is missing is named, with the function") {
            val wrong = shouldThrow<BuildException> { world.handler { _: Res<Set<Order>>, _: ResMut<Trade>, _: Order -> } }
            wrong.problems().map { it.what() } shouldContainExactly listOf("Set<Order> is not registered", "Trade is not registered")
            shouldThrow<BuildException> {
                fun byName(
                    trade: Res<Trade>,
                    order: Order,
                ) = seen.add(trade to order)
                world.handler { trade: Res<Trade>, order: Order -> byName(trade, order) }
            }.problems().single().where() shouldBe "handler"
        }
        test("a handler of a lambda with resources allocates nothing") {
            val order = Order(3)
            val handler =
                world.handler { limits: Res<Limits>, counter: Local<Counter>, event: Order ->
                    if (event.quantity <= limits().max) counter.get().count++
                }
            Memory.allocatedPerRun { handler.run(order) } shouldBe 0.0
        }
    })
