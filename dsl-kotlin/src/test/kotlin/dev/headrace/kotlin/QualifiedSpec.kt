package dev.headrace.kotlin

import dev.headrace.BuildException
import dev.headrace.world.Qualified
import dev.headrace.world.Res
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain

internal fun within(
    @Qualified("eu") eu: Res<Limits>,
    limits: Res<Limits>,
    order: Order,
): Boolean = order.quantity <= eu().max && eu().max < limits().max

internal fun Order.isWithin(
    @Qualified("us") us: Res<Limits>,
    other: Order,
): Boolean = other.quantity + quantity <= us().max

internal fun fallback(
    @Qualified("us") us: Res<Limits>,
): Order = Order(us().max)

internal fun absent(
    @Qualified("asia") asia: Res<Limits>?,
    @Qualified("eu") eu: Res<Limits>?,
    order: Order,
): String = "${asia?.invoke()?.max} ${eu?.invoke()?.max} ${order.quantity}"

internal fun missing(
    @Qualified("asia") asia: Res<Limits>,
    order: Order,
): Int = asia().max + order.quantity

internal class Checks(
    private val seen: MutableList<Any>,
) {
    fun onOrder(
        @Qualified("us") us: Res<Limits>,
        order: Order,
    ) {
        seen += us().max + order.quantity
    }
}

@JvmRecord
internal data class European(
    @Qualified("eu") val limits: Res<Limits>,
    val others: Res<Limits>,
)

class QualifiedSpec :
    FunSpec({
        val world =
            world {
                resource(Limits(100))
                resource(Limits(10), "eu")
                resource(Limits(20), "us")
            }
        val seen = mutableListOf<Any>()
        beforeTest { seen.clear() }

        test("a reference to a function gets the resources that its parameters name") {
            val orders = world.pipeline<Order>("orders") { guard(::within) orElseGet ::fallback then ::absent end { seen += it } }
            orders(Order(10))
            orders(Order(11))
            seen shouldContainExactly listOf("null 10 10", "null 10 20")
            orders.graph().nodes().flatMap { it.reads() } shouldContainExactly
                listOf("Limits \"eu\"", "Limits", "Limits \"us\"", "Limits \"eu\"")
        }
        test("so does one to a method, to an extension, and to a local function that captures something") {
            fun remember(
                @Qualified("eu") eu: Res<Limits>,
                order: Order,
            ) {
                seen += eu().max * 100 + order.quantity
            }
            world.handler(Checks(seen)::onOrder)(Order(1))
            world.handler(::remember)(Order(2))
            val orders = world.pipeline<Order>("orders") { guard(Order(15)::isWithin) end { seen += it.quantity } }
            orders(Order(5))
            orders(Order(6))
            seen shouldContainExactly listOf(21, 1002, 5)
        }
        test("what is missing is said with its qualifier") {
            val wrong = shouldThrow<BuildException> { world.pipeline<Order>("orders") { then(::missing) end {} } }
            wrong.problems().single().what() shouldContain "Limits \"asia\" is not registered"
        }
        test("a lambda gets them in a record, also where numbers are not boxed") {
            val orders =
                world.pipeline<Order>("orders") {
                    guard { eu: European, order -> order.quantity <= eu.limits().max } thenLong
                        { eu: European, order -> order.quantity + eu.others().max.toLong() } thenDouble
                        { eu: European, n -> n + eu.limits().max.toDouble() } end { seen += it }
                }
            orders(Order(1))
            orders(Order(11))
            seen shouldContainExactly listOf(111.0)
        }
        test("a lambda of a handler names them beside it") {
            world
                .on<Order>()
                .reads(key<Limits>("us"))
                .run { us, order -> seen += us().max + order.quantity }
                .run(Order(1))
            seen.single() shouldBe 21
        }
    })
