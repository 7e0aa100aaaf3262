package dev.headrace.kotlin

import dev.headrace.BuildException
import dev.headrace.Handler
import dev.headrace.Result
import dev.headrace.flow.Fail
import dev.headrace.flow.Tuple2
import dev.headrace.testing.RecordingHandler
import dev.headrace.testsupport.Memory
import dev.headrace.world.Local
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import io.kotest.property.Arb
import io.kotest.property.arbitrary.int
import io.kotest.property.checkAll
import java.io.IOException

class PipelinesSpec :
    FunSpec({
        val world =
            world {
                resource(Limits(100))
                resource(Position())
                resource<List<Order>>(listOf(Order(1), Order(2)))
            }
        val seen = mutableListOf<Any>()
        val gateway = RecordingHandler.create<RichOrder>("gateway")
        beforeTest {
            seen.clear()
            gateway.clear()
            world.resMut<Position>().set(Position())
        }

        fun reject(error: String) {
            seen += "rejected $error"
        }

        fun <E : Any> runAll(
            handler: Handler<E>,
            vararg events: E,
        ): Handler<E> = handler.also { events.forEach(it::run) }

        test("an infix chain of references, with the name of each in the graph") {
            val orders =
                world.pipeline<Order>("orders") {
                    guard(::withinLimits) then ::enrich attempt ::route onError ::reject dispatch gateway
                }
            runAll(orders, Order(5), Order(500), Order(13))
            gateway.events() shouldContainExactly listOf(enrich(Order(5)))
            seen shouldContainExactly listOf("rejected 13")
            orders.graph().toText() shouldBe
                """
                pipeline orders
                  0 event Order
                  1 guard withinLimits; reads Limits ← 0
                  2 then enrich ← 1
                  3 attempt route ← 2
                  4 onError reject ← 3 if error
                  5 dispatch gateway ← 3

                """.trimIndent()
        }
        test("a fluent chain of the same, and of lambdas with resources") {
            val orders =
                world
                    .pipe<Order>()
                    .guard { limits: Res<Limits>, order -> order.quantity <= limits().max }
                    .then { orders: Res<List<Order>>, order -> order.quantity + orders().size }
                    .then { it.toString() }
                    .tap { position: ResMut<Position>, limits: Res<Limits>, _ -> position.set(Position(limits().max)) }
                    .end { text -> seen += text }
                    .build("orders")
            runAll(orders, Order(5), Order(500))
            seen shouldContainExactly listOf("7")
            world.res<Position>()() shouldBe Position(100)
            orders.graph().nodes().map { it.name() } shouldContainExactly listOf("Order", "guard", "then", "then", "tap", "end")
            orders.graph().nodes().flatMap { it.reads() } shouldContainExactly listOf("Limits", "List<Order>", "Limits")
        }
        test("Kotlin's Result is a result, its exception the error") {
            val orders =
                world.pipeline<Order>("orders") {
                    then(::enrich).attempt(::routeOrThrow).onError { error -> seen += error.toString() } dispatch gateway
                }
            runAll(orders, Order(5), Order(13))
            gateway.events() shouldContainExactly listOf(enrich(Order(5)))
            seen shouldContainExactly listOf("java.lang.IllegalStateException: 13")

            val lambda =
                world.pipeline<Order>("lambda") {
                    attempt { runCatching { 10 / it.quantity } } recover { Result.ok<Int, String>(0) } orElse -1 end { seen += it }
                }
            runAll(lambda, Order(5), Order(0))
            seen.takeLast(2) shouldContainExactly listOf(2, 0)
        }
        test("null is absence") {
            val orders =
                world.pipeline<Order>("orders") {
                    thenNullable { if (it.quantity > 0) it.quantity else null } onAbsent { seen += "none" } end { seen += it }
                }
            runAll(orders, Order(1), Order(0))
            seen shouldContainExactly listOf(1, "none")
        }
        test("absence has its ways out") {
            val orders =
                world.pipeline<Order>("orders") {
                    guard { it.quantity > 0 } orElseGet { limits: Res<Limits> -> Order(limits().max) } end { seen += it.quantity }
                }
            val failing =
                world.pipeline<Order>("failing") {
                    guard { it.quantity > 0 } orFail "nothing" onError { seen += it } end { seen += it.quantity }
                }
            runAll(orders, Order(1), Order(0))
            runAll(failing, Order(1), Order(0))
            seen shouldContainExactly listOf(1, 100, 1, "nothing")
        }
        test("numbers are not boxed, with a resource or without") {
            val sum = LongArray(1)
            val orders =
                world.pipeline<Order>("sums") {
                    thenLong { it.quantity.toLong() } thenLong { limits: Res<Limits>, n -> n * limits().max } thenDouble { it / 2.0 } guard
                        { it >= 0 } orElse 0.0 end { sum[0] += it.toLong() }
                }
            checkAll(Arb.int(-1000..1000)) { quantity ->
                sum[0] = 0
                orders.run(Order(quantity))
                sum[0] shouldBe if (quantity < 0) 0 else quantity * 50L
            }
            val order = Order(1 shl 20)
            Memory.allocatedPerRun { orders.run(order) } shouldBe 0.0
        }
        test("state of its own is made for each pipeline") {
            fun counting() =
                world.pipeline<Order>("counting") {
                    then(::countOrders).scan({ 0 }) { last: Local<Int>, n -> (n - last.get()).also { last.set(n) } } end { seen += it }
                }
            runAll(counting(), Order(1), Order(2))
            runAll(counting(), Order(3))
            seen shouldContainExactly listOf(1, 2, 3)
        }
        test("dedup compares what it is told to") {
            val orders = world.pipeline<Order>("orders") { dedupBy { it.side } end { seen += it.quantity } }
            runAll(orders, Order(1), Order(2), Order(3, Side.SELL), Order(4))
            seen shouldContainExactly listOf(1, 3, 4)
        }
        test("an exception of the expected kind is an error, others pass") {
            val orders =
                world.pipeline<Order>("orders") {
                    catching(IOException::class) {
                        when (it.quantity) {
                            1 -> throw IOException("closed")
                            2 -> error("a bug")
                            else -> it
                        }
                    } onError { seen += it.message.toString() } end { seen += it.quantity }
                }
            runAll(orders, Order(0), Order(1))
            shouldThrow<IllegalStateException> { orders.run(Order(2)) }
            seen shouldContainExactly listOf(0, "closed")
        }
        test("a step can fail without a result object") {
            val orders =
                world.pipeline<Order>("orders") {
                    attemptOrFail { order, fail: Fail<String> -> if (order.quantity > 9) fail.with("big") else order } onError
                        ::reject end { seen += it.quantity }
                }
            runAll(orders, Order(1), Order(10))
            seen shouldContainExactly listOf(1, "rejected big")
        }
        test("conditions combine") {
            val orders =
                world.pipeline<Order>("orders") {
                    (!check { it.quantity > 9 } and { seen.isEmpty() } or ::generous xor { limits: Res<Limits> -> limits().max < 0 })
                        .value() end { seen += it }
                }
            runAll(orders, Order(1), Order(1))
            seen shouldContainExactly listOf(true, false)
            orders.graph().nodes().map { it.name() } shouldContainExactly
                listOf("Order", "check", "and", "generous", "xor", "end")
        }
        test("arms: of a fork, a route, a selection") {
            val forked =
                world.pipeline<Order>("forked") {
                    fork().arm { it.then { o -> o.quantity } }.arm { it then ::enrich }.merge { n, rich -> "$n ${rich.venue}" } end
                        { seen += it }
                }
            val routed =
                world.pipeline<Order>("routed") {
                    route({ it.quantity > 9 }, { it end { seen += "big" } }, { it end { seen += "small" } })
                }
            val selected =
                world.pipeline<Order>("selected") {
                    select { it.side }
                        .case(
                            Side.BUY,
                        ) { it end { seen += "buy" } }
                        .case(Side.SELL) { it end { seen += "sell" } }
                        .exhaustive()
                }
            runAll(forked, Order(1))
            runAll(routed, Order(1), Order(10))
            runAll(selected, Order(1), Order(1, Side.SELL))
            seen shouldContainExactly listOf("1 XLON", "small", "big", "buy", "sell")
        }
        test("arms by class, of a sealed family") {
            val shapes =
                world.pipeline<Shape>("shapes") {
                    selectType()
                        .case(Circle::class) { it end { circle -> seen += circle.radius } }
                        .case(Square::class) { it end { square -> seen += square.side } }
                        .exhaustive()
                }
            runAll(shapes, Circle(3), Square(4))
            seen shouldContainExactly listOf(3, 4)
        }
        test("a tuple is taken apart") {
            val orders =
                world.pipeline<Order>("orders") {
                    splat2 { Tuple2(it.quantity, it.side) } then { n, side -> "$n $side" } end { seen += it }
                }
            runAll(orders, Order(1))
            val (n, text) = Tuple2(1, "a")
            seen shouldContainExactly listOf("$n BUY")
            text shouldBe "a"
        }
        test("a view is looked at, and the value goes on") {
            val orders =
                world.pipeline<Order>("orders") {
                    view { it.quantity }.guard { n -> n > 1 }.tap { n -> seen += n }.endViewGuarded() end { seen += it }
                }
            runAll(orders, Order(1), Order(2))
            seen shouldContainExactly listOf(2, Order(2))
        }
        test("a context comes first") {
            val orders =
                world.contextPipeline<Session, Order>("orders") {
                    guard { session: Session, limits: Res<Limits>, order -> session.user == "ann" && order.quantity <= limits().max } end
                        { session: Session, order -> session.accepted += order.quantity }
                }
            val ann = Session("ann")
            val bob = Session("bob")
            listOf(ann, bob).forEach { session -> listOf(1, 200).forEach { orders.run(session, Order(it)) } }
            ann.accepted shouldContainExactly listOf(1)
            bob.accepted shouldBe emptyList()

            val batch = world.contextBatch<Session, Order>("batch", 4) { end { session: Session, o -> session.accepted += o.quantity } }
            batch.addAll(listOf(Order(7), Order(8)))
            batch.run(bob) shouldBe 2
            bob.accepted shouldContainExactly listOf(7, 8)
        }
        test("a batch runs its steps for all of its events") {
            val batch = world.batch<Order>("batch", 2) { guard { it.quantity > 1 } end { seen += it.quantity } }
            batch.addAll((1..4).map { Order(it) })
            batch.run() shouldBe 4
            seen shouldContainExactly listOf(2, 3, 4)
        }
        test("a step is called as it is named") {
            val orders = world.pipeline<Order>("orders") { then { it.quantity } named "size" end { seen += it } named "keep" }
            orders.graph().nodes().map { it.name() } shouldContainExactly listOf("Order", "size", "keep")
        }
        test("everything that is wrong with its steps comes in one exception, each named") {
            fun known(
                trades: Res<List<Trade>>,
                order: Order,
            ) = trades().any { it.quantity == order.quantity }

            fun writes(
                trades: ResMut<Trade>,
                order: Order,
            ) = trades.set(Trade(order.quantity))
            val wrong = shouldThrow<BuildException> { world.pipeline<Order>("orders") { guard(::known) end ::writes } }
            wrong.problems().map { it.where() } shouldContainExactly listOf("pipeline orders, guard known", "pipeline orders, end writes")
            wrong.problems().map { it.what() } shouldContainExactly listOf("List<Trade> is not registered", "Trade is not registered")
        }
        test("a step that is lost is found") {
            shouldThrow<BuildException> {
                world.pipeline<Order>("orders") {
                    then(::enrich)
                    end { seen += it }
                }
            }.message shouldContain "then enrich"
        }
        test("flows of lambdas and references allocate nothing") {
            val counter = Counter()
            val order = Order(3)
            val orders =
                world.pipeline<Order>("orders") {
                    guard(::withinLimits) then { it } guard { limits: Res<Limits>, o -> o.quantity < limits().max } tap
                        { position: ResMut<Position>, _ -> counter.count += position().quantity } end { counter.count++ }
                }
            Memory.allocatedPerRun { orders.run(order) } shouldBe 0.0
        }
    })

internal sealed interface Shape

internal data class Circle(
    val radius: Int,
) : Shape

internal data class Square(
    val side: Int,
) : Shape
