package dev.headrace.samples.desk.process

import dev.headrace.samples.desk.feed.Address
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import java.nio.file.Path
import kotlin.time.Duration.Companion.seconds

class DeskOptionsTest {
    private fun parse(vararg words: String) = DeskOptions.parse(arrayOf(*words))

    @Test
    fun withoutWordsItRunsForHalfAMinute() {
        assertThat(parse()).isEqualTo(DeskOptions())
        assertThat(parse().time).isEqualTo(30.seconds)
    }

    @Test
    fun wordsSayEverything() {
        val folder = Path.of("/somewhere").toAbsolutePath()
        val words =
            "--for 60s --rate 200_000 --port 8080 --feed tcp --seed 7 --instruments 20 --file a.bin " +
                "--folder $folder --spin --no-feed"
        assertThat(parse(*words.split(" ").toTypedArray())).isEqualTo(
            DeskOptions(
                folder,
                Address.Tcp(0),
                200_000,
                60.seconds,
                seed = 7,
                instruments = 20,
                file = Path.of("a.bin").toAbsolutePath(),
                port = 8080,
                spins = true,
                startsFeed = false,
            ),
        )
    }

    @Test
    fun fullSpeedHasNoRateAndForEverNoTime() {
        assertThat(parse("--rate", "max").rate).isNull()
        assertThat(parse("--for", "ever").time).isNull()
    }

    @Test
    fun whatIsWrongIsSaidWithTheFix() {
        assertThatThrownBy { parse("--fro", "60s") }.hasMessageStartingWith("'--fro' is not known; known are: --for <time>|ever")
        assertThatThrownBy { parse("--for", "soon") }.hasMessage("'--for soon' is no time: say such as --for 60s")
        assertThatThrownBy { parse("--rate", "-1") }.hasMessage("'--rate -1' is no number: say such as --rate 1000")
        assertThatThrownBy { parse("--rate", "0") }.hasMessage("'--rate 0' sends nothing: say 1 or more, or max")
        assertThatThrownBy { parse("--feed", "pigeon") }.hasMessage("'--feed pigeon' is no way to feed it: say unix or tcp")
        assertThatThrownBy { parse("--seed") }.hasMessageStartingWith("--seed needs a value")
    }
}
