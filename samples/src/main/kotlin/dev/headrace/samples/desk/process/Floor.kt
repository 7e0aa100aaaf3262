package dev.headrace.samples.desk.process

import dev.headrace.clock.RealtimeClock
import dev.headrace.kotlin.get
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Health
import dev.headrace.lifecycle.HealthCheck
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.Run
import dev.headrace.lifecycle.Runner
import dev.headrace.loop.Idle
import dev.headrace.registry.SyncRegistry
import dev.headrace.samples.desk.feed.CurrencyPair
import dev.headrace.samples.desk.market.Alert
import dev.headrace.samples.desk.market.Trading

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
