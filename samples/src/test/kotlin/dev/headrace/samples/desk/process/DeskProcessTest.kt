package dev.headrace.samples.desk.process

import dev.headrace.samples.desk.market.Limits
import dev.headrace.testsupport.ChildProcess
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Files
import java.nio.file.Path

/** The desk and its feed as processes: run to the end, reloaded, killed, started again, asked to end. */
class DeskProcessTest {
    @TempDir
    private lateinit var folder: Path

    private fun start(vararg words: String) =
        ChildProcess.start(DeskProcess::class.java, "--folder", "$folder", "--instruments", "50", *words)

    private fun report(desk: ChildProcess): Map<String, String> =
        desk
            .lines()
            .dropWhile { !it.startsWith("the market desk, over") }
            .filter { it.startsWith("  ") }
            .associate { it.trim().substringBefore(' ') to it.trim().substringAfter(' ').trim() }

    @Test
    fun endsByItselfWhenTheFeedHasSentAllAndHasLostNothing() {
        start("--rate", "40000", "--for", "1s", "--feed", "tcp").use { desk ->
            assertThat(desk.awaitEnd()).describedAs("%s", desk.lines()).isZero()
            val report = report(desk)
            assertThat(report["quotes"]).isEqualTo("40,000 received, 0 lost; streams: 1, of which 1 said their end")
            assertThat(report["all"]).startsWith("p50 ").doesNotContain("no latencies")
            assertThat(desk.lines()).anyMatch { it.startsWith("shutdown of container market desk (the feed has ended)") }
        }
    }

    @Test
    fun oneThatWasKilledLeavesNothingInTheWayOfTheNext() {
        start("--rate", "max", "--for", "ever").use { desk ->
            desk.awaitLine("   1 s")
        } // killed, in the middle of it
        assertThat(folder.resolve("feed.sock")).exists()
        assertThat(folder.resolve("console.sock")).exists()

        start("--rate", "20000", "--for", "ever").use { desk ->
            desk.awaitLine("   1 s")
            Files.writeString(folder.resolve("limits.properties"), Limits(position = 7).toProperties())
            desk.signal("HUP")
            desk.awaitLine("limits are now Limits(position=7, ")
            desk.signal("TERM")
            assertThat(desk.awaitEnd()).isEqualTo(143)
            val report = report(desk)
            assertThat(report["quotes"]).contains(" received, 0 lost; streams: 1, of which 1 said their end")
            assertThat(report["reloads"]).isEqualTo("1")
            assertThat(desk.lines()).anyMatch { it.startsWith("shutdown of container market desk (the process was asked to end)") }
        }
        assertThat(folder.resolve("feed.sock")).doesNotExist()
        assertThat(folder.resolve("console.sock")).doesNotExist()
    }

    @Test
    fun aSecondDeskInTheSameFolderSaysWhoIsInItsWay() {
        OpenDesk(folder).use {
            start("--for", "1s").use { second ->
                assertThat(second.awaitEnd()).isEqualTo(1)
                assertThat(second.lines()).anyMatch { it.contains("end the other desk, or give this one a --folder") }
            }
            assertThat(folder.resolve("feed.sock")).exists()
        }
    }
}
