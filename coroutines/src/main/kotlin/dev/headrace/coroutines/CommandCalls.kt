package dev.headrace.coroutines

import dev.headrace.channel.Command
import dev.headrace.channel.CommandException
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.ErrorCode
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.future.await
import java.util.concurrent.CompletableFuture
import kotlin.time.Duration
import kotlin.time.toJavaDuration

/**
 * Calls a command, and suspends until it is answered.
 *
 * ```kotlin
 * val sum = desk.executeAndAwait(ADD, Add(1, 2), timeout = 2.seconds)
 * ```
 *
 * **Failure.** It throws the [CommandException] that says why there is no result. A [timeout] that is over is one of them, with
 * [ErrorCode.TIMEOUT], and no cancellation: `withTimeout` around the call is, as everywhere, and can't be taken for it.
 *
 * **Cancellation.** Where the caller is cancelled before, nothing is called. Where it is cancelled meanwhile, the call is
 * forgotten and a late answer dropped; the handler goes on, since there is no message that could stop it.
 *
 * @param command the command
 * @param request the request
 * @param timeout how long to wait for the answer, more than nothing; if it is not said, as long as the registry was told
 * @return the result
 * @throws CommandException if there is none
 * @throws IllegalStateException if there is a timeout, and the registry has no timekeeper
 */
public suspend fun <Q, R> CommandRegistry.executeAndAwait(
    command: Command<Q, R>,
    request: Q,
    timeout: Duration? = null,
): R = answered { if (timeout == null) execute(command, request) else execute(command, request, timeout.toJavaDuration()) }

/**
 * The same for a command that takes no request.
 *
 * @param command the command
 * @param timeout how long to wait for the answer
 * @return the result
 */
public suspend fun <R> CommandRegistry.executeAndAwait(
    command: Command<Unit, R>,
    timeout: Duration? = null,
): R = executeAndAwait(command, Unit, timeout)

/**
 * The same for a command that is called by its id.
 *
 * @param command its id
 * @param request the request, or `null` for none
 * @param timeout how long to wait for the answer
 * @return the result; one that came from another process is data: texts, numbers, lists, maps
 */
public suspend fun CommandRegistry.executeAndAwait(
    command: String,
    request: Any?,
    timeout: Duration? = null,
): Any? = answered { if (timeout == null) execute(command, request) else execute(command, request, timeout.toJavaDuration()) }

private suspend fun <R> answered(call: () -> CompletableFuture<R>): R {
    currentCoroutineContext().ensureActive()
    return call().await()
}
