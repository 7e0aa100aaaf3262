package dev.headrace.samples.desk.console

import java.nio.file.Path

/** Where a desk keeps its sockets and its limits. */
object DeskFolder {
    /** A folder of the user's own, always the same, so that the console finds the desk. */
    val DEFAULT: Path = Path.of(System.getProperty("java.io.tmpdir"), "headrace-desk-" + System.getProperty("user.name")).toAbsolutePath()

    fun consoleSocket(folder: Path): Path = folder.resolve("console.sock")
}
