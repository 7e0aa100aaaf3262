package dev.headrace.samples.desk.process

import dev.headrace.clock.RealtimeClock
import dev.headrace.kotlin.get
import dev.headrace.kotlin.on
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Health
import dev.headrace.lifecycle.HealthCheck
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.Run
import dev.headrace.lifecycle.Runner
import dev.headrace.loop.Idle
import dev.headrace.registry.SyncRegistry
import dev.headrace.samples.desk.feed.Address
import dev.headrace.samples.desk.feed.CurrencyPair
import dev.headrace.samples.desk.market.Alert
import dev.headrace.samples.desk.market.Limits
import dev.headrace.samples.desk.market.Trading
import dev.headrace.samples.desk.office.Ledger
import dev.headrace.samples.desk.office.Office
import java.nio.channels.ServerSocketChannel

// The parts of the process: each is made when it boots, runs until it is told to stop, and is closed in the end.

/** Where the trading is done. */
class Floor(
    private val options: DeskOptions,
) : Provider<Any>,
    Runner<Any>,
    HealthCheck {
    lateinit var trading: Trading
        private set

    override fun boot(boot: Context<Any>) {
        trading =
            Trading(
                CurrencyPair.first(options.instruments),
                boot.get<LimitsFile>().limits,
                RealtimeClock.create(),
                System::nanoTime,
                SyncRegistry.create<Alert>("alerts"),
                Trading.shown(),
                if (options.spins) Idle.spin() else Idle.park(),
            )
    }

    override fun run(run: Run<Any>) {
        run.onStop { trading.loop.stop("the desk ends") }
        trading.run()
    }

    override fun health(): Health = Health.up().with("loop", trading.loop)

    override fun shutdown(shutdown: Context<Any>) = trading.close()
}

/** Where the desk is looked at. */
class Rooms(
    private val options: DeskOptions,
    private val warmUpNanos: Long,
    private val say: (String) -> Unit,
) : Provider<Any>,
    Runner<Any> {
    lateinit var office: Office
        private set

    /** What is known of the desk; nothing, where it never came to that. */
    val ledger: Ledger? get() = if (::office.isInitialized) office.ledger else null

    override fun boot(boot: Context<Any>) {
        val trading = boot.get<Floor>().trading
        office = Office(Ledger(CurrencyPair.first(options.instruments), warmUpNanos), trading.shown, trading.read, say)
        trading.alerts.on { office.raised.offer(it) } // from the loop's thread to the office's
    }

    override fun run(run: Run<Any>) {
        run.onStop { office.loop.stop("the desk ends") }
        office.loop.run()
    }

    /** The limits were read anew. */
    fun reloaded(limits: Limits) {
        office.ask { it.reloads++ }
        say("limits are now $limits")
    }

    override fun shutdown(shutdown: Context<Any>) = office.close()
}

/** Where the feed connects to. */
class FeedSocket(
    private val address: Address,
) : Provider<Any> {
    private lateinit var listener: ServerSocketChannel

    /** With the port that was free, where none was said. */
    val bound: Address get() = Address.of(listener.localAddress)

    override fun boot(boot: Context<Any>) {
        listener = address.listen()
        boot.get<Floor>().trading.take(listener)
    }

    override fun shutdown(shutdown: Context<Any>) {
        listener.close()
        address.release()
    }
}
