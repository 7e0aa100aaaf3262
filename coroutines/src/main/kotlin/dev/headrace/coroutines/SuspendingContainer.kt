package dev.headrace.coroutines

import dev.headrace.lifecycle.Container
import dev.headrace.lifecycle.ContainerListener
import dev.headrace.lifecycle.ContainerState
import dev.headrace.lifecycle.HealthReport
import dev.headrace.lifecycle.ReloadReport
import dev.headrace.lifecycle.ShutdownReport
import dev.headrace.lifecycle.StartReport
import dev.headrace.lifecycle.ValidationReport
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.future.await
import kotlinx.coroutines.withContext
import java.util.concurrent.CompletableFuture
import kotlin.reflect.KClass

/**
 * Suspends while all providers are asked whether they could boot, as [Container.validate] does. Cancelling the caller changes
 * nothing.
 *
 * @return what they said
 */
public suspend fun Container<*>.validateAndAwait(): ValidationReport {
    currentCoroutineContext().ensureActive()
    return validateAsync().await()
}

/**
 * Suspends while all providers boot, as [Container.boot] does, with the same failures. Where the caller is cancelled before,
 * nothing is done; where it is cancelled meanwhile, the container is shut down, and this returns when that is done.
 *
 * @return what was done when
 */
public suspend fun Container<*>.bootAndAwait(): StartReport = orShutdown { bootAsync() }

/**
 * Suspends while the runners are started, as [Container.run] does, with the same failures. It does not wait for their end:
 * see [awaitEnd]. Where the caller is cancelled meanwhile, the container is shut down, and this returns when that is done.
 *
 * @return what was done when, the boot included
 */
public suspend fun Container<*>.runAndAwait(): StartReport = orShutdown { runAsync() }

/**
 * Suspends while all is checked, booted and its runners are started, as [Container.start] does, with the same failures. Where
 * the caller is cancelled meanwhile, the container is shut down, and this returns when that is done.
 *
 * @return what was done when
 */
public suspend fun Container<*>.startAndAwait(): StartReport = orShutdown { startAsync() }

/**
 * Suspends while the state and all providers that can be are reloaded, as [Container.reloadAll] does. Cancelling the caller
 * leaves the reload to go on.
 *
 * @return what was reloaded, and what failed; a provider that fails is not thrown
 */
public suspend fun Container<*>.reloadAllAndAwait(): ReloadReport {
    currentCoroutineContext().ensureActive()
    return reloadAllAsync().await()
}

/**
 * Suspends while one provider is reloaded, without the state, as [Container.reload] does. Cancelling the caller leaves the reload
 * to go on.
 *
 * @param provider its name
 * @return what was reloaded
 * @throws dev.headrace.lifecycle.ReloadException if it fails, or the container shuts down meanwhile
 * @throws IllegalArgumentException if there is none of that name, or if it can't be reloaded
 */
public suspend fun Container<*>.reloadAndAwait(provider: String): ReloadReport {
    currentCoroutineContext().ensureActive()
    return reloadAsync(provider).await()
}

/**
 * The same for the provider of class [T], or that is bound as one.
 *
 * @return what was reloaded
 * @throws IllegalArgumentException if there is none or several, or if it can't be reloaded
 */
public suspend inline fun <reified T : Any> Container<*>.reloadAndAwait(): ReloadReport = reloadAndAwait(T::class)

/**
 * The same for the provider of a class.
 *
 * @param provider its class, or what it is bound as
 * @return what was reloaded
 * @throws IllegalArgumentException if there is none or several, or if it can't be reloaded
 */
public suspend fun Container<*>.reloadAndAwait(provider: KClass<*>): ReloadReport {
    currentCoroutineContext().ensureActive()
    return reloadAsync(provider.java).await()
}

/**
 * Suspends while one provider is reloaded, and those that boot after it, as [Container.reloadWithDependants] does. Cancelling the
 * caller leaves the reload to go on.
 *
 * @param provider its name
 * @return what was reloaded
 * @throws dev.headrace.lifecycle.ReloadException if one fails, or the container shuts down meanwhile
 * @throws IllegalArgumentException if there is none of that name, or if it can't be reloaded
 */
public suspend fun Container<*>.reloadWithDependantsAndAwait(provider: String): ReloadReport {
    currentCoroutineContext().ensureActive()
    return reloadWithDependantsAsync(provider).await()
}

/**
 * Suspends while everything that can say so is asked how it is.
 *
 * @return how the container is
 */
public suspend fun Container<*>.healthAndAwait(): HealthReport = healthAsync().await()

/**
 * Shuts the container down and suspends until that is done, also where the caller is cancelled before or meanwhile: it takes
 * no longer than the container's deadline. Good for a `finally`, and not for a hook, which would wait for itself: that asks with
 * [requestShutdown][Container.requestShutdown].
 *
 * @return what was done when, and what went wrong: it throws nothing
 */
public suspend fun Container<*>.shutdownAndAwait(): ShutdownReport = withContext(NonCancellable) { shutdownAsync().await() }

/**
 * Suspends until the container has ended, by whatever: a signal, a runner that failed for good, somebody who shut it down.
 * Cancelling the caller leaves the container as it is.
 *
 * @return [ContainerState.STOPPED], or [ContainerState.FAILED]
 */
public suspend fun Container<*>.awaitEnd(): ContainerState {
    val states = States(this)
    try {
        return states.flow.first { it.isEnded }
    } finally {
        states.close()
    }
}

/**
 * How far the container is, as a flow that always has the newest state; those that pass quickly may be left out. It is kept up
 * to date, by the thread that tells listeners, until the container has ended or the scope has completed.
 *
 * @param scope for how long
 */
public fun Container<*>.stateIn(scope: CoroutineScope): StateFlow<ContainerState> {
    val states = States(this)
    scope.coroutineContext[Job]?.invokeOnCompletion { states.close() }
    return states.flow
}

private class States(
    private val container: Container<*>,
) : ContainerListener,
    AutoCloseable {
    private val current = MutableStateFlow(container.state())
    val flow: StateFlow<ContainerState> = current.asStateFlow()
    private val listening = container.listen(this)

    init {
        refresh()
    }

    // Told of two states, and late: what counts is the one that it has now.
    override fun containerChanged(
        from: ContainerState,
        to: ContainerState,
    ) = refresh()

    private fun refresh() = current.update { container.state() }

    override fun close() = listening.close()
}

private suspend fun <T> Container<*>.orShutdown(begin: () -> CompletableFuture<T>): T {
    currentCoroutineContext().ensureActive()
    val report = begin()
    try {
        return report.await()
    } catch (cancelled: CancellationException) {
        requestShutdown("the coroutine that started it was cancelled")
        shutdownAndAwait()
        throw cancelled
    }
}
