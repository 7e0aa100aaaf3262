package dev.headrace.samples.desk.feed

import java.io.IOException
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.SocketAddress
import java.net.StandardProtocolFamily
import java.net.UnixDomainSocketAddress
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.nio.file.Files
import java.nio.file.Path

/** Where the desk listens for its feed: `unix:<path>` or `tcp:<port>`, on this machine. */
sealed interface Address {
    /** Connects to it, and blocks where it reads and writes. */
    fun connect(): SocketChannel

    /** Listens at it. */
    fun listen(): ServerSocketChannel

    /** Lets go of what is left of it when nobody listens any more. */
    fun release() = Unit

    /** At a path in the file system. */
    data class Unix(
        val path: Path,
    ) : Address {
        private val address = UnixDomainSocketAddress.of(path)

        override fun connect(): SocketChannel = SocketChannel.open(address)

        // #region stale
        override fun listen(): ServerSocketChannel {
            if (Files.exists(path)) {
                if (isServed()) throw IOException("somebody listens at $path: end the other desk, or give this one a --folder")
                Files.delete(path) // left behind by one that was killed
            }
            return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)
        }

        private fun isServed(): Boolean =
            try {
                SocketChannel.open(address).use { true }
            } catch (_: IOException) {
                false
            }
        // #endregion stale

        override fun release() {
            Files.deleteIfExists(path)
        }

        override fun toString(): String = "unix:$path"
    }

    /** At a port of the loopback interface; 0 is any that is free. */
    data class Tcp(
        val port: Int,
    ) : Address {
        override fun connect(): SocketChannel = SocketChannel.open(InetSocketAddress(InetAddress.getLoopbackAddress(), port))

        override fun listen(): ServerSocketChannel =
            ServerSocketChannel.open().bind(InetSocketAddress(InetAddress.getLoopbackAddress(), port))

        override fun toString(): String = "tcp:$port"
    }

    companion object {
        fun of(text: String): Address =
            when {
                text.startsWith("unix:") -> Unix(Path.of(text.removePrefix("unix:")))
                text.startsWith("tcp:") -> Tcp(text.removePrefix("tcp:").toInt())
                else -> throw IllegalArgumentException("'$text' is no address: say unix:<path> or tcp:<port>")
            }

        /** Where a channel listens. */
        fun of(address: SocketAddress): Address =
            when (address) {
                is UnixDomainSocketAddress -> Unix(address.path)
                is InetSocketAddress -> Tcp(address.port)
                else -> throw IllegalArgumentException("a feed can't connect to $address")
            }
    }
}
