package dev.headrace.samples.desk.market

import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Files
import java.nio.file.Path
import kotlin.time.Duration.Companion.milliseconds

class LimitsTest {
    @TempDir
    private lateinit var folder: Path

    private fun file(text: String) = Files.writeString(folder.resolve("limits.properties"), text)

    @Test
    fun whatIsWrittenIsRead() {
        val limits = Limits(position = 3, exposure = 4, edge = 5.5, staleAfter = 250.milliseconds)
        assertThat(Limits.read(file(limits.toProperties()))).isEqualTo(limits)
    }

    @Test
    fun everythingThatIsWrongIsSaidAtOnce() {
        val file = file("position=-1\nexposure=much\nedge=0\n")
        assertThatThrownBy { Limits.read(file) }.hasMessage(
            "$file: position=-1: say such as position=10; exposure=much: say such as exposure=5; " +
                "edge=0: say such as edge=8.0; stale-after=: say such as stale-after=1s",
        )
    }
}
