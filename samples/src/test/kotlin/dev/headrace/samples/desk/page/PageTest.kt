package dev.headrace.samples.desk.page

import dev.headrace.samples.desk.process.OpenDesk
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import tools.jackson.databind.JsonNode
import tools.jackson.databind.json.JsonMapper
import java.io.BufferedReader
import java.net.InetAddress
import java.net.Socket
import java.net.URI
import java.nio.file.Path

class PageTest {
    @TempDir
    private lateinit var folder: Path

    private fun ask(
        desk: OpenDesk,
        request: String,
        host: String = "localhost",
    ): Socket {
        val socket = Socket(InetAddress.getLoopbackAddress(), URI.create(desk.page.url).port)
        socket.getOutputStream().write("$request HTTP/1.1\r\nHost: $host:${socket.port}\r\nConnection: close\r\n\r\n".encodeToByteArray())
        return socket
    }

    private fun answer(
        desk: OpenDesk,
        request: String,
        host: String = "localhost",
    ): String = ask(desk, request, host).use { it.getInputStream().readAllBytes().decodeToString() }

    /** The data of the next event of that name. */
    private fun BufferedReader.next(event: String): JsonNode {
        while (readLine() != "event: $event") {
            // something else
        }
        return JsonMapper.shared().readTree(readLine().removePrefix("data: "))
    }

    @Test
    fun thePageIsOneFileThatAsksNobodyElse() {
        OpenDesk(folder).use { desk ->
            val page = answer(desk, "GET /")
            assertThat(page)
                .startsWith("HTTP/1.1 200 OK")
                .contains("<title>Headrace: the market desk</title>", "connect-src 'self'")
            val others = Regex("https?://[^'\" )<]+").findAll(page).map { it.value }.toSet()
            assertThat(others).containsOnly("http://www.w3.org/2000/svg") // a name, never asked for
        }
    }

    @Test
    fun eventsSayWhatStaysAndThenWhatChanges() {
        OpenDesk(folder).use { desk ->
            ask(desk, "GET /events").use { socket ->
                val events = socket.getInputStream().bufferedReader()
                val hello = events.next("hello")
                assertThat(hello["graph"]["nodes"].values().map { it["name"].asString() })
                    .contains("QuoteView", "book", "mid", "average", "spread", "signal", "isStrong", "trades")
                assertThat(hello["timeline"].values().map { it["provider"].asString() }).contains("Floor", "PageServer")

                desk.feed(10_000)
                val frame = generateSequence { events.next("frame") }.first { it["quotes"].asLong() == 10_000L }
                assertThat(frame["lost"].asInt()).isZero()
                assertThat(frame["top"]).hasSize(12)
                assertThat(frame["top"][0]["symbol"].asString()).isEqualTo("EURUSD")
                assertThat(frame["latency"].isNull).isTrue()
            }
        }
    }

    @Test
    fun aBrowserThatStillListensDoesNotKeepTheDeskFromEnding() {
        val desk = OpenDesk(folder)
        ask(desk, "GET /events").use { socket ->
            socket.getInputStream().bufferedReader().next("hello")
            desk.close()
            assertThat(desk.said).anyMatch { it.startsWith("shutdown of container market desk") && "past its deadline" !in it }
        }
    }

    @Test
    fun whoComesByAnotherNameOrForAnotherPathGetsNothing() {
        OpenDesk(folder).use { desk ->
            assertThat(answer(desk, "GET /", host = "desk.example")).startsWith("HTTP/1.1 403")
            assertThat(answer(desk, "GET /events", host = "desk.example")).startsWith("HTTP/1.1 403")
            assertThat(answer(desk, "GET /etc/passwd")).startsWith("HTTP/1.1 404")
            assertThat(answer(desk, "POST /")).startsWith("HTTP/1.1 405")
        }
    }
}
