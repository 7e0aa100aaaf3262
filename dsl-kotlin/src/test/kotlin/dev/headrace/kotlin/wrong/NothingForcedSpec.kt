package dev.headrace.kotlin.wrong

import dev.headrace.testsupport.ProjectFiles
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.ints.shouldBeGreaterThan
import io.kotest.matchers.shouldBe
import java.nio.file.Path
import kotlin.io.path.extension
import kotlin.io.path.name
import kotlin.io.path.readLines
import kotlin.io.path.walk

/** Programs that use this library have no need to overrule the compiler: samples and specs are such programs. */
class NothingForcedSpec :
    FunSpec({
        val forced = Regex("!!|\\bas [A-Z(]|@(file:)?Suppress")

        fun forcedIn(line: String) = forced.containsMatchIn(line) && !line.startsWith("import ")

        fun programs(): List<Path> =
            listOf("samples/src/main/kotlin", "dsl-kotlin/src/test/kotlin", "coroutines/src/test/kotlin")
                .flatMap { ProjectFiles.root().resolve(it).walk() }
                .filter { it.extension == "kt" && it.parent.name != "wrong" }

        test("no program asserts that something is not null, casts, or suppresses a warning") {
            programs()
                .flatMap { file -> file.readLines().filter(::forcedIn).map { "${file.name}: ${it.trim()}" } }
                .shouldBeEmpty()
            programs().size shouldBeGreaterThan 30
        }
        test("what overrules the compiler is found") {
            listOf("a!!.b", "a as String", "a as (Int) -> Unit", "@Suppress(\"x\")", "@file:Suppress(\"x\")", "// as it is", "a != b")
                .filter(::forcedIn)
                .size shouldBe 5
            listOf("import a.B as C").filter(::forcedIn) shouldContainExactly emptyList()
        }
    })
