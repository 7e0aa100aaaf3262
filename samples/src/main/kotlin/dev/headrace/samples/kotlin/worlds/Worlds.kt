package dev.headrace.samples.kotlin.worlds

import dev.headrace.Handler
import dev.headrace.kotlin.alias
import dev.headrace.kotlin.change
import dev.headrace.kotlin.getValue
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.key
import dev.headrace.kotlin.res
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.world
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.World

data class Limits(
    val max: Int,
)

data class Position(
    val quantity: Int,
)

data class Order(
    val quantity: Int,
)

// #region desk
fun onOrder(
    limits: Res<Limits>,
    position: ResMut<Position>,
    order: Order,
) {
    if (order.quantity <= limits().max) position.change { Position(it.quantity + order.quantity) }
}

fun main() {
    val world =
        world {
            resource(Limits(100))
            resource(Position(0))
        }
    val onOrder = world.handler(::onOrder)
    val position by world.res<Position>()

    onOrder(Order(30))
    onOrder(Order(300))

    println("position: $position")
    print(onOrder.graph().toText())
}
// #endregion desk

fun audit(world: World): Handler<Order> =
    // #region lambda
    world.handler { limits: Res<Limits>, order: Order -> println("$order of at most ${limits().max}") }
// #endregion lambda

data class Quote(
    val price: Int,
)

// #region alias
interface Prices {
    val last: Int
}

data class Book(
    override val last: Int,
    val quotes: Int,
) : Prices

fun prices() {
    val world =
        world {
            resource(Book(0, 0))
            alias<Prices>(key<Book>())
        }
    val onQuote = world.handler { book: ResMut<Book>, quote: Quote -> book.change { Book(quote.price, it.quotes + 1) } }
    val onOrder = world.handler { prices: Res<Prices>, order: Order -> println("worth ${order.quantity * prices().last}") }

    onQuote(Quote(7))
    onOrder(Order(6)) // worth 42
}
// #endregion alias
