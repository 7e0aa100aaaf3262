package dev.headrace.testsupport

import io.kotest.core.extensions.TestCaseExtension
import io.kotest.core.test.TestCase
import io.kotest.engine.test.TestResult
import java.util.Timer
import kotlin.concurrent.schedule
import kotlin.time.Duration

/**
 * Fails every Kotest test that leaves a thread or an unheard failure behind.
 *
 * Kotest's own timeout ends a test that suspends. One that blocks its thread is interrupted after [blockingTimeout].
 */
public class NothingLeftBehindInSpecs(
    private val blockingTimeout: Duration,
) : TestCaseExtension {
    override suspend fun intercept(
        testCase: TestCase,
        execute: suspend (TestCase) -> TestResult,
    ): TestResult {
        val leftovers = Leftovers.watch()
        val result = interrupting(Thread.currentThread()) { execute(testCase) }
        return try {
            leftovers.check()
            result
        } catch (left: AssertionError) {
            result.errorOrNull?.let(left::addSuppressed)
            TestResult.Error(result.duration, left)
        }
    }

    private suspend fun interrupting(
        thread: Thread,
        block: suspend () -> TestResult,
    ): TestResult {
        val alarm = Timer("surefire-test-alarm", true)
        alarm.schedule(blockingTimeout.inWholeMilliseconds) { thread.interrupt() }
        return try {
            block()
        } finally {
            alarm.cancel()
        }
    }
}
