package dev.headrace.kotlin

import dev.headrace.BuildException
import dev.headrace.channel.CommandRegistry
import dev.headrace.clock.Timekeeper
import dev.headrace.lifecycle.Container
import dev.headrace.lifecycle.ContainerState
import dev.headrace.lifecycle.LifecycleException
import dev.headrace.lifecycle.StartReport
import dev.headrace.loop.EventLoop
import dev.headrace.registry.AsyncRegistry
import dev.headrace.registry.SyncRegistry
import dev.headrace.world.World
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind
import kotlin.contracts.contract

/**
 * Makes one application, called [name], of everything that [build] declares: providers, worlds with their loops, registries,
 * command registries and their channels, around a [state] that hooks share.
 *
 * ```
 * fun desk(settings: Settings) =
 *     headrace("desk", settings) {
 *         val alerts = registry<Alert>("alerts")
 *         provide(Database())
 *         world("desk") {
 *             resource(Position(0))
 *             val timers = install(TimerDriver.wheel())
 *             loop { timers(timers) }
 *         }
 *         val commands = commands("desk", { router("root") }) { register(ADD) { it.a + it.b } }
 *         connect(commands) { wire.tcp("root", address) }
 *     }
 *
 * fun main() = desk(Settings()).run()
 * ```
 *
 * Everything is built here, and nothing is started. What is wrong with any part is said together with what is wrong with the
 * others. Where [build] fails, or something is wrong, what was built until then is closed again, the last first.
 *
 * @param time what measures time, for a test; it is never closed here. If nothing is said, the system's, on a thread of its own
 *     that is started when it is needed and ends with the application
 * @throws BuildException with everything that is wrong
 */
@OptIn(ExperimentalContracts::class)
public fun <S : Any> headrace(
    name: String,
    state: S,
    time: Timekeeper? = null,
    build: @HeadraceDsl ApplicationBuilder<S>.() -> Unit,
): Application<S> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return built(ApplicationBuilder(name, Container.of(state), time), build)
}

/** Makes one application of everything that [build] declares, whose hooks share no state. */
@OptIn(ExperimentalContracts::class)
public fun headrace(
    name: String,
    time: Timekeeper? = null,
    build: @HeadraceDsl ApplicationBuilder<Any>.() -> Unit,
): Application<Any> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return built(ApplicationBuilder(name, Container.withoutState(), time), build)
}

@OptIn(ExperimentalContracts::class)
private fun <S : Any> built(
    builder: ApplicationBuilder<S>,
    build: ApplicationBuilder<S>.() -> Unit,
): Application<S> {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    try {
        builder.build()
        return builder.application()
    } catch (thrown: Throwable) {
        throw builder.failed(thrown)
    }
}

/**
 * Everything that a process is made of, built and not started: what [headrace] makes.
 *
 * It starts once. [run] is for `main`; tests [start] it without signals, take its parts, and [close] it. All methods may be called
 * from any thread.
 */
public class Application<S : Any> internal constructor(
    /** What boots, runs, reloads and shuts down its parts: validation, health, state, reports and the graph are there. */
    public val container: Container<S>,
    private val parts: Parts,
    private val failures: Failures,
) : AutoCloseable {
    /** What it is called. */
    public val name: String get() = container.name()

    /**
     * Runs the application until it ends: everything is checked, booted and run, then this waits. SIGTERM, SIGINT and
     * `System.exit` shut it down, SIGHUP reloads it, and so does whoever asks the [container] to. If this thread is interrupted, the
     * application is shut down.
     *
     * It returns where the application was asked to end, also while it starts. Where it could not start, or a part of it has failed for good, it throws
     * why, so that a `main` which lets it through exits with 1.
     *
     * @throws LifecycleException if it can't start, or has failed
     * @throws InterruptedException if this thread was interrupted
     * @throws IllegalStateException if it was started before
     */
    public fun run() {
        check(container.state() == ContainerState.NEW) { "application $name was started before: make another one" }
        container.heedSignals()
        container.use {
            if (hasStarted()) {
                val report = it.awaitShutdown()
                if (it.state() == ContainerState.FAILED) throw failures.reasonOf(report)
            }
        }
    }

    /** False where somebody has asked it to end before it ran. */
    private fun hasStarted(): Boolean {
        try {
            container.start()
            return true
        } catch (ended: RuntimeException) {
            if (Thread.interrupted()) throw InterruptedException("application $name was interrupted when it started").initCause(ended)
            if (container.state() != ContainerState.STOPPED) throw ended
            return false
        }
    }

    /**
     * Checks, boots and runs everything, as [Container.start] does, and does not wait for the end. It hears of no signals, unless
     * the container was told to.
     *
     * @return what was done when
     * @throws LifecycleException if it can't; what has booted was shut down again
     */
    public fun start(): StartReport = container.start()

    /** Shuts everything down, in the reverse order, and waits for it; closes what was built where it was never started. */
    override fun close(): Unit = container.close()

    /** The world of that [name]. */
    public fun world(name: String): World = parts.get(WORLD, name)

    /** The loop of the world of that [name]: a test may turn it by hand, where the application was not started. */
    public fun loop(name: String): EventLoop = parts.get(LOOP, name)

    /** The command registry of that [name]. */
    public fun commands(name: String): CommandRegistry = parts.get(COMMANDS, name)

    /** The registry of that [name]. That its events are [E]s is for the caller to know. */
    public fun <E : Any> registry(name: String): SyncRegistry<E> = parts.get(REGISTRY, name)

    /** The asynchronous registry of that [name]. That its events are [E]s is for the caller to know. */
    public fun <E : Any> asyncRegistry(name: String): AsyncRegistry<E> = parts.get(REGISTRY, name)

    /** What was opened under that [name], such as a server or "connection of desk", while it is open. That it is a [T] is for the caller to know. */
    public fun <T : AutoCloseable> opened(name: String): T = parts.get<() -> T>(OPENED, name)()

    /** The application as text. */
    override fun toString(): String = "application $name ($parts)"
}
