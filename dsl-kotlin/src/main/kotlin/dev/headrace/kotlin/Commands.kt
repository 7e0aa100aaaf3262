package dev.headrace.kotlin

import dev.headrace.channel.Command
import dev.headrace.channel.CommandException
import dev.headrace.channel.CommandRegistration
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.ErrorCode
import dev.headrace.channel.Event
import dev.headrace.channel.NoPayload
import java.lang.reflect.Type
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionException
import java.util.concurrent.Executor
import kotlin.reflect.KClass
import kotlin.reflect.javaType
import kotlin.reflect.typeOf
import kotlin.time.Duration
import kotlin.time.toJavaDuration

/**
 * The command of that [id], which takes a [Q] and gives an [R], type arguments included.
 *
 * ```
 * val ADD = command<Add, Long>("math.add")
 * val STATUS = command<Unit, Status>("desk.status")
 * val FIND = command<String, Order?>("orders.find")
 * ```
 *
 * [Unit] stands for no request or no result: nothing is sent, and the command equals one that Java makes of `Void`.
 * Say `R?` where the handler may give `null`, or where a result may be left out on its way.
 */
public inline fun <reified Q : Any, reified R> command(id: String): Command<Q, R> = Command.ofTypes(id, payload<Q>(), payload<R>())

/**
 * The event of that [id], whose payload is a [P], type arguments included; of [Unit] there is none.
 *
 * ```
 * val MOVED = event<Moved>("desk.moved")
 * val CLOSED = event<Unit>("desk.closed")
 * ```
 */
public inline fun <reified P : Any> event(id: String): Event<P> = Event.ofType(id, payload<P>())

/** The type [T] as Java has it: a class that is not a primitive, and no payload for [Unit] and [Nothing]. */
@OptIn(ExperimentalStdlibApi::class)
@PublishedApi
internal inline fun <reified T> payload(): Type {
    val type = typeOf<T>()
    return when (val of = type.classifier) {
        Unit::class -> NoPayload.of(Unit)
        Nothing::class -> Void::class.java
        is KClass<*> if type.arguments.isEmpty() -> of.javaObjectType
        else -> type.javaType
    }
}

/** Calls a command that takes no request: `desk.execute(STATUS)`. */
public fun <R> CommandRegistry.execute(command: Command<Unit, R>): CompletableFuture<R> = execute(command, Unit)

/** Calls a command that takes no request, and is to be answered within [timeout], wherever it is. */
public fun <R> CommandRegistry.execute(
    command: Command<Unit, R>,
    timeout: Duration,
): CompletableFuture<R> = execute(command, Unit, timeout.toJavaDuration())

/** Calls a command that is to be answered within [timeout], wherever it is. */
public fun <Q : Any, R> CommandRegistry.execute(
    command: Command<Q, R>,
    request: Q,
    timeout: Duration,
): CompletableFuture<R> = execute(command, request, timeout.toJavaDuration())

/** Calls a command by its id, that is to be answered within [timeout]. */
public fun CommandRegistry.execute(
    command: String,
    request: Any?,
    timeout: Duration,
): CompletableFuture<Any?> = execute(command, request, timeout.toJavaDuration())

/**
 * Registers a command and says more of it by name: `desk.register(ADD, describedAs = "adds", runOn = pool) { it.a + it.b }`.
 *
 * @param describedAs what it does, for people who list it
 * @param schema what it takes and gives, for programs that list it
 * @param runOn where the handler is called, in place of what the registry's builder said
 * @throws CommandException if the command is known here already
 */
public fun <Q : Any, R> CommandRegistry.register(
    command: Command<Q, R>,
    describedAs: String? = null,
    schema: Map<String, Any>? = null,
    runOn: Executor? = null,
    handler: (Q) -> R,
): CommandRegistration =
    register(
        command,
        { options ->
            describedAs?.let(options::describedAs)
            schema?.let(options::schema)
            runOn?.let(options::runOn)
        },
        { handler(it) },
    )

/** Registers a command that takes no request with a function that takes none: `desk.register(STATUS, ::status)`. */
public fun <R> CommandRegistry.register(
    command: Command<Unit, R>,
    handler: () -> R,
): CommandRegistration = register(command) { _ -> handler() }

/** Emits an event without a payload: `desk.emit(CLOSED)`. */
public fun CommandRegistry.emit(event: Event<Unit>): Unit = emit(event, Unit)

/**
 * Waits for the answer; where there is none, the failure is the [CommandException] itself, in no other exception.
 *
 * ```
 * val sum = desk.execute(ADD, Add(1, 2)).joinCatching().getOrElse { if (it.errorCode == ErrorCode.TIMEOUT) 0 else throw it }
 * ```
 */
public fun <R> CompletableFuture<R>.joinCatching(): Result<R> =
    try {
        Result.success(join())
    } catch (failed: CompletionException) {
        Result.failure(failed.cause ?: failed)
    }

/** Why a command was not answered: the code of a [CommandException], or of the one that this carries; `null` for anything else. */
public val Throwable.errorCode: ErrorCode?
    get() = (this as? CommandException ?: (this as? CompletionException)?.cause as? CommandException)?.code()
