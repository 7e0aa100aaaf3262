package dev.headrace.samples.kotlin.loops

import dev.headrace.clock.EventClock
import dev.headrace.clock.ManualClock
import dev.headrace.kotlin.add
import dev.headrace.kotlin.addAlways
import dev.headrace.kotlin.advance
import dev.headrace.kotlin.after
import dev.headrace.kotlin.eventLoop
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.installReactors
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.scheduler
import dev.headrace.kotlin.subscribe
import dev.headrace.kotlin.world
import dev.headrace.loop.Idle
import dev.headrace.reactor.Reactors
import dev.headrace.schedule.Scheduler
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.World
import kotlin.time.Duration.Companion.milliseconds

data class Instrument(
    val symbol: String,
)

data class Tick(
    val instrument: Instrument,
    val price: Int,
)

class Book(
    var ticks: Int = 0,
    val limit: Int = 2,
)

// #region clock
fun stamp(
    clock: Res<EventClock>,
    tick: Tick,
) = println("${tick.instrument.symbol} at ${clock().millis()} ms")
// #endregion clock

// #region reactors
class Quote(
    val symbol: String,
    var made: Int = 0,
)

fun requote(quote: Quote) {
    quote.made++
    println("quote ${quote.made} of ${quote.symbol}")
}

fun onTick(
    reactors: Res<Reactors>,
    book: Res<Book>,
    tick: Tick,
) {
    book().ticks++
    reactors().mark(reactors().source(tick.instrument))
}

fun Reactors.quoting(instruments: List<Instrument>) = instruments.forEach { add(Quote(it.symbol), ::requote) subscribe source(it) }
// #endregion reactors

// #region systems
fun systems(world: World): Scheduler =
    world.scheduler("risk") {
        val exposure = add { book: Res<Book> -> book().ticks > book().limit } // whether what comes after has to look
        addAlways { book: Res<Book> ->
            println("hedged after ${book().ticks} ticks")
            book().ticks = 0
        } after exposure
    }
// #endregion systems

fun main() {
    val eurusd = Instrument("EURUSD")
    val gbpusd = Instrument("GBPUSD")
    val feed = ArrayDeque(listOf(Tick(eurusd, 107), Tick(eurusd, 108), Tick(gbpusd, 127)))
    // #region loop
    val time = ManualClock.startingAt(0)
    val reactors: Reactors
    val world =
        world {
            resource(time.clock())
            resource(Book())
            reactors = installReactors()
            reactors.quoting(listOf(eurusd, gbpusd))
        }
    val stamp = world.handler(::stamp)
    val onTick = world.handler(::onTick)

    val loop =
        world.eventLoop("desk") {
            clock(time)
            step("feed") {
                val ticks = List(minOf(2, feed.size)) { feed.removeFirst() }
                for (tick in ticks) {
                    stamp(tick)
                    onTick(tick)
                }
                time.advance(1.milliseconds)
                if (feed.isEmpty()) world.shutdown().trigger("the feed has ended")
                ticks.size
            }
            reactors(reactors)
            scheduler(systems(world))
            idle(Idle.park())
        }
    loop.run()
    println("$loop, because ${world.shutdown().reason()}")
    // #endregion loop
}
