package dev.headrace.kotlin

import dev.headrace.BuildException
import dev.headrace.Problem
import dev.headrace.channel.Channel
import dev.headrace.channel.CommandException
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.CommandRegistryBuilder
import dev.headrace.channel.Connection
import dev.headrace.channel.ErrorCode
import dev.headrace.clock.Timekeeper
import dev.headrace.lifecycle.ContainerBuilder
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Priority
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.ProviderBuilder
import dev.headrace.lifecycle.ProviderOptions
import dev.headrace.lifecycle.Run
import dev.headrace.loop.EventLoop
import dev.headrace.loop.EventLoopBuilder
import dev.headrace.registry.AsyncRegistry
import dev.headrace.registry.AsyncRegistryBuilder
import dev.headrace.registry.Registry
import dev.headrace.registry.SyncRegistry
import dev.headrace.registry.SyncRegistryBuilder
import dev.headrace.world.World
import dev.headrace.world.WorldBuilder
import java.util.concurrent.CompletableFuture

/**
 * An application in the making; see [headrace]. For one thread.
 *
 * Each part is a provider of the application's container, called by its kind and name: "world desk", "loop desk", "registry alerts",
 * "commands desk".
 *
 * **Order.** What is declared first boots first and is shut down last. Only providers among each other are ordered as the
 * container orders them: by what they say that they come after, then by priority and name. Loops run when everything has booted, and
 * are the first to be stopped.
 */
@HeadraceDsl
public class ApplicationBuilder<S : Any> internal constructor(
    private val name: String,
    private val container: ContainerBuilder<S>,
    private val givenTime: Timekeeper?,
) {
    private val parts = Parts()
    private val failures = Failures()
    private val order = DeclaredOrder()
    private val problems = mutableListOf<Problem>()

    init {
        container.listen(parts).listen(failures)
        givenTime?.let(container::timekeeper)
    }

    /** Measures time for this application: timeouts of calls, above all. It ends with the application. */
    public val time: Timekeeper by lazy { givenTime ?: startTime() }

    private fun startTime(): Timekeeper {
        val real = Timekeeper.start { task -> Thread(task, "$name: time").apply { isDaemon = true } }
        parts.add("time", name, real, real)
        return real
    }

    // ---- what any container has

    /** Says how the container is to be: its timeouts, what it does when a part fails, who listens. */
    public fun container(settings: @HeadraceDsl ContainerBuilder<S>.() -> Unit) {
        container.settings()
    }

    /** Adds a [provider], of which [options] say more: what it comes after, how long it may take. */
    public fun <P : Provider<in S>> provide(
        provider: P,
        options: @HeadraceDsl ProviderOptions<P>.() -> Unit = {},
    ): P {
        container.add(provider) { order.provider(provider.name(), it.apply(options)) }
        return provider
    }

    /** Adds a provider said in place, hook by hook; [options] say more of it. */
    public fun provider(
        name: String,
        options: @HeadraceDsl ProviderOptions<Provider<S>>.() -> Unit = {},
        hooks: @HeadraceDsl ProviderBuilder<S>.() -> Unit,
    ) {
        container.add(name, hooks) { order.provider(name, it.apply(options)) }
    }

    /**
     * Opens something when the application boots, and closes it when it shuts down: a server, a pool, a file.
     *
     * @return gives it, from when it is open until it is closed
     */
    public fun <T : AutoCloseable> opens(
        name: String,
        open: @HeadraceDsl Context<S>.() -> T,
    ): () -> T {
        val opened = Opened<T>(name)
        parts.add(OPENED, name, opened)
        part(name) {
            onBoot { opened.set(open()) }
            onShutdown { opened.close() }
        }
        return opened
    }

    // ---- registries

    /** Makes a registry, as [build] says. It loses its handlers when the application shuts down. */
    public fun <E : Any> registry(
        name: String,
        build: @HeadraceDsl SyncRegistryBuilder<E>.() -> Unit = {},
    ): SyncRegistry<E> = declared(name, syncRegistry(name, build))

    /** Makes a registry of handlers that give a stage, as [build] says. It loses its handlers when the application shuts down. */
    public fun <E : Any> asyncRegistry(
        name: String,
        build: @HeadraceDsl AsyncRegistryBuilder<E>.() -> Unit = {},
    ): AsyncRegistry<E> = declared(name, dev.headrace.kotlin.asyncRegistry(name, build))

    private fun <R : Registry<*>> declared(
        name: String,
        registry: R,
    ): R {
        parts.add(REGISTRY, name, registry)
        part("$REGISTRY $name") { onShutdown { registry.clear() } }
        return registry
    }

    // ---- worlds

    /**
     * Builds a world of what [build] adds to it, and the loop that runs it: [build] ends with `loop { … }`.
     *
     * The loop is a runner of the container, on a thread of its own. Where it ends by itself, the application goes on. The world is
     * closed when the application shuts down.
     */
    public fun world(
        name: String,
        build: @HeadraceDsl WorldBuilder.() -> DeclaredLoop,
    ): World = collecting("$WORLD $name") { built(name, build) } ?: World.builder().name(name).build()

    private fun built(
        name: String,
        build: WorldBuilder.() -> DeclaredLoop,
    ): World {
        val declared: DeclaredLoop
        val world = dev.headrace.kotlin.world(name) { declared = build(this) }
        parts.add(WORLD, name, world, world)
        val loop = world.eventLoop(name) { declared.steps(this, world) }
        parts.add(LOOP, name, loop)
        part("$WORLD $name") { onShutdown { world.close() } }
        container.runs("$LOOP $name", loop, { loop.stop("the application ends") }) { order.part("$LOOP $name", it) }
        return world
    }

    // ---- commands

    /**
     * Makes a registry of commands, as [options] say, and registers what [register] says. Its time is the application's.
     *
     * When the application is to end, calls that come by a channel are refused first, with [ErrorCode.CHANNEL_DISCONNECTED], before
     * loops and other runners are stopped: so what was taken is seen to, and can be answered. The registry is closed in its turn.
     *
     * ```
     * val desk = commands("desk", { router("root") }) {
     *     register(ADD) { it.a + it.b }
     *     on(MOVED) { println("on floor ${it.floor}") }
     * }
     * ```
     */
    public fun commands(
        name: String,
        options: @HeadraceDsl CommandRegistryBuilder.() -> Unit = {},
        register: @HeadraceDsl CommandRegistry.() -> Unit = {},
    ): CommandRegistry {
        val measured = time
        val gate = CallGate("application ${this.name}")
        val built =
            collecting("$COMMANDS $name") {
                commandRegistry(name) {
                    time(measured)
                    inbound { _, message -> gate.pass(message) }
                    options()
                }
            }
        val registry = built ?: CommandRegistry.create(name)
        parts.add(COMMANDS, name, registry) { registry.closeAsync() }
        part("$COMMANDS $name", { runPriority(Priority.LAST) }) {
            onRun { until(stopped().thenRun(gate::close)) }
            onShutdown { until(registry.closeAsync()) }
        }
        collecting("$COMMANDS $name") { registry.register() }
        return registry
    }

    /**
     * Connects a command registry by the channel that [open] makes, when the application boots: it boots on when both sides know of
     * each other. The connection is closed when the application shuts down.
     * Where the other side closes it, the application goes on, and its health says that this part is degraded.
     *
     * A channel that comes back by itself, or a server that gives many, is something that [opens].
     *
     * @return gives the connection, from when it was made until it is closed
     */
    public fun connect(
        registry: CommandRegistry,
        open: @HeadraceDsl Context<S>.() -> Channel,
    ): () -> Connection {
        val name = order.unused("connection of ${registry.name()}")
        val opened = Opened<Connection>(name)
        parts.add(OPENED, name, opened)
        part(name) {
            onBoot {
                val connection = registry.connect(open())
                opened.set(connection)
                until(connection.ready().copy())
            }
            onRun {
                opened().closed().whenComplete { _, _ -> if (!isStopping) degraded("it was closed") }
                until(stopped())
            }
            onShutdown { opened.close() }
        }
        return opened
    }

    private fun part(
        name: String,
        options: ProviderOptions<*>.() -> Unit = {},
        hooks: ProviderBuilder<S>.() -> Unit,
    ) {
        container.add(name, hooks) { order.part(name, it.apply(options)) }
    }

    // ---- the end

    /** What is wrong with one part keeps nobody from hearing what is wrong with another. */
    private fun <T> collecting(
        part: String?,
        build: () -> T,
    ): T? =
        try {
            build()
        } catch (wrong: BuildException) {
            problems += wrong.problems().map { if (part == null) it else it.within(part) }
            null
        } catch (wrong: CommandException) {
            problems += Problem(Problem.Kind.INVALID, part ?: name, wrong.message ?: "$wrong", "register each command once")
            null
        }

    private fun Problem.within(part: String) = if (where().startsWith(part)) this else Problem(kind(), "$part, ${where()}", what(), fix())

    internal fun application(): Application<S> {
        val built = collecting(null) { container.build(name) }
        if (built == null || problems.isNotEmpty()) throw BuildException("application $name", problems)
        return Application(built, parts, failures)
    }

    /** Closes what was built; gives what to throw. What was wrong before may be why [thrown] was thrown, and goes first. */
    internal fun failed(thrown: Throwable): Throwable {
        val first =
            if (problems.isEmpty() || thrown is Error || (thrown as? BuildException)?.problems() == problems) {
                thrown
            } else {
                BuildException("application $name", problems).apply { addSuppressed(thrown) }
            }
        parts.closeAll().forEach(first::addSuppressed)
        return first
    }
}

/** The loop of a world that is being declared. */
public class DeclaredLoop internal constructor(
    internal val steps: EventLoopBuilder.(World) -> Unit,
)

/**
 * Says what the loop of this world polls, in which order, and how it waits. It ends the world's declaration in an application:
 *
 * ```
 * world("desk") {
 *     val timers = install(TimerDriver.wheel())
 *     loop { timers(timers) }
 * }
 * ```
 *
 * @param steps is called with the world when that is built
 */
@Suppress("UnusedReceiverParameter") // it can be said nowhere else
public fun WorldBuilder.loop(steps: @HeadraceDsl EventLoopBuilder.(World) -> Unit): DeclaredLoop = DeclaredLoop(steps)

/** Completes when the runner is told to stop; no thread waits for it. */
private fun Run<*>.stopped(): CompletableFuture<Unit> = CompletableFuture<Unit>().also { onStop { it.complete(Unit) } }

/** Has parts boot after everything that was declared before them, and providers after the parts that were. */
private class DeclaredOrder {
    private val names = mutableSetOf<String>()
    private val sinceLastPart = mutableListOf<String>()
    private var lastPart: String? = null

    fun provider(
        name: String,
        options: ProviderOptions<*>,
    ) {
        lastPart?.let { options.afterIfPresent(it) }
        sinceLastPart += options.name() ?: name
    }

    fun part(
        name: String,
        options: ProviderOptions<*>,
    ) {
        lastPart?.let { options.afterIfPresent(it) }
        options.afterIfPresent(*sinceLastPart.toTypedArray())
        sinceLastPart.clear()
        names += name
        lastPart = name
    }

    /** A name that no part has yet. */
    fun unused(name: String): String = generateSequence(1) { it + 1 }.map { if (it == 1) name else "$name $it" }.first { it !in names }
}
