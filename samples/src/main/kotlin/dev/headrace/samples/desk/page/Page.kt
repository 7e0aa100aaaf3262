package dev.headrace.samples.desk.page

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import dev.headrace.graph.Graph
import dev.headrace.kotlin.on
import dev.headrace.lifecycle.HookReport
import dev.headrace.lifecycle.StartReport
import dev.headrace.registry.SyncRegistry
import dev.headrace.samples.desk.office.Frames
import dev.headrace.samples.desk.office.Office
import java.io.IOException
import java.net.InetAddress
import java.net.InetSocketAddress
import java.util.concurrent.ArrayBlockingQueue
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger

/** The page: one file, and a stream of events to each browser that looks at it. At the loopback interface alone. */
class Page(
    office: Office,
    quotes: Graph,
    about: Map<String, Any>,
    port: Int,
) : AutoCloseable {
    private val drawing = Frames(about, quotes)

    /** What browsers are sent; each that looks has a handler here. */
    private val frames: SyncRegistry<String> = SyncRegistry.create("frames")
    private val looking = office.looks.on { ledger -> if (!frames.isEmpty) frames.publish(drawing.frame(ledger)) }
    private val number = AtomicInteger()
    private val threads = Executors.newCachedThreadPool { Thread(it, "page ${number.incrementAndGet()}") }
    private val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0)

    @Volatile
    private var timeline: List<HookReport> = emptyList()

    val url: String get() = "http://localhost:${server.address.port}/"

    init {
        server.executor = threads
        server.createContext("/") { asked -> answer(asked) }
        server.createContext("/events") { asked -> if (isAllowed(asked, "/events")) follow(asked) }
        server.start()
    }

    /** How the process started; drawn from now on. */
    fun started(report: StartReport) {
        timeline = report.hooks()
    }

    private fun answer(asked: HttpExchange) {
        if (!isAllowed(asked, "/")) return
        asked.responseHeaders["Content-Type"] = "text/html; charset=utf-8"
        asked.responseHeaders["Content-Security-Policy"] =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:"
        asked.use {
            it.sendResponseHeaders(200, HTML.size.toLong())
            it.responseBody.write(HTML)
        }
    }

    /** Only this path, and only under a name of this machine: a page from elsewhere that found the port gets nothing. */
    private fun isAllowed(
        asked: HttpExchange,
        path: String,
    ): Boolean {
        val host =
            asked.requestHeaders
                .getFirst("Host")
                .orEmpty()
                .substringBeforeLast(':')
        val status =
            when {
                host !in NAMES -> 403
                asked.requestURI.path != path -> 404
                asked.requestMethod != "GET" -> 405
                else -> return true
            }
        asked.use { it.sendResponseHeaders(status, -1) }
        return false
    }

    // #region events

    /** Tells a browser what is new for as long as it listens. One that is slow is not told all of it. */
    private fun follow(asked: HttpExchange) {
        val waiting = ArrayBlockingQueue<String>(2)
        asked.responseHeaders["Content-Type"] = "text/event-stream"
        asked.responseHeaders["Cache-Control"] = "no-store"
        asked.use {
            frames.on { frame -> waiting.offer(frame) }.use {
                try {
                    asked.sendResponseHeaders(200, 0)
                    send(asked, "hello", drawing.hello(timeline))
                    while (true) send(asked, "frame", waiting.take())
                } catch (_: IOException) {
                    // it looks no more
                } catch (_: InterruptedException) {
                    // the desk ends
                }
            }
        }
    }
    // #endregion events

    private fun send(
        asked: HttpExchange,
        event: String,
        data: String,
    ) {
        asked.responseBody.write("event: $event\ndata: $data\n\n".encodeToByteArray())
        asked.responseBody.flush()
    }

    override fun close() {
        looking.close()
        threads.shutdownNow()
        server.stop(0)
    }

    private companion object {
        val NAMES = setOf("localhost", "127.0.0.1", "[::1]")
        val HTML: ByteArray = checkNotNull(Page::class.java.getResourceAsStream("desk.html")).use { it.readAllBytes() }
    }
}
