package dev.headrace.samples.kotlin

import dev.headrace.BuildException
import dev.headrace.Problem
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

// #region build
fun check(
    capacity: Int,
    name: String,
) {
    val problems =
        buildList {
            if (capacity < 1) add(Problem(Problem.Kind.CAPACITY, "inbox", "no room for any event", "give it 1 place or more"))
            if (name.isBlank()) add(Problem(Problem.Kind.INVALID, "inbox", "its name is blank", "name it, or leave it out"))
        }
    BuildException.throwIfAny("inbox", problems)
}
// #endregion build

fun main() {
    println(limitFrom(Path.of("no-such-file")))
}
