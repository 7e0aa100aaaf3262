package dev.headrace.kotlin

import dev.headrace.testsupport.Memory
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain

internal fun sized(
    trades: Res<List<Trade>>?,
    limits: Res<Limits>?,
    order: Order,
): String = "${trades?.get()?.size} ${limits?.get()?.max} ${order.quantity}"

class AbsentSpec :
    FunSpec({
        val world =
            world {
                resource(Limits(10))
                resource(Position())
            }
        val seen = mutableListOf<Any?>()
        beforeTest { seen.clear() }

        test("a resource that may be absent is null where it is") {
            val handler =
                world.handler { trades: Res<List<Trade>>?, limits: Res<Limits>?, position: ResMut<Position>?, event: Int ->
                    seen.add(listOf(trades, limits?.invoke(), event))
                    position?.set(Position(event))
                }
            handler(7)
            seen.single() shouldBe listOf(null, Limits(10), 7)
            world.res<Position>()() shouldBe Position(7)
            handler.graph().toText() shouldContain "reads Limits; writes Position"
        }
        test("the same for a reference, with its name") {
            val orders = world.pipeline<Order>("orders") { then(::sized) end { seen += it } }
            orders(Order(3))
            seen shouldContainExactly listOf("null 10 3")
            orders.graph().nodes().map { it.name() } shouldContainExactly listOf("Order", "sized", "end")
        }
        test("wherever functions take resources") {
            val maybe =
                world.pipeline<Order>("maybe") {
                    guard { trade: Res<Trade>?, limits: Res<Limits>, _ -> trade == null && limits().max > 0 } orElseGet
                        { trade: Res<Trade>? -> Order(trade?.invoke()?.quantity ?: -1) } tap
                        { limits: Res<Limits>?, order -> seen += order.quantity + (limits?.invoke()?.max ?: 0) } end {}
                }
            maybe(Order(1))
            seen shouldContainExactly listOf(11)
            val system = world.scheduler("system") { add { trade: Res<Trade>? -> seen.add(trade) } }
            system.run() shouldBe 1
            world.callback("c") { context, trade: Res<Trade>?, event: Int -> seen += "$context $trade $event" }.handler().run(1)
            world.template { trade: Res<Trade>?, event: Int -> seen += "$trade $event" }.stamp().run(2)
            world.dag<Order>("dag") { root { trade: Res<Trade>?, order -> "$trade ${order.quantity}" } end { seen += it } }.run(Order(4))
            seen shouldContainExactly listOf(11, null, "c null 1", "null 2", "null 4")
        }
        test("also in steps on numbers, which are not boxed") {
            val sum = DoubleArray(1)
            val orders =
                world.pipeline<Order>("numbers") {
                    thenLong { trade: Res<Trade>?, order -> order.quantity + (trade?.invoke()?.quantity ?: 100L).toLong() } thenLong
                        { limits: Res<Limits>?, n -> n * (limits?.invoke()?.max ?: 0) } tap
                        { trade: Res<Trade>?, n -> if (trade == null) sum[0] += n.toDouble() } thenDouble
                        { limits: Res<Limits>?, n -> n / (limits?.invoke()?.max ?: 1).toDouble() } guard
                        { trade: Res<Trade>?, n -> trade == null && n < 150 } onAbsent { trade: Res<Trade>? -> seen.add(trade) } end
                        { limits: Res<Limits>, x -> sum[0] += x + limits().max }
                }
            orders(Order(1))
            sum[0] shouldBe 1010.0 + 101.0 + 10.0
            orders(Order(50))
            seen shouldContainExactly listOf(null)
            orders.graph().toText() shouldContain "reads Limits"
            val order = Order(1 shl 4)
            Memory.allocatedPerRun { orders.run(order) } shouldBe 0.0
        }
        test("it allocates nothing") {
            val order = Order(1)
            val counter = Counter()
            val handler =
                world.handler { trade: Res<Trade>?, limits: Res<Limits>?, event: Order ->
                    if (trade == null && limits != null) counter.count += event.quantity
                }
            Memory.allocatedPerRun { handler.run(order) } shouldBe 0.0
        }
    })
