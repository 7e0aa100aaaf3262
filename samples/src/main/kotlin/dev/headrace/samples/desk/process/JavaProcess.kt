package dev.headrace.samples.desk.process

import java.io.File
import java.net.URLClassLoader
import java.nio.file.Path

/** Programs of ours in a JVM of their own: the one that this process runs on, with its class path. */
object JavaProcess {
    fun of(
        program: Class<*>,
        arguments: List<String>,
        options: List<String> = emptyList(),
    ): ProcessBuilder {
        val java = Path.of(System.getProperty("java.home"), "bin", "java").toString()
        return ProcessBuilder(listOf(java) + options + listOf("-cp", classPath(program), program.name) + arguments)
    }

    /** Within Maven, classes come by a loader of its own, and `java.class.path` is Maven's. */
    private fun classPath(program: Class<*>): String {
        val loader = program.classLoader
        return if (loader is URLClassLoader) {
            loader.urLs.joinToString(File.pathSeparator) { Path.of(it.toURI()).toString() }
        } else {
            System.getProperty("java.class.path")
        }
    }
}
