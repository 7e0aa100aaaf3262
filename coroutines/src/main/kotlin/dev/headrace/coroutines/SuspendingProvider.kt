package dev.headrace.coroutines

import dev.headrace.lifecycle.ContainerBuilder
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.LifecycleException
import dev.headrace.lifecycle.Phase
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.ProviderOptions
import dev.headrace.lifecycle.Reloadable
import dev.headrace.lifecycle.Run
import dev.headrace.lifecycle.Runner
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Job
import kotlin.coroutines.CoroutineContext

/**
 * A provider whose hooks suspend. Each may be left out; they are what those of [Provider] are, and give their thread back while
 * they suspend.
 *
 * **Thread.** A hook is a coroutine in the context that was given. Where that has no dispatcher, it is called on the hook's own
 * thread, and goes on where it is resumed.
 *
 * **Cancellation.** But for the [runner], a hook is nobody's child: only the container cancels it, where its time is over or it is no
 * longer wanted, and waits for its end as it waits for a thread. So [onShutdown] has all the time that the container gives it.
 *
 * **Failure.** What a hook throws is its failure. So is a [CancellationException] that is not its own, as of `withTimeout`: it is
 * the cause of the [LifecycleException] that comes of it.
 *
 * @param S the type of the application's state
 * @param context where hooks run. Its job, if it has one, is the parent of the runner alone: cancelling it stops the runner,
 *     whose failures are no concern of it
 */
public abstract class SuspendingProvider<S : Any>(
    private val context: CoroutineContext,
) : Provider<S> {
    /** Gets ready; see [Provider.boot]. */
    protected open suspend fun onBoot(boot: Context<S>) {}

    /** Gives back what it has; see [Provider.shutdown]. */
    protected open suspend fun onShutdown(shutdown: Context<S>) {}

    final override fun boot(boot: Context<S>): Unit = context.call(Phase.BOOT, boot) { onBoot(it) }

    final override fun shutdown(shutdown: Context<S>): Unit = context.call(Phase.SHUTDOWN, shutdown) { onShutdown(it) }

    /**
     * A runner of this provider, for its [asRunner]: it is cancelled when it is to stop, and has stopped when it has ended.
     *
     * @param run what goes on for as long as the process does
     */
    protected fun runner(run: suspend (Run<S>) -> Unit): Runner<S> = Runner { context.run(it, run) }

    /**
     * What is reloaded for this provider, for its [asReloadable].
     *
     * @param reload takes on what has changed
     */
    protected fun reloadable(reload: suspend (Context<S>) -> Unit): Reloadable<S> = Reloadable { context.call(Phase.RELOAD, it, reload) }
}

/** A provider that is said in place, hook by hook, each of which suspends. For one thread. */
public class SuspendingProviderBuilder<S : Any> internal constructor() {
    internal var boot: suspend (Context<S>) -> Unit = {}
    internal var shutdown: suspend (Context<S>) -> Unit = {}
    internal var reload: (suspend (Context<S>) -> Unit)? = null
    internal var run: (suspend (Run<S>) -> Unit)? = null

    /** Says what [Provider.boot] does. */
    public fun boot(hook: suspend (Context<S>) -> Unit) {
        boot = hook
    }

    /** Says what [Runner.run] does: it is cancelled when it is to stop, and has stopped when it has ended. */
    public fun run(hook: suspend (Run<S>) -> Unit) {
        run = hook
    }

    /** Says what [Reloadable.reload] does. */
    public fun reload(hook: suspend (Context<S>) -> Unit) {
        reload = hook
    }

    /** Says what [Provider.shutdown] does. */
    public fun shutdown(hook: suspend (Context<S>) -> Unit) {
        shutdown = hook
    }
}

/**
 * Adds a provider whose hooks suspend, said in place; they run as those of a [SuspendingProvider].
 *
 * ```kotlin
 * Container.of(state).addSuspending("feed", Dispatchers.IO) {
 *     boot { feed.connect() }
 *     run { feed.events().collect(::publish) }
 *     shutdown { feed.disconnect() }
 * }
 * ```
 *
 * @param name what it is called
 * @param context where hooks run; its job, if it has one, is the parent of the runner
 * @param options says something of it, such as what it boots after
 * @param hooks says the hooks
 * @return this builder
 */
public fun <S : Any> ContainerBuilder<S>.addSuspending(
    name: String,
    context: CoroutineContext,
    options: ProviderOptions<Provider<S>>.() -> Unit = {},
    hooks: SuspendingProviderBuilder<S>.() -> Unit,
): ContainerBuilder<S> {
    val said = SuspendingProviderBuilder<S>().apply(hooks)
    return add(
        name,
        { provider ->
            provider.boot { context.call(Phase.BOOT, it, said.boot) }
            provider.shutdown { context.call(Phase.SHUTDOWN, it, said.shutdown) }
            said.reload?.let { reload -> provider.reload { context.call(Phase.RELOAD, it, reload) } }
            said.run?.let { run -> provider.run { context.run(it, run) } }
        },
        { it.options() },
    )
}

/** One that was cancelled has neither failed nor done what it should: the container tells the three apart. */
private class HookCoroutine(
    context: CoroutineContext,
) : CoroutineStage(StageContext(context)) {
    override fun whenCancelled(reason: Throwable): Throwable = CancellationException("the hook was cancelled", reason)

    fun <C : Context<*>> goOn(
        phase: Phase,
        with: C,
        hook: suspend (C) -> Unit,
    ) {
        with.until(stage)
        begin(with) {
            try {
                hook(with)
            } catch (notOurs: CancellationException) {
                // The container would take it for one.
                throw if (this@HookCoroutine.isActive) LifecycleException(phase, with.provider(), notOurs) else notOurs
            }
        }
    }
}

private fun <C : Context<*>> CoroutineContext.call(
    phase: Phase,
    with: C,
    hook: suspend (C) -> Unit,
) = HookCoroutine(this.minusKey(Job)).goOn(phase, with, hook)

private fun <S : Any> CoroutineContext.run(
    run: Run<S>,
    hook: suspend (Run<S>) -> Unit,
) {
    val coroutine = HookCoroutine(this)
    run.onStop { coroutine.cancel(CancellationException("the runner is to stop")) }
    coroutine.goOn(Phase.RUN, run, hook)
}
