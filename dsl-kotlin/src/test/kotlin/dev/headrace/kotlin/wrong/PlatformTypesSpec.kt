package dev.headrace.kotlin.wrong

import dev.headrace.testsupport.KotlinCompilation
import dev.headrace.testsupport.ProjectFiles
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.ints.shouldBeGreaterThan
import kotlin.io.path.readText

/**
 * Kotlin knows of everything in the core whether it may be null. Where it did not, it would let both pass: a value that is
 * used with no heed of null, and without a warning a `?.` that is not needed.
 */
class PlatformTypesSpec :
    FunSpec({
        val api = ProjectFiles.root().resolve("core-java/api/headrace-core.api").readText()
        val getters = getters(api)
        val (nullable, present) = getters.partition { it.isNullable }

        fun uses(
            getters: List<Getter>,
            use: String,
        ) = getters.mapIndexed { i, it -> "private fun uses$i(it: ${it.owner}) = it.`${it.name}`()$use" }.joinToString("\n")

        val compiled =
            KotlinCompilation.of(
                mapOf(
                    "presentSafely" to uses(present, "?.hashCode()"),
                    "nullableSafely" to uses(nullable, "?.hashCode()"),
                ),
            )

        test("where a method never gives null, a safe call is one too many") {
            val (needless, other) = compiled.objections("presentSafely").partition { it.diagnostic == "UNNECESSARY_SAFE_CALL" }
            other.shouldBeEmpty()
            present.filterIndexed { i, _ -> needless.none { it.line == i + 1 } }.shouldBeEmpty()
            present.size shouldBeGreaterThan 200
        }
        test("where it may give null, a safe call is none too many") {
            compiled.objections("nullableSafely").shouldBeEmpty()
            nullable.size shouldBeGreaterThan 20
        }
        test("every package says that what is in it is not null unless it says so") {
            Regex("\\b(dev\\.headrace[a-z.]*)\\.[A-Z]")
                .findAll(api)
                .map { it.groupValues[1] }
                .distinct()
                .filterNot { Class.forName("$it.package-info").annotations.any { a -> a.annotationClass.simpleName == "NullMarked" } }
                .toList()
                .shouldBeEmpty()
        }
    })

/** A method without parameters that gives an object of a type known by name. */
internal data class Getter(
    val owner: String,
    val name: String,
    val isNullable: Boolean,
)

private val TYPE =
    Regex(
        "^public [^\\n{(@]*?(?:class|interface|record|enum) (dev\\.headrace\\.[\\w.$]+)(<[^\\n]*?>)?(?=[ (])[^\\n]*\\{\\n(.*?)^}",
        setOf(RegexOption.MULTILINE, RegexOption.DOT_MATCHES_ALL),
    )
private val GETTER = Regex("^ {2}(?:(?:default|final) )*public (?:abstract |final )*(@Nullable )?(?:\\w+\\.)+[\\w$]+(?:<.*>)? (\\w+)\\(\\)")

private fun getters(api: String): List<Getter> =
    TYPE
        .findAll(api)
        .flatMap { type ->
            val (name, parameters, members) = type.destructured
            val owner = name.replace('$', '.') + stars(parameters)
            members.lines().mapNotNull { GETTER.find(it) }.map { Getter(owner, it.groupValues[2], it.groupValues[1].isNotEmpty()) }
        }.toList()

private fun stars(parameters: String): String {
    var depth = 0
    val separators =
        parameters.count { c ->
            if (c == '<') depth++
            if (c == '>') depth--
            c == ',' && depth == 1
        }
    return if (parameters.isEmpty()) "" else List(separators + 1) { "*" }.joinToString(", ", "<", ">")
}
