package dev.headrace.samples.desk.market

import java.nio.file.Files
import java.nio.file.Path
import java.util.Properties
import kotlin.time.Duration

/** What the desk may do. Replaced as a whole when `limits.properties` is read anew. */
data class Limits(
    /** How many lots of one instrument it may hold or owe. */
    val position: Int = 10,
    /** How many million dollars' worth of one currency it may hold or owe. */
    val exposure: Int = 5,
    /** How many spreads a price must be away from its average to be traded at. */
    val edge: Double = 8.0,
    /** After what time without a quote an instrument is stale. */
    val staleAfter: Duration = Duration.parse("1s"),
) {
    val staleAfterNanos: Long = staleAfter.inWholeNanoseconds

    fun toProperties(): String =
        """
        # What the market desk may do. Change it, then: kill -HUP <the desk>, or desk.reload in the console.
        position=$position
        exposure=$exposure
        edge=$edge
        stale-after=$staleAfter
        """.trimIndent() + "\n"

    companion object {
        /** Reads them; throws with everything that is wrong with the file. */
        fun read(file: Path): Limits {
            val said = Properties().apply { Files.newBufferedReader(file).use(::load) }
            val wrong = mutableListOf<String>()

            fun <T : Any> value(
                name: String,
                example: String,
                parse: (String) -> T?,
            ): T? =
                said.getProperty(name)?.trim()?.let(parse).also {
                    if (it == null) wrong += "$name=${said.getProperty(name, "")}: say such as $name=$example"
                }

            val position = value("position", "10") { text -> text.toIntOrNull()?.takeIf { it >= 0 } }
            val exposure = value("exposure", "5") { text -> text.toIntOrNull()?.takeIf { it >= 0 } }
            val edge = value("edge", "8.0") { text -> text.toDoubleOrNull()?.takeIf { it > 0 } }
            val staleAfter = value("stale-after", "1s") { text -> Duration.parseOrNull(text)?.takeIf { it.isPositive() } }
            if (position == null || exposure == null || edge == null || staleAfter == null) {
                throw IllegalArgumentException("$file: " + wrong.joinToString("; "))
            }
            return Limits(position, exposure, edge, staleAfter)
        }
    }
}
