package dev.headrace.samples.desk.process

import dev.headrace.kotlin.get
import dev.headrace.kotlin.on
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.Run
import dev.headrace.lifecycle.Runner
import dev.headrace.samples.desk.feed.CurrencyPair
import dev.headrace.samples.desk.market.Limits
import dev.headrace.samples.desk.office.Ledger
import dev.headrace.samples.desk.office.Office

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
