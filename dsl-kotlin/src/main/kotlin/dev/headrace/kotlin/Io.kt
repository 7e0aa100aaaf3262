package dev.headrace.kotlin

import dev.headrace.driver.io.IoDriver
import dev.headrace.driver.io.IoEvent
import dev.headrace.driver.io.IoPoller
import dev.headrace.driver.io.IoToken
import dev.headrace.driver.io.IoWaker
import java.nio.channels.SelectableChannel
import kotlin.time.Duration
import kotlin.time.toJavaDuration

/** Runs [action] whenever [channel] is ready for one of [ops], until what this returns is closed. */
public fun IoDriver.register(
    channel: SelectableChannel,
    ops: Int,
    action: (IoEvent) -> Unit,
): IoToken = register(channel, ops, handler(action))

/** Runs [action] when [channel] is ready for one of [ops], and not again until it is armed. */
public fun IoDriver.registerOnce(
    channel: SelectableChannel,
    ops: Int,
    action: (IoEvent) -> Unit,
): IoToken = registerOnce(channel, ops, handler(action))

/** Makes a waker that any thread may use, and runs [action] in the loop when one did. */
public fun IoDriver.waker(action: (IoEvent) -> Unit): IoWaker = waker(handler(action))

/** Lets [action] run from now on. */
public fun IoToken.arm(action: (IoEvent) -> Unit): IoToken = arm(handler(action))

/** Lets [action] run once more. */
public fun IoToken.armOnce(action: (IoEvent) -> Unit): IoToken = armOnce(handler(action))

/** Waits for a channel to be ready, no longer than [atMost], and runs the handlers of those that are. */
public fun IoPoller.poll(atMost: Duration): Int = poll(atMost.toJavaDuration())

/** The channel that is ready, as a [C]; it fails where it is another one. */
public inline fun <reified C : SelectableChannel> IoEvent.channel(): C = channel(C::class.java)
