package dev.headrace.samples.kotlin.io

import dev.headrace.Handler
import dev.headrace.driver.io.IoDriver
import dev.headrace.driver.io.IoEvent
import dev.headrace.driver.io.IoPoller
import dev.headrace.kotlin.change
import dev.headrace.kotlin.channel
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.res
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.world
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import java.io.IOException
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.Socket
import java.nio.ByteBuffer
import java.nio.channels.SelectionKey
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import kotlin.concurrent.thread

// #region handlers
data class Echoed(
    val bytes: Int,
)

class Connections(
    val onReadable: Handler<IoEvent>,
)

fun onAcceptable(
    io: Res<IoDriver>,
    connections: Res<Connections>,
    event: IoEvent,
) {
    val client = event.channel<ServerSocketChannel>().accept() ?: return // it may have gone again
    io().register(client, SelectionKey.OP_READ, connections().onReadable).owning() // the channel is closed with its token
}

fun onReadable(
    echoed: ResMut<Echoed>,
    event: IoEvent,
) {
    val bytes = ByteBuffer.allocate(1024)
    try {
        val count = event.channel<SocketChannel>().read(bytes)
        if (count < 0) {
            event.token().close() // the client has said all
        } else {
            event.channel<SocketChannel>().write(bytes.flip()) // a real server keeps what is not taken, and asks for OP_WRITE
            echoed.change { Echoed(it.bytes + count) }
        }
    } catch (hungUp: IOException) {
        event.token().close()
    }
}
// #endregion handlers

object Echo {
    @JvmStatic
    fun main(args: Array<String>) {
        // #region loop
        val driver = IoDriver.open()
        val io: IoPoller
        val world =
            world {
                resource(Echoed(0))
                resource(Connections(handler(::onReadable)))
                io = install(driver)
            }
        world.use {
            ServerSocketChannel.open().use { server ->
                server.bind(InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                driver.register(server, SelectionKey.OP_ACCEPT, world.handler(::onAcceptable))
                thread(name = "client") {
                    talkTo(server.socket().localPort)
                    world.shutdown().trigger("the client is done")
                }
                while (!world.shutdown().isTriggered) {
                    io.poll() // waits; the shutdown ends that
                }
                println("echoed ${world.res<Echoed>()().bytes} bytes")
            }
        }
        // #endregion loop
    }

    private fun talkTo(port: Int) =
        Socket(InetAddress.getLoopbackAddress(), port).use { socket ->
            socket.getOutputStream().write("hello".toByteArray())
            println("the client gets: ${socket.getInputStream().readNBytes(5).decodeToString()}")
        }
}
