package dev.headrace.kotlin.wrong

import io.kotest.assertions.withClue
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContain

/**
 * What makes no sense does not compile in Kotlin either. Each program has a right twin that does, so that it is wrong for the
 * reason it says and not for a slip.
 */
class WrongProgramsSpec :
    FunSpec({
        val verdicts = Verdicts(PROGRAMS)

        for (program in PROGRAMS) {
            test("${program.group}: ${program.name}") {
                withClue(program.right) { verdicts.ofRight(program).shouldBeEmpty() }
                withClue(program.wrong) {
                    val objections = verdicts.ofWrong(program)
                    objections.map { "${it.diagnostic} at ${it.at}" } shouldContain "${program.diagnostic} at ${program.at}"
                }
            }
        }
    })
