package dev.headrace.samples.kotlin

import dev.headrace.kotlin.attempt
import dev.headrace.kotlin.getOrElse
import java.io.IOException
import java.nio.file.Path
import kotlin.io.path.readText

// #region attempt
fun limitFrom(file: Path): Int {
    val text =
        attempt(IOException::class) { file.readText() }.getOrElse { missing ->
            println("no limit in ${missing.message}, using 100")
            return 100
        }
    return text.trim().toInt()
}
// #endregion attempt

fun main() {
    println(limitFrom(Path.of("no-such-file")))
}
