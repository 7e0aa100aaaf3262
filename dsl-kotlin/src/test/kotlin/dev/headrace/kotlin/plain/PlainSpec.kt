package dev.headrace.kotlin.plain

import dev.headrace.BuildException
import dev.headrace.flow.Pipeline
import dev.headrace.world.Res
import dev.headrace.world.World
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain

private data class Order(
    val quantity: Int,
)

private fun size(order: Order): Long = order.quantity.toLong()

/** The core from Kotlin, without what this module adds: nothing of it is imported here. */
class PlainSpec :
    FunSpec({
        val world = World.builder().add(Order(1)).build()
        val seen = mutableListOf<Any>()
        beforeTest { seen.clear() }

        fun remember(order: Order) {
            seen += order
        }

        test("functions without resources work, and references give their names") {
            val handler = world.handler(::remember)
            handler.run(Order(2))
            handler.name() shouldBe "remember"
            val sizes =
                Pipeline
                    .of(world, Order::class.java)
                    .thenLong(::size)
                    .end { n -> seen += n }
                    .build("sizes")
            sizes.run(Order(3))
            seen shouldContainExactly listOf(Order(2), 3L)
        }
        test("a lambda has no name") {
            world.handler<Order> { seen += it }.name() shouldBe "<unnamed>"
            val offset = seen.size
            world.handler { order: Order -> seen += order.quantity + offset }.name() shouldBe "<unnamed>"
        }
        test("a function whose types are lost says what is missing") {
            val wrong =
                shouldThrow<BuildException> {
                    world.handler {
                        order: Res<Order>,
                        event: String,
                        ->
                        seen += "${order.get()} $event"
                    }
                }
            wrong.problems().single().what() shouldContain "dev.headrace.kotlin, which bring them, are not imported"
        }
    })
