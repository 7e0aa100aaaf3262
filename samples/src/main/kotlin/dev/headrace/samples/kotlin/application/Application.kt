package dev.headrace.samples.kotlin.application

import dev.headrace.kotlin.Application
import dev.headrace.kotlin.command
import dev.headrace.kotlin.event
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.headrace
import dev.headrace.kotlin.inbox
import dev.headrace.kotlin.install
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.loop
import dev.headrace.kotlin.on
import dev.headrace.kotlin.onBoot
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.shutdownDeadline
import dev.headrace.lifecycle.ContainerListener
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.ReloadableState
import dev.headrace.lifecycle.ShutdownReport
import dev.headrace.lifecycle.Validation
import dev.headrace.registry.SyncRegistry
import dev.headrace.wire.JacksonCodec
import dev.headrace.wire.Wire
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import java.net.InetSocketAddress
import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.readText
import kotlin.io.path.writeText
import kotlin.time.Duration.Companion.seconds

// #region state

/** What the desk is told, in a file: read when it starts, and again when it is sent HUP. */
class DeskSettings(
    private val file: Path,
) : ReloadableState {
    @Volatile
    var limit = 0
        private set

    init {
        reload()
    }

    override fun reload() {
        limit = file.readText().trim().toInt()
    }
}
// #endregion state

// #region messages
@JvmRecord
data class Fill(
    val symbol: String,
    val quantity: Int,
)

val BOOK = command<Fill, Boolean>("desk.book")
val OVER_LIMIT = event<String>("desk.over-limit")
// #endregion messages

// #region parts
data class Exposure(
    val quantity: Int,
)

/** A plain function of the world's resources: it runs on the loop's thread. */
fun onFill(
    settings: Res<DeskSettings>,
    alerts: Res<SyncRegistry<String>>,
    exposure: ResMut<Exposure>,
    fill: Fill,
) {
    val quantity = exposure().quantity + fill.quantity
    exposure.set(Exposure(quantity))
    println("desk: ${fill.quantity} ${fill.symbol}, $quantity in all")
    if (quantity > settings().limit) alerts()("$quantity is over ${settings().limit}")
}

class Ledger : Provider<DeskSettings> {
    override fun validate(validation: Validation<DeskSettings>) {
        validation.check(validation.state().limit > 0, "a limit of ${validation.state().limit} lets nothing through: say 1 or more")
    }

    override fun boot(boot: Context<DeskSettings>) = println("ledger: open, limit ${boot.state().limit}")

    override fun shutdown(shutdown: Context<DeskSettings>) = println("ledger: closed")
}

object LastWords : ContainerListener {
    override fun ended(report: ShutdownReport) = println("ended: ${report.reason()}")
}
// #endregion parts

// #region application
fun deskApplication(settings: DeskSettings): Application<DeskSettings> =
    headrace("desk", settings) {
        container {
            shutdownDeadline(20.seconds)
            listen(LastWords)
        }
        provide(Ledger())

        val alerts = registry<String>("alerts")
        alerts.on { println("alert: $it") }

        val fills = inbox<Fill>("fills", 1_024)
        world("desk") {
            resource(settings)
            resource(alerts)
            resource(Exposure(0))
            val booked = install(fills, handler(::onFill))
            loop { inbox(booked) }
        }

        val json = JacksonCodec.create()
        val commands = commands("desk", { codec(json) }) { register(BOOK) { fills.offer(it).isIn } }
        alerts.on { commands.emit(OVER_LIMIT, it) }

        val wire = Wire.of(::Thread, time) { it.codec(json) }
        opens("server") {
            wire
                .serveTcp(
                    InetSocketAddress("127.0.0.1", 0),
                    "client",
                    commands::connect,
                ).also { println("server: listens at ${it.address()}") }
        }
    }
// #endregion application

fun wrongApplication(): Application<Any> =
    // #region wrong
    headrace("desk") {
        commands("desk", { maxInFlight(0) })
        provider("database") { onBoot { println("database: open") } }
        provider("orders", { after("databse") }) { onBoot { println("orders: open") } }
    }
// #endregion wrong

// #region main
fun main(arguments: Array<String>) {
    val file = arguments.firstOrNull()?.let(Path::of) ?: Files.createTempFile("desk", ".limit").apply { writeText("100") }
    deskApplication(DeskSettings(file)).run()
}
// #endregion main
