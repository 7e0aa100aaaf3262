package dev.headrace.kotlin

import com.tngtech.archunit.core.domain.JavaMethod
import com.tngtech.archunit.core.importer.ClassFileImporter
import dev.headrace.testsupport.ProjectFiles
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.shouldBe
import kotlin.io.path.extension
import kotlin.io.path.readText
import kotlin.io.path.walk

/** A member of the core that does not stand back hides the function of the same name that knows the types: see the core's package. */
class PrioritySpec :
    FunSpec({
        val sources =
            ProjectFiles
                .base()
                .resolve("src/main/kotlin")
                .walk()
                .filter { it.extension == "kt" }
                .joinToString("\n") { it.readText() }
        val offers = KotlinSources.offers(sources).map { it.path }.toSet()
        val numbers = Regex("(To(Long|Double)1|(Long|Double)\\w+1)")

        fun functions(method: JavaMethod) =
            method.rawParameterTypes.filter { it.packageName == "dev.headrace.function" }.map { it.simpleName }

        fun takesAClass(method: JavaMethod) = method.rawParameterTypes.any { it.name == "java.lang.Class" }

        fun standsBack(method: JavaMethod) = method.annotations.any { it.rawType.simpleName == "LowPriorityInOverloadResolution" }

        test("members whose functions Kotlin takes itself stand back") {
            val members =
                ClassFileImporter()
                    .importPath(ProjectFiles.root().resolve("core-java/target/classes"))
                    .filter { it.packageName.startsWith("dev.headrace") && !it.packageName.startsWith("dev.headrace.internal") }
                    .flatMap { it.methods }
                    .filter { method -> method.modifiers.none { it.name == "STATIC" } && method.modifiers.any { it.name == "PUBLIC" } }
                    .filter { functions(it).any { name -> !numbers.matches(name) } && !takesAClass(it) }
                    .filter { "${it.owner.simpleName}.${it.name}" in offers }
            members.filterNot(::standsBack).joinToString("\n") { it.fullName } shouldBe ""
            members.any(::standsBack) shouldBe true
        }
    })
