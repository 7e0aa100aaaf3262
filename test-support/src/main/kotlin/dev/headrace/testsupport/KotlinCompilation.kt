package dev.headrace.testsupport

import org.jetbrains.kotlin.cli.common.arguments.K2JVMCompilerArguments
import org.jetbrains.kotlin.cli.common.arguments.parseCommandLineArguments
import org.jetbrains.kotlin.cli.common.messages.CompilerMessageSeverity
import org.jetbrains.kotlin.cli.common.messages.CompilerMessageSourceLocation
import org.jetbrains.kotlin.cli.common.messages.MessageCollector
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler
import org.jetbrains.kotlin.config.Services
import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.createTempDirectory
import kotlin.io.path.deleteRecursively
import kotlin.io.path.writeText

/**
 * What Kotlin's compiler says of programs, for tests of what must not compile: the twin of [Compilation].
 *
 * Programs see what the test sees, all of it on the class path. Warnings are told only where none of them has an error.
 */
public class KotlinCompilation private constructor(
    private val byProgram: Map<String, List<Objection>>,
) {
    /**
     * What the compiler has against a program: an error or a warning.
     *
     * @property diagnostic what the compiler calls it, such as `UNRESOLVED_REFERENCE`
     * @property line the line of the source that it points at, the first being 1
     * @property at the source that it points at
     * @property text what it says
     */
    public data class Objection(
        val diagnostic: String,
        val line: Int,
        val at: String,
        val text: String,
    )

    /** What is wrong with [program], in the order of the source; nothing if it compiles without a warning. */
    public fun objections(program: String): List<Objection> = byProgram[program].orEmpty()

    public companion object {
        private val NAMED = Regex("\\[(\\w+)] (.*)", RegexOption.DOT_MATCHES_ALL)

        /**
         * Compiles [programs], sources by their names, in one run of the compiler: together they take little longer than
         * one. They are of one module: give each a package of its own. [options] are those of the command line.
         */
        @OptIn(kotlin.io.path.ExperimentalPathApi::class)
        public fun of(
            programs: Map<String, String>,
            vararg options: String,
        ): KotlinCompilation {
            val folder = createTempDirectory("programs")
            try {
                programs.forEach { (name, source) -> folder.resolve("$name.kt").writeText(source) }
                return KotlinCompilation(compile(folder, programs, options.asList()))
            } finally {
                folder.deleteRecursively()
            }
        }

        private fun compile(
            folder: Path,
            programs: Map<String, String>,
            options: List<String>,
        ): Map<String, List<Objection>> {
            val compiler = K2JVMCompiler()
            val said = Said(programs)
            val arguments = K2JVMCompilerArguments()
            val out = Files.createDirectory(folder.resolve("classes"))
            val settings = listOf("-no-stdlib", "-no-reflect", "-jvm-target", "17", "-Xrender-internal-diagnostic-names")
            val places = listOf("-d", "$out", "-cp", System.getProperty("java.class.path"), "$folder")
            parseCommandLineArguments(settings + options + places, arguments)
            compiler.exec(said, Services.EMPTY, arguments)
            return said.byProgram
        }
    }

    private class Said(
        private val programs: Map<String, String>,
    ) : MessageCollector {
        val byProgram = mutableMapOf<String, MutableList<Objection>>()

        override fun clear() = byProgram.clear()

        override fun hasErrors(): Boolean = byProgram.isNotEmpty()

        override fun report(
            severity: CompilerMessageSeverity,
            message: String,
            location: CompilerMessageSourceLocation?,
        ) {
            if (!severity.isError && !severity.isWarning) return
            // That there are warnings, where they count as errors: the warnings themselves say where.
            if (location == null && message.contains("-Werror")) return
            checkNotNull(location) { "Kotlin's compiler can't be run: $message" }
            val program =
                Path
                    .of(location.path)
                    .fileName
                    .toString()
                    .removeSuffix(".kt")
            val (name, text) = checkNotNull(NAMED.matchEntire(message)) { "$program can't be read: $message" }.destructured
            byProgram.getOrPut(program) { mutableListOf() } +=
                Objection(name, location.line, at(programs.getValue(program), location), text)
        }

        private fun at(
            source: String,
            location: CompilerMessageSourceLocation,
        ): String {
            fun offset(
                line: Int,
                column: Int,
            ) = source.lineSequence().take(line - 1).sumOf { it.length + 1 } + column - 1
            return source.substring(
                offset(location.line, location.column),
                if (location.lineEnd > 0) offset(location.lineEnd, location.columnEnd) else source.length,
            )
        }
    }
}
