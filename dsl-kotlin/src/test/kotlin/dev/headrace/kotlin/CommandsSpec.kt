package dev.headrace.kotlin

import dev.headrace.channel.Codec
import dev.headrace.channel.Command
import dev.headrace.channel.CommandException
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.ErrorCode
import dev.headrace.channel.Event
import dev.headrace.clock.ManualTimekeeper
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.shouldNotBe
import io.kotest.property.Arb
import io.kotest.property.arbitrary.long
import io.kotest.property.checkAll
import java.util.concurrent.CompletableFuture
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

internal data class Add(
    val a: Long,
    val b: Long,
)

internal data class Moved(
    val desk: String,
    val floor: Int,
)

private val ADD = command<Add, Long>("math.add")
private val STATUS = command<Unit, String>("desk.status")
private val RESET = command<Unit, Unit>("desk.reset")
private val STORE = command<Int, Unit>("desk.store")
private val FIND = command<String, Order?>("orders.find")
private val MOVED = event<Moved>("desk.moved")
private val CLOSED = event<Unit>("desk.closed")

/** Two registries, the second of which has the first as its router; between processes where [asData]. */
private inline fun joined(
    asData: Boolean = false,
    time: ManualTimekeeper? = null,
    test: (root: CommandRegistry, worker: CommandRegistry) -> Unit,
) {
    val root = commandRegistry("root") { time?.let { time(it) } }
    val worker =
        commandRegistry("worker") {
            router("root")
            time?.let { time(it) }
        }
    val (toWorker, toRoot) = inMemoryPair("worker", "root") { if (asData) serialising(Codec.plain()) }
    root.connect(toWorker)
    worker.connect(toRoot)
    root.use { worker.use { test(root, worker) } }
}

/** Here the compiler has lambdas check that their parameters are not null. */
private fun CommandRegistry.listensAndAnswers(said: MutableList<String>) {
    on(CLOSED) { said += "closed $it" }
    register(STATUS) { "open to $it" }
}

class CommandsSpec :
    FunSpec({
        test("a command's types are those of Java's") {
            command<Add, Long>("x") shouldBe Command.of("x", Add::class.java, Long::class.javaObjectType)
            command<Unit, Unit>("x") shouldBe Command.of("x", Void::class.java, Void::class.java)
            command<Any, Any?>("x") shouldBe Command.of("x", Any::class.java, Any::class.java)
            command<String, Nothing?>("x") shouldBe Command.of("x", String::class.java, Void::class.java)
            event<Moved>("x") shouldBe Event.of("x", Moved::class.java)
            event<Unit>("x") shouldBe Event.of("x", Void::class.java)
        }
        test("type arguments tell commands and events apart") {
            command<List<Order>, Int>("x") shouldBe command<List<Order>, Int>("x")
            command<List<Order>, Int>("x") shouldNotBe command<List<Trade>, Int>("x")
            command<Int, Map<String, Order>>("x").responseType().typeName shouldBe
                "java.util.Map<java.lang.String, ${Order::class.java.name}>"
            event<List<Order>>("x") shouldNotBe event<List<Trade>>("x")
        }
        test("a call is answered here and elsewhere") {
            joined { root, worker ->
                worker.register(ADD) { it.a + it.b }
                checkAll(20, Arb.long(), Arb.long()) { a, b ->
                    worker.execute(ADD, Add(a, b)).join() shouldBe a + b
                    root.execute(ADD, Add(a, b)).join() shouldBe a + b
                }
            }
        }
        test("lists of the right type are made of data") {
            val total = command<List<Long>, Long>("total")
            joined(asData = true) { root, worker ->
                worker.register(total) { it.sum() }
                root.execute(total, listOf(1L, 2L)).join() shouldBe 3
            }
        }
        for (asData in listOf(false, true)) {
            test("Unit is no request and no result, ${if (asData) "between processes" else "in memory"}") {
                joined(asData) { root, worker ->
                    val done = mutableListOf<Any>()
                    worker.register(STATUS) { "open" }
                    worker.register(RESET) { done += "reset" }
                    worker.register(STORE) { done += it }
                    for (desk in listOf(root, worker)) {
                        desk.execute(STATUS).join() shouldBe "open"
                        desk.execute(STATUS, Unit).join() shouldBe "open"
                        desk.execute(RESET).join() shouldBe Unit
                        desk.execute(STORE, 5).join() shouldBe Unit
                    }
                    done shouldContainExactly listOf("reset", 5, "reset", 5)
                }
            }
            test("a stage of Unit is no result, ${if (asData) "between processes" else "in memory"}") {
                joined(asData) { root, worker ->
                    worker.registerAsync(STORE) { CompletableFuture.completedFuture(Unit) }
                    root.execute(STORE, 5).join() shouldBe Unit
                    worker.execute(STORE, 5).join() shouldBe Unit
                }
            }
            test("events are heard everywhere, with a payload and without, ${if (asData) "between processes" else "in memory"}") {
                val heard = mutableListOf<String>()
                val floors = event<Int>("desk.floors")
                joined(asData) { root, worker ->
                    root.on(floors) { heard += "root $it" }
                    worker.on(floors) { heard += "worker $it" }
                    root.on(CLOSED) { heard += "closed" }
                    worker.emit(floors, 3)
                    worker.emit(CLOSED)
                    worker.emit(CLOSED, Unit)
                }
                heard shouldContainExactly listOf("worker 3", "root 3", "closed", "closed")
            }
        }
        test("handlers and listeners are given a Unit that is there") {
            val said = mutableListOf<String>()
            joined { root, worker ->
                worker.listensAndAnswers(said)
                root.execute("desk.status", null).join() shouldBe "open to kotlin.Unit"
                root.emit("desk.closed", null)
            }
            said shouldContainExactly listOf("closed kotlin.Unit")
        }
        test("a listener is taken away when its registration is closed") {
            val heard = mutableListOf<Int>()
            commandRegistry("desk").use { desk ->
                desk.on(MOVED) { heard += it.floor }.use { desk.emit(MOVED, Moved("rates", 3)) }
                desk.emit(MOVED, Moved("rates", 4))
            }
            heard shouldContainExactly listOf(3)
        }
        test("a function without parameters answers a command without a request") {
            fun status() = "open"
            commandRegistry("desk").use { desk ->
                desk.register(STATUS, ::status)
                desk.execute(STATUS).join() shouldBe "open"
            }
        }
        test("a result may be null where the command says so") {
            joined { root, worker ->
                worker.register(FIND) { if (it == "first") Order(1) else null }
                root.execute(FIND, "first").join() shouldBe Order(1)
                root.execute(FIND, "second").join() shouldBe null
            }
        }
        test("what else is said of a command is said by name") {
            val ran = mutableListOf<String>()
            commandRegistry("desk").use { desk ->
                desk.register(ADD, describedAs = "adds", schema = mapOf("response" to "number"), runOn = {
                    ran += "on the executor"
                    it.run()
                }) { it.a + it.b }
                desk.execute(ADD, Add(1, 2)).join() shouldBe 3
                val info = desk.commands().single().info()
                info.description() shouldBe "adds"
                info.schema() shouldBe mapOf("response" to "number")
            }
            ran shouldContainExactly listOf("on the executor")
        }
        test("commands are called by their ids too") {
            val time = ManualTimekeeper()
            joined(time = time) { root, worker ->
                worker.register("shout") { "$it!" }
                root.execute("shout", "Hello").join() shouldBe "Hello!"
                root.execute("shout", "Hello", 2.seconds).join() shouldBe "Hello!"
            }
        }
        test("calls end when the time is over that they were given") {
            val time = ManualTimekeeper()
            joined(time = time) { root, worker ->
                worker.registerAsync(ADD) { CompletableFuture<Long>() }
                worker.registerAsync(STATUS) { CompletableFuture<String>() }
                val sum = root.execute(ADD, Add(1, 2), 2.seconds)
                val status = root.execute(STATUS, 3.seconds)
                time.advance(java.time.Duration.ofSeconds(2))
                sum.joinCatching().exceptionOrNull()?.errorCode shouldBe ErrorCode.TIMEOUT
                status.isDone shouldBe false
                time.advance(java.time.Duration.ofSeconds(1))
                status.joinCatching().exceptionOrNull()?.errorCode shouldBe ErrorCode.TIMEOUT
            }
        }
        test("a call that is given no time is refused") {
            joined(time = ManualTimekeeper()) { root, _ ->
                shouldThrow<IllegalArgumentException> { root.execute(ADD, Add(1, 2), Duration.ZERO) }
            }
        }
        test("why a call failed is a code for when") {
            fun answer(sum: Result<Long>) =
                sum.fold({ "$it" }) { thrown ->
                    when (thrown.errorCode) {
                        ErrorCode.NOT_FOUND -> "nobody adds"
                        ErrorCode.INVALID_REQUEST -> "not that"
                        else -> "failed: ${thrown.cause?.message}"
                    }
                }
            commandRegistry("desk").use { desk ->
                answer(desk.execute(ADD, Add(1, 2)).joinCatching()) shouldBe "nobody adds"
                desk.register(ADD) {
                    if (it.a < 0) throw CommandException(ErrorCode.INVALID_REQUEST, "a must not be negative")
                    Math.addExact(it.a, it.b)
                }
                answer(desk.execute(ADD, Add(1, 2)).joinCatching()) shouldBe "3"
                answer(desk.execute(ADD, Add(-1, 2)).joinCatching()) shouldBe "not that"
                answer(desk.execute(ADD, Add(Long.MAX_VALUE, 2)).joinCatching()) shouldBe "failed: long overflow"
                IllegalStateException("other").errorCode shouldBe null
                runCatching { desk.execute(ADD, Add(-1, 2)).join() }.exceptionOrNull()?.errorCode shouldBe ErrorCode.INVALID_REQUEST
            }
        }
    })
