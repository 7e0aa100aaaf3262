package dev.headrace.kotlin

import dev.headrace.lifecycle.Container
import dev.headrace.lifecycle.ContainerBuilder
import dev.headrace.lifecycle.ProviderOptions
import dev.headrace.lifecycle.Restart
import dev.headrace.lifecycle.ShutdownReport
import kotlin.time.Duration
import kotlin.time.toJavaDuration

/** How long a provider may take to say whether it could boot. */
public fun <S : Any> ContainerBuilder<S>.validateTimeout(time: Duration): ContainerBuilder<S> = validateTimeout(time.toJavaDuration())

/** How long a health check may take. */
public fun <S : Any> ContainerBuilder<S>.healthTimeout(time: Duration): ContainerBuilder<S> = healthTimeout(time.toJavaDuration())

/** How long a boot hook may take. */
public fun <S : Any> ContainerBuilder<S>.bootTimeout(time: Duration): ContainerBuilder<S> = bootTimeout(time.toJavaDuration())

/** How long all of the boot may take. */
public fun <S : Any> ContainerBuilder<S>.bootDeadline(time: Duration): ContainerBuilder<S> = bootDeadline(time.toJavaDuration())

/** How long a reload hook may take. */
public fun <S : Any> ContainerBuilder<S>.reloadTimeout(time: Duration): ContainerBuilder<S> = reloadTimeout(time.toJavaDuration())

/** How long a reload waits for others that are asked for at about the same time. */
public fun <S : Any> ContainerBuilder<S>.reloadAfter(time: Duration): ContainerBuilder<S> = reloadAfter(time.toJavaDuration())

/** How long a shutdown hook may take. */
public fun <S : Any> ContainerBuilder<S>.shutdownTimeout(time: Duration): ContainerBuilder<S> = shutdownTimeout(time.toJavaDuration())

/** How long all of the shutdown may take. */
public fun <S : Any> ContainerBuilder<S>.shutdownDeadline(time: Duration): ContainerBuilder<S> = shutdownDeadline(time.toJavaDuration())

/** How long the container waits, no longer ready, before it shuts down. */
public fun <S : Any> ContainerBuilder<S>.drainDelay(time: Duration): ContainerBuilder<S> = drainDelay(time.toJavaDuration())

/** How long what runs may take to stop. */
public fun <S : Any> ContainerBuilder<S>.stopGrace(time: Duration): ContainerBuilder<S> = stopGrace(time.toJavaDuration())

/** How long its boot hook may take. */
public fun <P : Any> ProviderOptions<P>.bootTimeout(time: Duration): ProviderOptions<P> = bootTimeout(time.toJavaDuration())

/** How long its reload hook may take. */
public fun <P : Any> ProviderOptions<P>.reloadTimeout(time: Duration): ProviderOptions<P> = reloadTimeout(time.toJavaDuration())

/** How long its shutdown hook may take. */
public fun <P : Any> ProviderOptions<P>.shutdownTimeout(time: Duration): ProviderOptions<P> = shutdownTimeout(time.toJavaDuration())

/** How long it may take to stop. */
public fun <P : Any> ProviderOptions<P>.stopGrace(time: Duration): ProviderOptions<P> = stopGrace(time.toJavaDuration())

/** Restarts so often within [time], and no more. */
public fun Restart.atMost(
    times: Int,
    time: Duration,
): Restart = atMost(times, time.toJavaDuration())

/** Waits [first] before the first restart and twice as long before each other, no longer than [longest]. */
public fun Restart.backOff(
    first: Duration,
    longest: Duration,
): Restart = backOff(first.toJavaDuration(), longest.toJavaDuration())

/** Counts anew once it has run for [time]. */
public fun Restart.resetAfter(time: Duration): Restart = resetAfter(time.toJavaDuration())

/** Shuts down, within [deadline]. */
public fun Container<*>.shutdown(deadline: Duration): ShutdownReport = shutdown(deadline.toJavaDuration())

/** Waits until the container has shut down, no longer than [atMost]; says whether it has. */
public fun Container<*>.awaitShutdown(atMost: Duration): Boolean = awaitShutdown(atMost.toJavaDuration())
