package dev.headrace.samples.desk.process

import dev.headrace.kotlin.get
import dev.headrace.testsupport.ReportedFailures
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Files
import java.nio.file.Path

class ReloadTest {
    @TempDir
    private lateinit var folder: Path

    @Test
    fun limitsThatCannotBeReadChangeNothing() {
        OpenDesk(folder).use { desk ->
            val before = desk.container.get<LimitsFile>().limits
            Files.writeString(desk.options.limitsFile, "position=many\n")
            val report = desk.container.reloadAll()
            assertThat(report.isDone).isFalse()
            assertThat(report.failures().single().message).contains("position=many: say such as position=10")
            assertThat(desk.container.get<LimitsFile>().limits).isSameAs(before)
        }
        ReportedFailures.take()
    }

    @Test
    fun aDeskWithLimitsThatCannotBeReadDoesNotStart() {
        Files.writeString(folder.resolve("limits.properties"), "edge=0\n")
        assertThatThrownBy { OpenDesk(folder) }.hasMessageContaining("edge=0: say such as edge=8.0")
        assertThat(folder.resolve("feed.sock")).doesNotExist()
    }
}
