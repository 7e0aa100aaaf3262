package dev.headrace.coroutines

import dev.headrace.channel.Command
import dev.headrace.channel.CommandException
import dev.headrace.channel.CommandOptions
import dev.headrace.channel.CommandRegistration
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.ErrorCode
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ConcurrentHashMap
import kotlin.coroutines.CoroutineContext

/**
 * Registers a command whose handler suspends, for as long as [scope] lasts.
 *
 * ```kotlin
 * desk.registerSuspending(scope, QUOTE) { symbol -> venues.ask(symbol) }
 * ```
 *
 * **Thread.** For each call it runs as a coroutine of its own, a child of [scope], in the scope's context. Where its
 * dispatcher asks for that, it is started there; without a dispatcher it is called on the thread that calls or receives, and
 * goes on where it is resumed. An executor of the registry comes before that.
 *
 * **Failure.** What it throws answers the call: a [CommandException] with its code, anything else with
 * [ErrorCode.INTERNAL_ERROR]. That goes for a [CancellationException] too, as of `withTimeout`, unless the coroutine itself was
 * cancelled. It harms neither the scope nor another handler.
 *
 * **Cancellation.** A handler is cancelled with the scope, when the registration or the registry is closed, and when the channel
 * that its call came by is closed. Who still waits for its answer gets [ErrorCode.CHANNEL_DISCONNECTED]: the one who was to
 * answer is gone, which is no failure, and nobody else is told. A caller who gives up, or whose time is over, leaves the handler
 * to go on; there is no message for it.
 *
 * When the scope has completed, the command is unregistered; unregistered before, a small object of it stays with the scope
 * until then.
 *
 * **Cost.** A coroutine, a future and an entry in a table for each call.
 *
 * @param scope what the coroutines are children of
 * @param command the command
 * @param options says what else there is to say of it
 * @param handler what answers it
 * @return the registration, which the router may still have to agree to
 * @throws CommandException if the command is known here already
 */
public fun <Q, R> CommandRegistry.registerSuspending(
    scope: CoroutineScope,
    command: Command<Q, R>,
    options: CommandOptions.() -> Unit = {},
    handler: suspend (Q) -> R,
): CommandRegistration {
    val answering = Answering(StageContext(scope.coroutineContext), command.id(), handler)
    val registered =
        registerAsync(
            command,
            { said ->
                said.options()
                said.cancelsAbandoned()
            },
            answering::answer,
        )
    val registration = SuspendingRegistration(registered, answering)
    scope.coroutineContext[Job]?.invokeOnCompletion { registration.close() }
    return registration
}

/** The calls that one registration's handler is at work on. */
private class Answering<Q, R>(
    private val context: StageContext,
    private val command: String,
    private val handler: suspend (Q) -> R,
) {
    private val underWay = ConcurrentHashMap.newKeySet<CommandCoroutine<R>>()

    @Volatile
    private var isOver = false

    fun answer(request: Q): CompletableFuture<R> {
        val coroutine = CommandCoroutine<R>(context, command)
        underWay += coroutine
        // Whoever ends this looks at what is under way after having said so.
        if (isOver) coroutine.end()
        coroutine.stage.whenComplete { _, _ -> underWay -= coroutine }
        coroutine.begin(request) { coroutine.result = handler(this) }
        return coroutine.answer
    }

    fun end() {
        isOver = true
        underWay.forEach { it.end() }
    }
}

/** A handler at work. Its answer is there when it has ended; cancelling the answer asks it to end. */
private class CommandCoroutine<R>(
    context: StageContext,
    private val command: String,
) : CoroutineStage(context) {
    var result: R? = null
    val answer: CompletableFuture<R> =
        object : CompletableFuture<R>() {
            override fun cancel(mayInterruptIfRunning: Boolean): Boolean {
                this@CommandCoroutine.cancel(CancellationException("nobody waits for the answer of $command any more"))
                return false
            }
        }

    init {
        stage.whenComplete { _, thrown ->
            @Suppress("UNCHECKED_CAST") // the body has come to its end
            if (thrown == null) answer.complete(result as R) else answer.completeExceptionally(thrown)
        }
    }

    fun end() = cancel(CancellationException("$command is not answered here any more"))

    override fun whenCancelled(reason: Throwable): Throwable =
        CommandException(ErrorCode.CHANNEL_DISCONNECTED, "the handler of $command was cancelled", null, reason)
}

private class SuspendingRegistration(
    private val registered: CommandRegistration,
    private val answering: Answering<*, *>,
) : CommandRegistration by registered {
    override fun close() {
        registered.close()
        answering.end()
    }

    override fun toString(): String = registered.toString()
}
