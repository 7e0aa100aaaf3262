package dev.headrace.testsupport

import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain

class KotlinCompilationSpec :
    FunSpec({
        val compilation =
            KotlinCompilation.of(
                mapOf(
                    "right" to "package right\nval compilation: ${KotlinCompilation::class.qualifiedName}? = null",
                    "wrong" to "package wrong\nval n: Int =\n    \"one\"\nval m = none",
                ),
            )

        test("what is right has no objections, and sees the class path of the test") {
            compilation.objections("right").shouldBeEmpty()
        }
        test("an objection says what is wrong and where") {
            val objections = compilation.objections("wrong")
            objections.map { it.diagnostic } shouldContainExactly listOf("INITIALIZER_TYPE_MISMATCH", "UNRESOLVED_REFERENCE")
            objections.map { it.at } shouldContainExactly listOf("=", "none")
            objections.last().text shouldContain "none"
        }
        test("a warning is one too") {
            val warned = KotlinCompilation.of(mapOf("user" to "@Deprecated(\"old\")\nfun old() {}\n\nfun user() = old()"))
            warned.objections("user").single().diagnostic shouldBe "DEPRECATION"
        }
    })
