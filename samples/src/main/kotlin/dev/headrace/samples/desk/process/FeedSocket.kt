package dev.headrace.samples.desk.process

import dev.headrace.kotlin.get
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Provider
import dev.headrace.samples.desk.feed.Address
import java.nio.channels.ServerSocketChannel

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
