package dev.headrace.samples.desk.market

import dev.headrace.Handler
import dev.headrace.driver.io.IoDriver
import dev.headrace.driver.io.IoEvent
import dev.headrace.kotlin.callbackTemplate
import dev.headrace.kotlin.channel
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.samples.desk.feed.QuoteView
import dev.headrace.world.CallbackTemplate
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.Resources
import java.io.IOException
import java.lang.System.Logger.Level
import java.nio.channels.SelectionKey
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.util.function.LongSupplier

private val LOGGER = System.getLogger("dev.headrace.samples.desk")

/** How streams of quotes come in. A resource. */
class Intake(
    private val quotes: Handler<QuoteView>,
    private val tally: Tally,
    private val instruments: Int,
    private val nanoTime: LongSupplier,
) {
    lateinit var template: CallbackTemplate<Stream, IoEvent>

    fun stream(channel: SocketChannel) = Stream(channel, quotes, tally, instruments, nanoTime)
}

// #region intake
fun onFeed(
    io: Res<IoDriver>,
    intake: Res<Intake>,
    tally: ResMut<Tally>,
    event: IoEvent,
) {
    val channel = event.channel<ServerSocketChannel>().accept() ?: return // it has gone again
    val stream = intake().stream(channel)
    stream.token = io().register(channel, SelectionKey.OP_READ, intake().template.stamp(stream).handler()).owning()
    tally().streams++
}

fun onQuotes(
    stream: Stream,
    event: IoEvent,
) {
    try {
        if (!stream.read()) stream.close()
    } catch (broken: IOException) {
        LOGGER.log(Level.WARNING, "the desk hangs up on ${event.channel()}: ${broken.message}")
        stream.close()
    }
}
// #endregion intake

/** Has feeds connect to a listener. */
fun Resources.takeFeeds(
    listener: ServerSocketChannel,
    io: IoDriver,
    intake: Intake,
) {
    intake.template = callbackTemplate(::onQuotes)
    io.register(listener, SelectionKey.OP_ACCEPT, handler(::onFeed))
}
