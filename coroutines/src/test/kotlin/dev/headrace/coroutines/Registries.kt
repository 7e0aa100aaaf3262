package dev.headrace.coroutines

import dev.headrace.registry.AsyncRegistry
import dev.headrace.registry.HandlerFailure
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.job
import kotlinx.coroutines.test.TestScope

internal fun registry(failures: MutableList<HandlerFailure<Int>>) =
    AsyncRegistry.create<Int>("test").also { it.onFailure { failure -> failures += failure } }

internal fun TestScope.scope() = CoroutineScope(coroutineContext + SupervisorJob())

internal suspend fun CoroutineScope.end() {
    coroutineContext.job.cancel()
    coroutineContext.job.join()
}
