package dev.headrace.testsupport

import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeSingleton
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import org.junit.platform.engine.TestExecutionResult
import org.junit.platform.engine.discovery.DiscoverySelectors.selectClass
import org.junit.platform.testkit.engine.EngineTestKit
import java.util.concurrent.CountDownLatch
import kotlin.reflect.KClass

class NothingLeftBehindInSpecsSpec :
    FunSpec({
        test("a spec that leaves nothing passes") {
            failures(TidySample::class) shouldBe emptyList()
        }
        test("a thread that is still alive fails its test") {
            failures(LeavesAThreadSample::class).shouldBeSingleton { it shouldContain "left-by-a-spec" }
            LeavesAThreadSample.end.countDown()
        }
        test("a warning that nobody took fails its test") {
            failures(LogsAWarningSample::class).shouldBeSingleton { it shouldContain "failure that nobody heard" }
        }
        test("a failed test fails") {
            failures(FailsSample::class).shouldBeSingleton { it shouldContain "its own" }
        }
    })

private fun failures(spec: KClass<out FunSpec>): List<String> =
    EngineTestKit
        .engine("kotest")
        .selectors(selectClass(spec.java))
        .execute()
        .testEvents()
        .failed()
        .list()
        .map {
            it
                .getRequiredPayload(TestExecutionResult::class.java)
                .throwable
                .get()
                .toString()
        }

class TidySample :
    FunSpec({
        test("takes the failure it expects") {
            System.getLogger("dev.headrace.sample").log(System.Logger.Level.WARNING, "expected")
            ReportedFailures.take().size shouldBe 1
        }
    })

class LeavesAThreadSample :
    FunSpec({
        test("leaves a thread") {
            Thread({ end.await() }, "left-by-a-spec").apply { isDaemon = true }.start()
        }
    }) {
    companion object {
        val end = CountDownLatch(1)
    }
}

class LogsAWarningSample :
    FunSpec({
        test("logs") { System.getLogger("dev.headrace.sample").log(System.Logger.Level.WARNING, "unheard") }
    })

class FailsSample :
    FunSpec({
        test("fails") { error("its own") }
    })
