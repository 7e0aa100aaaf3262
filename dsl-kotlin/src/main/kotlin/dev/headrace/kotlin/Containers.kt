package dev.headrace.kotlin

import dev.headrace.lifecycle.Container
import dev.headrace.lifecycle.ContainerBuilder
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Dependency
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.ProviderBuilder
import dev.headrace.lifecycle.ProviderOptions
import dev.headrace.lifecycle.ReloadReport
import dev.headrace.lifecycle.Run
import dev.headrace.lifecycle.Validation
import java.util.concurrent.CompletableFuture
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind
import kotlin.contracts.contract
import kotlin.reflect.KClass
import kotlin.time.Duration
import kotlin.time.toJavaDuration
import kotlin.time.toKotlinDuration

/**
 * Makes a container of the providers that [build] adds, called [name], around a [state] that all of them share.
 *
 * ```
 * val app = container("desk", AppState()) {
 *     provide(Database())
 *     provide(Feed()) { after<Database>() }
 *     provider("books") { onBoot { state().books.load() } }
 *     shutdownDeadline(20.seconds)
 * }
 * app.start()
 * ```
 */
@OptIn(ExperimentalContracts::class)
public inline fun <S : Any> container(
    name: String,
    state: S,
    build: @HeadraceDsl ContainerBuilder<S>.() -> Unit,
): Container<S> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return Container.of(state).apply(build).build(name)
}

/** Makes a container of the providers that [build] adds, which share no state. */
@OptIn(ExperimentalContracts::class)
public inline fun container(
    name: String,
    build: @HeadraceDsl ContainerBuilder<Any>.() -> Unit,
): Container<Any> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return Container.withoutState().apply(build).build(name)
}

/** Adds a [provider], of which [options] say more: what it comes after, how long it may take. */
public fun <S : Any, P : Provider<in S>> ContainerBuilder<S>.provide(
    provider: P,
    options: @HeadraceDsl ProviderOptions<P>.() -> Unit = {},
): ContainerBuilder<S> = add(provider, options)

/** Adds a provider said in place, hook by hook; [options] say more of it. */
public fun <S : Any> ContainerBuilder<S>.provider(
    name: String,
    options: @HeadraceDsl ProviderOptions<Provider<S>>.() -> Unit = {},
    hooks: @HeadraceDsl ProviderBuilder<S>.() -> Unit,
): ContainerBuilder<S> = add(name, hooks, options)

/** Says what is wrong before anything boots: `onValidate { check(state().ok, "not ok") }`. */
public fun <S : Any> ProviderBuilder<S>.onValidate(hook: @HeadraceDsl Validation<S>.() -> Unit): ProviderBuilder<S> = validate { it.hook() }

/** Boots it; what this throws ends the boot of all. */
public fun <S : Any> ProviderBuilder<S>.onBoot(hook: @HeadraceDsl Context<S>.() -> Unit): ProviderBuilder<S> = boot { it.hook() }

/** Runs it on a thread of its own, until it ends or is to stop. */
public fun <S : Any> ProviderBuilder<S>.onRun(hook: @HeadraceDsl Run<S>.() -> Unit): ProviderBuilder<S> = run { it.hook() }

/** Reloads it. */
public fun <S : Any> ProviderBuilder<S>.onReload(hook: @HeadraceDsl Context<S>.() -> Unit): ProviderBuilder<S> = reload { it.hook() }

/** Shuts it down. */
public fun <S : Any> ProviderBuilder<S>.onShutdown(hook: @HeadraceDsl Context<S>.() -> Unit): ProviderBuilder<S> = shutdown { it.hook() }

/** Boots it after the provider of class [T], without which nothing boots. */
public inline fun <reified T : Any> ProviderOptions<*>.after() {
    after(T::class.java)
}

/** Boots it after the provider of class [T], where there is one. */
public inline fun <reified T : Any> ProviderOptions<*>.afterIfPresent() {
    afterIfPresent(T::class.java)
}

/** The provider of class [T]. */
public inline fun <reified T : Any> Container<*>.get(): T = get(T::class.java)

/** The provider of class [T], or `null` if there is none. */
public inline fun <reified T : Any> Container<*>.find(): T? = find(T::class.java)

/** The providers of class [T], in the order in which they boot. */
public inline fun <reified T : Any> Container<*>.getAll(): List<T> = getAll(T::class.java)

/** The provider of class [T], which has booted before. */
public inline fun <reified T : Any> Context<*>.get(): T = get(T::class.java)

/** The provider of class [T], or `null` if there is none. */
public inline fun <reified T : Any> Context<*>.find(): T? = find(T::class.java)

/** The providers of class [T] that have booted before. */
public inline fun <reified T : Any> Context<*>.getAll(): List<T> = getAll(T::class.java)

/** Says that a provider boots after that of class [T]. */
public inline fun <reified T : Any> dependencyOn(): Dependency = Dependency.on(T::class.java)

/** Lets the provider be found as a [type] too, not only as what it is. It is `as` in the core, which Kotlin has a use for. */
public fun <P : Any> ProviderOptions<P>.knownAs(type: KClass<in P>): ProviderOptions<P> = `as`(type.java)

/** Reloads the provider of class [T]. */
public inline fun <reified T : Any> Container<*>.reload(): ReloadReport = reload(T::class.java)

/** Reloads the provider of class [T], without waiting. */
public inline fun <reified T : Any> Container<*>.reloadAsync(): CompletableFuture<ReloadReport> = reloadAsync(T::class.java)

/** How long the hook may still take. */
public val Context<*>.timeLeft: Duration
    get() = remaining().toKotlinDuration()

/** Waits until the provider is to stop, no longer than [atMost]; says whether it is. */
public fun Run<*>.awaitStop(atMost: Duration): Boolean = awaitStop(atMost.toJavaDuration())
