package dev.headrace.kotlin

import dev.headrace.channel.ChannelPair
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.CommandRegistryBuilder
import dev.headrace.channel.InMemoryChannel
import dev.headrace.channel.InMemoryOptions
import dev.headrace.channel.Interceptor
import dev.headrace.channel.Message
import dev.headrace.clock.Timekeeper
import dev.headrace.testing.FaultOptions
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind
import kotlin.contracts.contract
import kotlin.time.Duration
import kotlin.time.toJavaDuration

/**
 * Makes a registry of commands and events, as [build] says.
 *
 * ```
 * val worker = commandRegistry("worker") {
 *     router("root")
 *     time(time)
 *     requestTimeout(5.seconds)
 *     inbound { channel, message -> message.also { log.debug("$channel: $it") } }
 * }
 * worker.register(ADD) { it.a + it.b }
 * worker.on(MOVED) { println("on floor ${it.floor}") }
 * ```
 *
 * @throws dev.headrace.BuildException with everything that is wrong with it
 */
@OptIn(ExperimentalContracts::class)
public inline fun commandRegistry(
    name: String,
    build: @HeadraceDsl CommandRegistryBuilder.() -> Unit = {},
): CommandRegistry {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return CommandRegistry.builder(name).apply(build).build()
}

/** How long calls by a channel, and registrations with the router, wait for their answer. */
public fun CommandRegistryBuilder.requestTimeout(time: Duration): CommandRegistryBuilder = requestTimeout(time.toJavaDuration())

/** For how long an event is known again when it comes once more, by another way. */
public fun CommandRegistryBuilder.eventWindow(time: Duration): CommandRegistryBuilder = eventWindow(time.toJavaDuration())

/** How long closing the registry waits for its channels. */
public fun CommandRegistryBuilder.closeTimeout(time: Duration): CommandRegistryBuilder = closeTimeout(time.toJavaDuration())

/**
 * Has [see] look at every message that comes in, with the id of the channel it came by. It gives the message to go on with;
 * `null` drops it, and what it throws refuses it. See [Interceptor].
 */
public fun CommandRegistryBuilder.inbound(see: (channel: String, message: Message) -> Message?): CommandRegistryBuilder =
    intercept(
        object : Interceptor {
            override fun inbound(
                channel: String,
                message: Message,
            ): Message? = see(channel, message)
        },
    )

/**
 * Has [see] look at every message that is to go out, with the id of the channel it is to go out by. It gives the message to
 * go on with; `null` drops it, and what it throws refuses it. See [Interceptor].
 */
public fun CommandRegistryBuilder.outbound(see: (channel: String, message: Message) -> Message?): CommandRegistryBuilder =
    intercept(
        object : Interceptor {
            override fun outbound(
                channel: String,
                message: Message,
            ): Message? = see(channel, message)
        },
    )

/**
 * Makes both halves of a channel in memory, each with the id by which its holder knows the other side.
 *
 * ```
 * val (toWorker, toRoot) = inMemoryPair("worker", "root") { serialising(Codec.plain()) }
 * root.connect(toWorker)
 * worker.connect(toRoot)
 * ```
 */
public fun inMemoryPair(
    first: String,
    second: String,
    options: @HeadraceDsl InMemoryOptions.() -> Unit = {},
): ChannelPair = InMemoryChannel.pair(first, second, options)

/** The half that has the first id. */
public operator fun ChannelPair.component1(): InMemoryChannel = first()

/** The half that has the second id. */
public operator fun ChannelPair.component2(): InMemoryChannel = second()

/** Brings messages late, each by some time between the two. */
public fun FaultOptions.delay(
    time: Timekeeper,
    shortest: Duration,
    longest: Duration,
): FaultOptions = delay(time, shortest.toJavaDuration(), longest.toJavaDuration())
