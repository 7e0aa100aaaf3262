package dev.headrace.kotlin.wrong

import dev.headrace.testsupport.KotlinCompilation
import dev.headrace.testsupport.KotlinCompilation.Objection

/**
 * A program that must not compile, beside one that must.
 *
 * @property group what it is about
 * @property name what the right one does and the wrong one does not
 * @property right statements that compile
 * @property wrong statements that do not
 * @property at where the compiler points in the wrong ones; it may have more to say, about what follows from that
 * @property diagnostic what it calls that
 */
internal data class WrongProgram(
    val group: String,
    val name: String,
    val right: String,
    val wrong: String,
    val at: String,
    val diagnostic: String,
)

/** What is said of each program. All of them are compiled together. */
internal class Verdicts(
    private val programs: List<WrongProgram>,
) {
    private val all: KotlinCompilation

    init {
        val sources =
            programs.flatMapIndexed { i, program ->
                listOf("right$i" to source("right$i", program.right), "wrong$i" to source("wrong$i", program.wrong))
            }
        all = KotlinCompilation.of(sources.toMap() + ("desk" to DESK))
    }

    fun ofRight(program: WrongProgram): List<Objection> = all.objections("right${programs.indexOf(program)}")

    fun ofWrong(program: WrongProgram): List<Objection> = all.objections("wrong${programs.indexOf(program)}")

    private companion object {
        fun source(
            file: String,
            statements: String,
        ) = "package $file\n\n$IMPORTS\nfun Desk.program() {\n$statements\n}\n"

        const val IMPORTS =
            """
import desk.*
import dev.headrace.*
import dev.headrace.Result
import dev.headrace.flow.*
import dev.headrace.kotlin.*
import dev.headrace.lifecycle.*
import dev.headrace.loop.*
import dev.headrace.registry.*
import dev.headrace.schedule.*
import dev.headrace.world.*
import java.io.IOException
import java.util.concurrent.CompletableFuture
import kotlin.time.Duration.Companion.seconds
"""

        /** What programs are about: a stage of each kind, and functions to give them. */
        const val DESK =
            """package desk

import dev.headrace.*
import dev.headrace.Result
import dev.headrace.flow.*
import dev.headrace.kotlin.*
import dev.headrace.registry.*
import dev.headrace.world.*

class Limits(val max: Int)
class Position(val quantity: Int)
class Order(val quantity: Int, val side: Side)
enum class Side { BUY, SELL }
sealed interface Shape
class Circle : Shape
class Square : Shape

fun withinLimits(limits: Res<Limits>, order: Order): Boolean = order.quantity <= limits().max
fun book(position: ResMut<Position>, order: Order) = position.set(Position(order.quantity))
fun quantity(order: Order): Int = order.quantity
fun length(text: String): Int = text.length
fun route(order: Order): Result<Order, String> = Result.ok(order)
fun coded(order: Order): Result<Order, Int> = Result.ok(order)
fun both(one: Order, two: Order): Order = if (one.quantity > two.quantity) one else two
fun mixed(one: Order, two: String): Order = if (one.quantity > two.length) one else one

interface Desk {
    val world: World
    val order: Order
    val orders: Handler<Order>
    val texts: Handler<String>
    val pipe: Pipe<Order, Order>
    val maybe: MaybePipe<Order, Order>
    val result: ResultPipe<Order, Order, String>
    val maybeResult: MaybeResultPipe<Order, Order, String>
    val yes: BoolPipe<Order>
    val end: End<Order>
    val view: View<Order, Order, Int>
    val number: LongPipe<Order>
    val dag: Dag<Order>
    val other: Dag<String>
    val prices: SyncRegistry<Order>
}
"""
    }
}
