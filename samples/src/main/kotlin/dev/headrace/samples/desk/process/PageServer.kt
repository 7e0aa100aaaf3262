package dev.headrace.samples.desk.process

import dev.headrace.kotlin.get
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Provider
import dev.headrace.samples.desk.page.Page

/** Where browsers connect to. */
class PageServer(
    private val options: DeskOptions,
) : Provider<Any> {
    lateinit var page: Page
        private set

    override fun boot(boot: Context<Any>) {
        page =
            Page(
                boot.get<Rooms>().office,
                boot
                    .get<Floor>()
                    .trading.quotes
                    .graph(),
                about(),
                options.port,
            )
    }

    private fun about() =
        mapOf(
            "pid" to ProcessHandle.current().pid(),
            "rate" to (options.rate ?: 0),
            "instruments" to options.instruments,
            "feed" to options.feed.toString().substringBefore(':'),
        )

    override fun shutdown(shutdown: Context<Any>) = page.close()
}
