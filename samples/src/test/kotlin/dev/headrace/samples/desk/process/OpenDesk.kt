package dev.headrace.samples.desk.process

import dev.headrace.kotlin.get
import dev.headrace.samples.desk.feed.CurrencyPair
import dev.headrace.samples.desk.feed.FullSpeed
import dev.headrace.samples.desk.feed.QuoteSender
import dev.headrace.samples.desk.feed.RandomWalk
import dev.headrace.samples.desk.page.Page
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList

/** A whole desk in this process, but for its feed, which the test is. */
class OpenDesk(
    folder: Path,
) : AutoCloseable {
    val said = CopyOnWriteArrayList<String>()
    val options = DeskOptions(folder = folder, instruments = 20, startsFeed = false)
    private val desk = DeskProcess(options, said::add)
    val container = desk.container
    val page: Page

    init {
        desk.start()
        page = container.get<PageServer>().page
    }

    /** Sends quotes, the same each time, and says the end. */
    fun feed(count: Long) {
        container.get<FeedSocket>().bound.connect().use {
            QuoteSender(RandomWalk(CurrencyPair.first(20), seed = 1), FullSpeed, it, count).send()
        }
    }

    override fun close() = container.close()
}
