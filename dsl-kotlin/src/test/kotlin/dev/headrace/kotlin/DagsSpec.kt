package dev.headrace.kotlin

import dev.headrace.BuildException
import dev.headrace.testsupport.Memory
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.property.Arb
import io.kotest.property.arbitrary.int
import io.kotest.property.checkAll

internal data class Tick(
    val bid: Int,
    val ask: Int,
)

internal data class Quote(
    val mid: Int,
    val spread: Int,
)

internal fun sane(tick: Tick): Tick = if (tick.ask < tick.bid) Tick(tick.ask, tick.bid) else tick

class DagsSpec :
    FunSpec({
        val world =
            world {
                resource(Limits(5))
                resource(Position())
            }
        val seen = mutableListOf<Any>()
        beforeTest { seen.clear() }

        test("nodes are called as the properties that hold them") {
            val quotes =
                world.dag<Tick>("quotes") {
                    val book by root(::sane)
                    val mid by book.then { (it.bid + it.ask) / 2 }
                    val spread by book then { it.ask - it.bid }
                    merge(mid, spread) { m, s -> Quote(m, s) }.guard { limits: Res<Limits>, q -> q.spread <= limits().max } end
                        { seen += it }
                }
            quotes(Tick(10, 14))
            quotes(Tick(14, 10))
            quotes(Tick(10, 20))
            seen shouldContainExactly listOf(Quote(12, 4), Quote(12, 4))
            quotes.graph().toText() shouldBe
                """
                dag quotes
                  0 event Tick
                  1 root book ← 0
                  2 then mid ← 1
                  3 then spread ← 1
                  4 merge ← 2, 3
                  5 guard; reads Limits ← 4
                  6 end ← 5

                """.trimIndent()
        }
        test("nodes that are held without a name keep that of their function") {
            val quotes =
                world.dag<Tick>("quotes") {
                    val book = root(::sane)
                    book.end { seen += it }
                }
            quotes.graph().nodes().map { it.name() } shouldContainExactly listOf("Tick", "sane", "end")
        }
        test("a root and a merge get resources by type") {
            val quotes =
                world.dag<Tick>("quotes") {
                    val wide by root { limits: Res<Limits>, tick -> tick.ask - tick.bid > limits().max }
                    val bid by root { it.bid }
                    val ask by event() then { it.ask }
                    merge(wide, bid, ask) { position: ResMut<Position>, w, b, a -> position.set(Position(if (w) 0 else a + b)) } end {}
                }
            checkAll(Arb.int(0..50), Arb.int(0..50)) { bid, ask ->
                quotes(Tick(bid, ask))
                world.res<Position>()().quantity shouldBe if (ask - bid > 5) 0 else bid + ask
            }
        }
        test("what a node that may be absent gives is nullable in a merge, and null where it is") {
            val quotes =
                world.dag<Tick>("quotes") {
                    val bid by root { it.bid }
                    val wide by bid.guard { it > 5 }
                    val size by bid.thenLong { it.toLong() }.guard { it > 5 }
                    merge(bid, wide, size) { b, w, s -> "$b ${w?.plus(1)} ${s?.plus(2)}" } end { seen += it }
                }
            val forked =
                world.pipeline<Tick>("forked") {
                    fork()
                        .arm {
                            it.then { tick ->
                                tick.bid
                            }
                        }.arm { it.guard { tick -> tick.ask > 5 } }
                        .merge { b, t -> "$b ${t?.ask}" } end
                        { seen += it }
                }
            val present =
                world.pipeline<Tick>("present") {
                    guard { it.bid > 5 }.whenPresent { it.then { tick -> tick.ask }.guard { ask -> ask > 5 } } end { seen += it }
                }
            for (handler in listOf(quotes, forked, present)) listOf(Tick(5, 5), Tick(6, 6)).forEach { handler(it) }
            seen shouldContainExactly listOf("5 null null", "6 7 8", "5 null", "6 6", 6)
        }
        test("eight nodes merge") {
            val sums =
                world.dag<Int>("sums") {
                    val n = List(8) { i -> root { it + i } }
                    merge(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]) { a, b, c, d, e, f, g, h -> a + b + c + d + e + f + g + h } end
                        { seen += it }
                }
            sums(1)
            seen shouldContainExactly listOf(36)
        }
        test("a batch runs for all its events") {
            val batch = world.dagBatch<Tick>("batch", 2) { root(::sane) end { seen += it.bid } }
            batch.addAll(listOf(Tick(1, 2), Tick(4, 3)))
            batch.run() shouldBe 2
            seen shouldContainExactly listOf(1, 3)
        }
        test("everything that is wrong comes in one exception, by the names of the nodes") {
            val wrong =
                shouldThrow<BuildException> {
                    world.dag<Tick>("quotes") {
                        val book by root { _: Res<Set<Tick>>, tick -> tick }
                        val mid by book.then { _: Res<Trade>, tick -> tick.bid }
                        mid end {}
                    }
                }
            wrong.problems().map { it.where() } shouldContainExactly listOf("dag quotes, root book", "dag quotes, then mid")
        }
        test("it allocates nothing") {
            val counter = Counter()
            val tick = Tick(3, 5)
            val quotes =
                world.dag<Tick>("quotes") {
                    val book by root(::sane)
                    val mid by book.thenLong { it.bid + it.ask.toLong() }
                    val spread by book thenLong { limits: Res<Limits>, t -> t.ask - t.bid + limits().max.toLong() }
                    mid.end { counter.count += it.toInt() }
                    spread.end { counter.count += it.toInt() }
                }
            Memory.allocatedPerRun { quotes.run(tick) } shouldBe 0.0
        }
    })
