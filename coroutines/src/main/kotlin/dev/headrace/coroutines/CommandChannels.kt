package dev.headrace.coroutines

import dev.headrace.channel.Channel
import dev.headrace.channel.CommandRegistration
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.Connection
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.future.await
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull
import java.util.concurrent.CompletableFuture
import kotlin.time.Duration

/**
 * Connects a channel, and suspends until both sides know of each other, as [Connection.ready] says.
 *
 * Where that fails, or the caller is cancelled meanwhile, the connection is closed, which nobody waits for. Where the caller is
 * cancelled before, nothing is connected.
 *
 * @param channel the channel, which was not started yet
 * @return the connection
 * @throws dev.headrace.channel.ChannelClosedException if the channel can't be started, or closes before
 * @throws IllegalStateException if there is a channel of that id, or the registry is closed
 */
public suspend fun CommandRegistry.connectAndAwait(channel: Channel): Connection {
    currentCoroutineContext().ensureActive()
    val connection = connect(channel)
    try {
        connection.ready().answer()
    } catch (thrown: Throwable) {
        connection.close()
        throw thrown
    }
    return connection
}

/**
 * Suspends until the command can be called, as [CommandRegistration.ready] says. Cancelling the caller leaves the registration as
 * it is.
 *
 * @return this
 * @throws dev.headrace.channel.CommandException if somebody else has the command, or the router does not agree; nothing is
 *     registered then
 */
public suspend fun CommandRegistration.awaitReady(): CommandRegistration {
    ready().answer()
    return this
}

/**
 * Suspends until the connection is closed, by either side. Cancelling the caller leaves it as it is.
 *
 * @throws Exception the cause, where the channel broke
 */
public suspend fun Connection.awaitClosed() {
    closed().answer()
}

/**
 * Closes the registry, and suspends until its channels have released what they held, no longer than [atMost]; also where the
 * caller is cancelled before or meanwhile. Good for a `finally`.
 *
 * @param atMost how long to wait
 * @return whether all channels are closed
 */
public suspend fun CommandRegistry.closeAndAwait(atMost: Duration): Boolean =
    withContext(NonCancellable) {
        val connections = connections()
        closeAsync()
        withTimeoutOrNull(atMost) {
            for (connection in connections) {
                try {
                    connection.awaitClosed()
                } catch (broken: Exception) {
                    // The registry's failure listener was told.
                    currentCoroutineContext().ensureActive()
                }
            }
        } != null
    }

/** Waits for what others wait for too: cancelling the one who waits must not cancel it. */
private suspend fun <T> CompletableFuture<T>.answer(): T = copy().await()
