package dev.headrace.samples.desk.console

import dev.headrace.channel.AsyncCommandHandler
import dev.headrace.channel.Command
import dev.headrace.channel.CommandException
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.ErrorCode
import dev.headrace.clock.Timekeeper
import dev.headrace.kotlin.on
import dev.headrace.lifecycle.ReloadReport
import dev.headrace.registry.HandlerGuard
import dev.headrace.samples.desk.market.Control
import dev.headrace.samples.desk.market.Snapshot
import dev.headrace.samples.desk.market.Trading
import dev.headrace.samples.desk.market.price
import dev.headrace.samples.desk.office.Frames
import dev.headrace.samples.desk.office.Ledger
import dev.headrace.samples.desk.office.Office
import dev.headrace.samples.desk.office.StatusLine
import dev.headrace.wire.JacksonCodec
import dev.headrace.wire.JsonSchemas
import dev.headrace.wire.RequestValidation
import dev.headrace.wire.Wire
import dev.headrace.wire.WireServer
import java.nio.file.Path
import java.util.Locale
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage

/** Answers the operator's console, at a Unix-domain socket. Nothing here touches the desk: it asks the office, or tells the loop. */
class DeskAnswers(
    private val office: Office,
    private val trading: Trading,
    private val reload: () -> CompletableFuture<ReloadReport>,
    socket: Path,
) : AutoCloseable {
    private val codec = JacksonCodec.create()
    private val schemas = JsonSchemas.of(codec)
    private val validation = RequestValidation.create()
    private val time = Timekeeper.start { Thread(it, "console's time") }
    private val registry =
        CommandRegistry
            .builder("desk")
            .time(time)
            .codec(codec)
            .intercept(validation)
            .build()
    private val alerts: HandlerGuard
    private val server: WireServer

    init {
        registerAll()
        alerts = office.alerts.on { registry.emit(DeskCommands.ALERT, Raised(it.kind.name, it.subject, it.text)) }
        server = Wire.of(::Thread, time) { it.codec(codec) }.serveUnix(socket, "console", registry::connect)
    }

    // #region register
    private fun registerAll() {
        registerPlain(DeskCommands.STATS, "how it goes") { office.ask(::stats) }
        register(DeskCommands.TOP, "the instruments that are quoted most") { asked ->
            office.ask { ledger -> rows(ledger, asked.count.orElse(10)) }
        }
        registerPlain(DeskCommands.LIMITS, "what the desk may do") { office.ask(::limits) }
        register(DeskCommands.HALT, "trades an instrument no more") { halt(it.symbol, isHalted = true) }
        register(DeskCommands.RESUME, "trades an instrument again") { halt(it.symbol, isHalted = false) }
        registerPlain(DeskCommands.RELOAD, "reads the limits anew") { reload().thenApply { it.toText() } }
    }

    private fun <Q : Any, R : Any> register(
        command: Command<Q, R>,
        description: String,
        answer: (Q) -> CompletionStage<R>,
    ) {
        validation.add(command, schemas.of(command.requestType()))
        registry.registerAsync(command, { it.describedAs(description).schema(schemas.of(command)) }) { answer(it) }
    }

    /** One that takes nothing. */
    private fun <R : Any> registerPlain(
        command: Command<Void, R>,
        description: String,
        answer: () -> CompletionStage<R>,
    ) {
        val handler = AsyncCommandHandler<Void?, R> { answer() }
        registry.registerAsync(command, { it.describedAs(description).schema(schemas.of(command)) }, handler)
    }

    private fun halt(
        symbol: String,
        isHalted: Boolean,
    ): CompletionStage<String> {
        val done = CompletableFuture<String>()
        trading.controls.offer(Control.Halt(symbol, isHalted, done))
        return done.exceptionally { throw CommandException(ErrorCode.INVALID_REQUEST, it.message.orEmpty()) }
    }
    // #endregion register

    private fun stats(ledger: Ledger): Stats {
        val now = ledger.latest
        return Stats(
            Math.round(ledger.elapsed * 10) / 10.0,
            now.received,
            now.lost,
            Math.round(ledger.rate),
            StatusLine.percentiles(ledger.recent()),
            ledger.bytesPerQuote?.let { "%.3f".format(Locale.ROOT, it) } ?: "not known yet",
            now.state.count { it == Snapshot.STALE },
            ledger.alertCount,
            ledger.reloads,
        )
    }

    private fun rows(
        ledger: Ledger,
        count: Int,
    ): Rows {
        val now = ledger.latest
        return Rows(
            Frames.top(ledger, count).map { i ->
                Row(
                    ledger.pairs[i].symbol,
                    price(now.bid[i]),
                    price(now.ask[i]),
                    Math.round(ledger.rates[i]),
                    now.position[i],
                    STATES[now.state[i].toInt()],
                )
            },
        )
    }

    private fun limits(ledger: Ledger): LimitsNow =
        ledger.latest.limits.let { LimitsNow(it.position, it.exposure, it.edge, "${it.staleAfter}") }

    override fun close() {
        alerts.close()
        server.close()
        registry.close()
        time.close()
    }

    private companion object {
        val STATES = listOf("silent", "quoted", "stale", "halted")
    }
}
