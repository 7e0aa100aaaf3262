package dev.headrace.samples.desk.console

import dev.headrace.samples.desk.market.Limits
import dev.headrace.samples.desk.process.OpenDesk
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.LinkedBlockingQueue

/** A console at a desk, by the desk's socket. */
class ConsoleTest {
    @TempDir
    private lateinit var folder: Path

    private val said = LinkedBlockingQueue<String>()

    private fun atTheDesk(operate: (Console, OpenDesk) -> Unit) {
        OpenDesk(folder).use { desk ->
            Console.connect(desk.options.consoleSocket, said::add).use { operate(it, desk) }
        }
    }

    private fun Console.answer(line: String): List<String> {
        run(line)
        return said.take().lines()
    }

    /** Until what the office knows is what the test waits for. */
    private fun Console.await(
        line: String,
        text: String,
    ): List<String> = generateSequence { answer(line) }.first { answer -> answer.any { Regex(text) in it } }

    @Test
    fun listsWhatTheDeskCanBeToldAndWhatThatTakes() =
        atTheDesk { console, _ ->
            assertThat(console.answer("list")).containsExactly(
                "desk.halt    <symbol: string>  trades an instrument no more",
                "desk.limits                    what the desk may do",
                "desk.reload                    reads the limits anew",
                "desk.resume  <symbol: string>  trades an instrument again",
                "desk.stats                     how it goes",
                "desk.top     [count: integer]  the instruments that are quoted most",
            )
        }

    @Test
    fun showsWhatIsQuotedMost() =
        atTheDesk { console, desk ->
            desk.feed(10_000)
            console.await("stats", "10000")
            val top = console.answer("desk.top 3")
            assertThat(top).hasSize(4)
            assertThat(top[0]).matches("symbol +bid +ask +perSecond +position +state")
            assertThat(top[1]).startsWith("EURUSD  1.0")
            assertThat(console.answer("top count=1")).hasSize(2)
        }

    @Test
    fun haltsAnInstrumentAndHearsTheAlert() =
        atTheDesk { console, desk ->
            console.watch()
            console.run("halt EURUSD")
            assertThat(listOf(said.take(), said.take())) // in either order: they come by different ways
                .containsExactlyInAnyOrder("EURUSD is halted", "operator  EURUSD   halted")
            desk.feed(10_000)
            console.await("top 1", "halted")
        }

    @Test
    fun hasTheLimitsReadAnew() =
        atTheDesk { console, desk ->
            Files.writeString(desk.options.limitsFile, Limits(position = 3).toProperties())
            assertThat(console.answer("reload").first()).startsWith("reload of container market desk")
            console.await("limits", "position +3$")
            console.await("stats", "reloads +1$")
        }

    @Test
    fun saysWhatIsWrong() =
        atTheDesk { console, _ ->
            assertThat(console.answer("halt XXXYYY")).containsExactly("desk.halt: there is no XXXYYY: desk.top lists some")
            assertThat(console.answer("halt")).containsExactly("desk.halt: the request of desk.halt: symbol is missing")
            assertThat(console.answer("top many")).containsExactly("desk.top: 'many' is no whole number")
            assertThat(console.answer("stats now")).containsExactly("desk.stats: it takes nothing, and not 'now'")
            assertThat(console.answer("halt EURUSD USDJPY")).containsExactly("desk.halt: 'USDJPY' is none of what it takes: symbol")
            assertThat(console.answer("dance")).containsExactly("there is no command dance: say list")
        }

    @Test
    fun whereThereIsNoDeskItSaysSo() {
        assertThatThrownBy { Console.connect(folder.resolve("console.sock"), said::add) }
            .hasMessage("no desk answers at ${folder.resolve("console.sock")}: start one, or say its --folder")
    }
}
