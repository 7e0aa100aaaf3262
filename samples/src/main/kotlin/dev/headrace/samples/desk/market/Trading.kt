package dev.headrace.samples.desk.market

import com.sun.management.ThreadMXBean
import dev.headrace.Handler
import dev.headrace.clock.ClockSource
import dev.headrace.driver.inbox.Inbox
import dev.headrace.driver.inbox.InboxPoller
import dev.headrace.driver.inbox.WhenFull
import dev.headrace.driver.io.IoDriver
import dev.headrace.driver.io.IoPoller
import dev.headrace.driver.timer.TimerPoller
import dev.headrace.driver.timer.TimerWheel
import dev.headrace.kotlin.eventLoop
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.inbox
import dev.headrace.kotlin.install
import dev.headrace.kotlin.installReactors
import dev.headrace.kotlin.installTimers
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.routine
import dev.headrace.kotlin.schedule
import dev.headrace.kotlin.timerWithFixedDelay
import dev.headrace.kotlin.world
import dev.headrace.loop.EventLoop
import dev.headrace.loop.Idle
import dev.headrace.reactor.Reactors
import dev.headrace.registry.SyncRegistry
import dev.headrace.samples.desk.feed.CurrencyPair
import dev.headrace.samples.desk.feed.QuoteView
import dev.headrace.schedule.Scheduler
import dev.headrace.world.World
import java.lang.management.ManagementFactory
import java.nio.channels.ServerSocketChannel
import java.util.function.LongSupplier
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

/**
 * The desk's world and its loop: all that happens to quotes, on one thread.
 *
 * Other threads reach it by [controls], and see of it what it puts into [shown]; who has read that gives it back by [read].
 */
class Trading(
    pairs: List<CurrencyPair>,
    limits: Limits,
    private val clock: ClockSource,
    private val nanoTime: LongSupplier,
    val alerts: SyncRegistry<Alert>,
    val shown: Inbox<Snapshot>,
    idle: Idle = Idle.park(),
    showEach: Duration = 250.milliseconds,
) : Runnable,
    AutoCloseable {
    val market = Market(pairs)
    val tally = Tally()
    val controls: Inbox<Control> = inbox("controls", 1024)
    val read: Inbox<Snapshot> = inbox("snapshots that were read", 16)
    val driver: IoDriver = IoDriver.open()

    val world: World
    val quotes: Handler<QuoteView>
    val trades: Handler<Instrument>
    val risk: Scheduler
    val reactors: Reactors
    val loop: EventLoop

    private val intake: Intake
    private val timers: TimerPoller
    private val last: Handler<Any>

    init {
        // #region world
        val io: IoPoller
        val control: InboxPoller<Control>
        val readAgain: InboxPoller<Snapshot>
        val counts = Counts()
        val snapshots = Snapshots(shown, pairs.size)
        world =
            world("desk") {
                resource(clock.clock())
                resource(limits)
                resource(market)
                resource(counts)
                resource(Blotter(pairs.size))
                resource(Exposure())
                resource(tally)
                resource(snapshots)
                resource(Meter { THREADS.currentThreadAllocatedBytes })
                resource(alerts)
                timers = installTimers()
                reactors = installReactors()
                io = install(driver)
                trades = tradeFlow()
                quotes = quoteFlow(trades, crossings(), revivals())
                intake = Intake(quotes, tally, pairs.size, nanoTime)
                resource(intake)
                control = install(controls, handler(::onControl))
                readAgain = install(read, handler(::onRead))
            }
        reactors.quote(market)
        world.watchSilence(market)
        risk = world.riskSystems()
        // #endregion world
        // #region loop
        loop =
            world.eventLoop("desk") {
                clock(clock)
                step("count") { 0.also { counts.turns++ } }
                io(io)
                inbox(control)
                inbox(readAgain)
                timers(timers)
                reactors(reactors)
                scheduler(risk)
                idle(idle)
                drain(Int.MAX_VALUE) // what was received is seen to, whatever ends the loop
                measured(nanoTime)
            }
        // #endregion loop
        clock.sync()
        timers.wheel().schedule(showEach, timerWithFixedDelay(showEach, world.routine(::onShow)))
        last = world.routine(::onLast)
    }

    /** Runs the loop on this thread, and shows at its end how it all was. */
    override fun run() {
        loop.run()
        last.run(loop)
    }

    /** Has feeds connect to a listener. Before the loop runs. */
    fun take(listener: ServerSocketChannel) = world.takeFeeds(listener, driver, intake)

    /** The timers that are pending, for tests. */
    val wheel: TimerWheel get() = timers.wheel()

    override fun close() = world.close()

    companion object {
        private val THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean::class.java)

        /** An inbox for snapshots to be [shown] by. */
        fun shown(): Inbox<Snapshot> = inbox("snapshots", 16, WhenFull.REJECT)
    }
}
