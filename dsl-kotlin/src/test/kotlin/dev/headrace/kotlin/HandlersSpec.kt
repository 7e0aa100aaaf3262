package dev.headrace.kotlin

import dev.headrace.Handler
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeSameInstanceAs

class HandlersSpec :
    FunSpec({
        val seen = mutableListOf<Any>()
        beforeTest { seen.clear() }

        test("a lambda makes a handler without a name") {
            val handler = handler<String> { seen += it }
            handler.run("a")
            handler("b")
            seen.shouldContainExactly("a", "b")
            handler.name() shouldBe "<unnamed>"
        }
        test("a function reference gives its name") {
            fun onTick(tick: Int) {
                seen += tick
            }
            val handler = handler(::onTick)
            handler(1)
            seen.shouldContainExactly(1)
            handler.name() shouldBe "onTick"
        }
        test("a given name wins") {
            handler<Int>("risk") { seen += it }.name() shouldBe "risk"
        }
        test("a handler of a wider type takes the event") {
            val any: Handler<Any> = handler { seen += it }
            val narrow: Handler<in Int> = any
            narrow(1)
            seen.shouldContainExactly(1)
        }
        test("what the function throws reaches the caller as it is") {
            val failure = IllegalStateException("no market")
            shouldThrow<IllegalStateException> { handler<Int> { throw failure }.run(1) } shouldBeSameInstanceAs failure
        }
    })
