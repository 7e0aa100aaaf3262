package dev.headrace.kotlin

import dev.headrace.Result
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeSameInstanceAs
import io.kotest.property.Arb
import io.kotest.property.arbitrary.Codepoint
import io.kotest.property.arbitrary.alphanumeric
import io.kotest.property.arbitrary.int
import io.kotest.property.arbitrary.string
import io.kotest.property.checkAll
import java.io.FileNotFoundException
import java.io.IOException

class ResultsSpec :
    FunSpec({
        val ok = Result.ok<Int, String>(5)
        val failed = Result.fail<Int, String>("over the limit")

        test("destructures into the side it holds") {
            val (value, noError) = ok
            value shouldBe 5
            noError shouldBe null
            val (noValue, error) = failed
            noValue shouldBe null
            error shouldBe "over the limit"
        }
        test("falls back in place") {
            ok.getOrElse { it.length } shouldBe 5
            failed.getOrElse { it.length } shouldBe 14

            fun leave(result: Result<Int, String>): String = "value ${result.getOrElse { return "left: $it" }}"
            leave(ok) shouldBe "value 5"
            leave(failed) shouldBe "left: over the limit"
        }
        test("attempt turns only the expected exception into an error") {
            attempt(IOException::class) { "text" } shouldBe Result.ok("text")
            val missing = FileNotFoundException("limits.csv")
            attempt<String, IOException>(IOException::class) { throw missing }.error() shouldBeSameInstanceAs missing
            shouldThrow<IllegalStateException> { attempt<Int, IOException>(IOException::class) { error("a bug") } }
            shouldThrow<StackOverflowError> { attempt<Int, Exception>(Exception::class) { throw StackOverflowError() } }
        }
        test("attempt keeps the interrupt flag") {
            val failed = attempt<Int, InterruptedException>(InterruptedException::class) { throw InterruptedException() }
            Thread.interrupted() shouldBe true
            failed.isError shouldBe true
        }
        test("there and back again is the same result") {
            checkAll(Arb.int()) { n ->
                val value = Result.ok<Int, Throwable>(n)
                value.toKotlinResult().toHeadraceResult() shouldBe value
            }
            checkAll(Arb.string(1..8, Codepoint.alphanumeric())) { text ->
                val error = Result.fail<Int, Throwable>(IOException(text))
                error.toKotlinResult().toHeadraceResult() shouldBe error
            }
        }
    })
