package dev.headrace.kotlin

import dev.headrace.testsupport.ProjectFiles
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import kotlin.io.path.extension
import kotlin.io.path.readLines
import kotlin.io.path.readText
import kotlin.io.path.walk

/**
 * What the core has that Kotlin can't use as it is — functions whose types it loses, Java's durations and optionals, classes
 * named for a type — is in the sources of this module, or `api/coverage.txt` says why not. So is every class of the core.
 */
class CoverageSpec :
    FunSpec({
        val core = ProjectFiles.root().resolve("core-java/api/headrace-core.api").readText()
        val notes = Notes.of(ProjectFiles.base().resolve("api/coverage.txt").readLines())
        val sources =
            ProjectFiles
                .base()
                .resolve("src/main/kotlin")
                .walk()
                .filter { it.extension == "kt" }
                .joinToString("\n") { it.readText() }
        val needs = CoreApi.needs(core)
        val offers = KotlinSources.offers(sources)

        test("every method of the core that needs a form for Kotlin has one or an excuse") {
            needs
                .filterNot { notes.excuses(it) || notes.offersFor(it, offers) }
                .map { it.toString() }
                .distinct()
                .joinToString("\n") shouldBe ""
        }
        test("every class of the core is used or excused") {
            CoreApi.classes(core).filterNot { notes.excuses(it) || Regex("\\b$it\\b").containsMatchIn(sources) }.joinToString("\n") shouldBe
                ""
        }
        test("no excuse and no other name is left over") {
            notes.leftOver(needs, CoreApi.classes(core)).joinToString("\n") shouldBe ""
        }
        test("a new method of the core is found") {
            val more =
                core + "\npublic final class dev.headrace.flow.Pipe<I, T> extends dev.headrace.flow.Mergeable<I, T> {\n" +
                    "  public <A, B, C, U> dev.headrace.flow.Pipe<I, U> then(dev.headrace.function.Step4<A, B, C, ? super T, ? extends U>)\n}\n"
            (CoreApi.needs(more) - needs.toSet())
                .filterNot { notes.excuses(it) || notes.offersFor(it, offers) }
                .map { it.toString() } shouldContainExactly listOf("Pipe.then(4)")
        }
        test("the functions of a declaration are read") {
            KotlinSources.offers(
                "public inline infix fun <I : Any, reified A : Any> Pipe<I, Map<A, T>>.then(noinline step: (A, () -> T) -> U): U = x",
            ) shouldContainExactly listOf(Form("Pipe", "then", listOf("2")))
            KotlinSources
                .offers("public fun TimerWheel.schedule(\n    delay: Duration,\n    action: (TimerEvent) -> Unit,\n): Timer = x")
                .single() shouldBe Form("TimerWheel", "schedule", listOf("Duration", "1"))
        }
    })

/** A method by what matters of its parameters: the arity of a function, or a word. */
internal data class Form(
    val owner: String,
    val name: String,
    val parameters: List<String>,
) {
    val path get() = "$owner.$name"

    override fun toString(): String = "$path(${parameters.joinToString()})"
}

/** What `api/coverage.txt` says: `core = kotlin` for another name, `core, core: why` for none. */
internal class Notes private constructor(
    private val names: Map<String, String>,
    private val excuses: Map<String, String>,
) {
    fun excuses(form: Form) = form.toString() in excuses || form.path in excuses || form.owner in excuses

    fun excuses(type: String) = type in excuses

    fun offersFor(
        form: Form,
        offers: List<Form>,
    ): Boolean {
        val (owner, name) = (names[form.path] ?: form.path).split('.')
        return offers.any {
            it.owner == owner && it.name == name &&
                it.parameters.containsAll(
                    form.parameters.filterNot { p ->
                        p == TYPE
                    },
                )
        }
    }

    fun leftOver(
        needs: List<Form>,
        classes: List<String>,
    ): List<String> {
        val known = needs.flatMap { listOf(it.toString(), it.path) } + classes
        return (names.keys + excuses.keys).filterNot { it in known }
    }

    companion object {
        private const val TYPE = "Class"

        fun of(lines: List<String>): Notes {
            val said = lines.map { it.substringBefore('#').trim() }.filter { it.isNotEmpty() }
            val (names, excuses) = said.partition { " = " in it }
            return Notes(
                names.associate { it.substringBefore(" = ") to it.substringAfter(" = ") },
                excuses.flatMap { line -> line.substringBefore(": ").split(", ").map { it to line.substringAfter(": ") } }.toMap(),
            )
        }
    }
}

/** The core's API as its dump has it. */
internal object CoreApi {
    private val types =
        Regex("^public [^\\n{]*?(?:class|interface|record|enum|@interface) dev\\.headrace\\.([\\w.$]+)([^\\n]*)\\{\\n(.*?)^}", MULTI)
    private val function = Regex("dev\\.headrace\\.function\\.(\\w*?(\\d?))(?=[<,)]|$)")
    private val method = Regex("^ {2}(?:default )?public (.*?)(\\w+)\\((.*)\\)")

    fun classes(api: String): List<String> =
        types
            .findAll(api)
            .map { it.groupValues[1].simple() }
            .distinct()
            .toList()

    fun needs(api: String): List<Form> =
        types
            .findAll(api)
            .flatMap { type ->
                val owner = type.groupValues[1].simple()
                type.groupValues[3].lines().mapNotNull { need(owner, it) }
            }.toList()

    private fun need(
        owner: String,
        line: String,
    ): Form? {
        val (returns, name, parameters) = method.find(line)?.destructured ?: return null
        val wanted =
            parameters.split(Regex(", (?![^<]*>)")).mapNotNull { parameter ->
                val function = function.find(parameter)
                when {
                    function != null -> function.groupValues[2].ifEmpty { "0" }
                    parameter == "java.time.Duration" -> "Duration"
                    parameter.startsWith("java.lang.Class<") && !parameter.contains("...") -> "Class"
                    else -> null
                }
            }
        val optional = returns.contains("java.util.Optional") && !returns.contains("static")
        return if (wanted.isEmpty() && !optional) null else Form(owner, name, wanted)
    }

    private fun String.simple() = substringAfterLast('.').replace('$', '.').substringAfterLast('.')
}

private val MULTI = setOf(RegexOption.MULTILINE, RegexOption.DOT_MATCHES_ALL)

/** The public functions of Kotlin sources, as far as this needs to understand them. */
internal object KotlinSources {
    private val head = Regex("^public [a-z ]*?fun ", RegexOption.MULTILINE)
    private val property = Regex("^public val (\\w+)[^\\n.]*\\.(\\w+): Duration", RegexOption.MULTILINE)

    fun offers(sources: String): List<Form> =
        head.findAll(sources).map { declaration(sources, it.range.last + 1) }.toList() +
            property.findAll(sources).map { Form(it.groupValues[1], it.groupValues[2], listOf("Duration")) }

    private fun declaration(
        text: String,
        start: Int,
    ): Form {
        var at = start
        if (text[at] == '<') at = close(text, at) + 2
        val open = (at until text.length).first { text[it] == '(' && depth(text.substring(at, it)) == 0 }
        val named = withoutArguments(text.substring(at, open)).removeSuffix("?")
        val parameters = split(text.substring(open + 1, close(text, open)))
        return Form(
            named.substringBeforeLast('.', "").removeSuffix("?").substringAfterLast('.'),
            named.substringAfterLast('.'),
            parameters.mapNotNull(::word),
        )
    }

    private fun word(parameter: String): String? {
        val type = parameter.substringAfter(": ").substringBefore(" = ").removePrefix("@HeadraceDsl ")
        return when {
            type.startsWith("(") -> split(type.substring(1, close(type, 0))).size.toString()
            type.startsWith("Given<") -> "1"
            type == "Duration" -> "Duration"
            else -> null
        }
    }

    private fun split(list: String): List<String> {
        val parts = mutableListOf(StringBuilder())
        list.forEachIndexed { i, c ->
            if (c == ',' &&
                depth(list.substring(0, i)) == 0
            ) {
                parts += StringBuilder()
            } else {
                parts.last().append(c)
            }
        }
        return parts.map { it.toString().trim() }.filter { it.isNotEmpty() }
    }

    private fun withoutArguments(type: String) = type.filterIndexed { i, c -> c != '>' && depth(type.substring(0, i + 1)) == 0 }

    private fun depth(text: String) = plain(text).let { t -> t.count { it in "<(" } - t.count { it in ">)" } }

    private fun plain(text: String) = text.replace("->", "  ")

    private fun close(
        text: String,
        open: Int,
    ): Int {
        var depth = 0
        val end = minOf(text.length, open + 2000)
        plain(text.substring(open, end)).forEachIndexed { i, c ->
            if (c in "<(") depth++
            if (c in ">)" && --depth == 0) return open + i
        }
        error("nothing closes ${text.substring(open, end)}")
    }
}
