package dev.headrace.samples.kotlin.service

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import dev.headrace.driver.inbox.Inbox
import dev.headrace.driver.inbox.WhenFull
import dev.headrace.kotlin.after
import dev.headrace.kotlin.awaitStop
import dev.headrace.kotlin.bootTimeout
import dev.headrace.kotlin.container
import dev.headrace.kotlin.eventLoop
import dev.headrace.kotlin.get
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.inbox
import dev.headrace.kotlin.install
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.onShutdown
import dev.headrace.kotlin.provide
import dev.headrace.kotlin.provider
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.shutdownDeadline
import dev.headrace.lifecycle.Container
import dev.headrace.lifecycle.ContainerListener
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.FatalReaction
import dev.headrace.lifecycle.Health
import dev.headrace.lifecycle.HealthCheck
import dev.headrace.lifecycle.HealthReport
import dev.headrace.lifecycle.LifecycleException
import dev.headrace.lifecycle.PreparedReload
import dev.headrace.lifecycle.PreparedReloadable
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.ReloadableState
import dev.headrace.lifecycle.Restart
import dev.headrace.lifecycle.Run
import dev.headrace.lifecycle.Runner
import dev.headrace.lifecycle.ShutdownReport
import dev.headrace.lifecycle.Validation
import dev.headrace.world.Res
import dev.headrace.world.World
import dev.headrace.world.WorldBuilder
import java.net.InetAddress
import java.net.InetSocketAddress
import java.nio.file.Files
import java.nio.file.Path
import java.util.Properties
import java.util.concurrent.ConcurrentSkipListMap
import kotlin.io.path.reader
import kotlin.io.path.writeText
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

class Price(
    val symbol: String,
    val value: Long,
)

// #region state

/** What the service is told: read from a file when it starts, and again at each reload. */
class Settings(
    private val file: Path,
) : ReloadableState {
    @Volatile
    private var values = read()

    val symbols: List<String> get() = this["symbols"].split(",").map(String::trim)

    operator fun get(name: String): String = values.getProperty(name, "").trim()

    override fun reload() {
        values = read() // all of it at once, and only when nothing can fail any more
    }

    private fun read() = Properties().apply { file.reader().use(::load) }
}
// #endregion state

// #region database

/** Stands in for a database: it is opened, knows how it is, and is closed. */
class Database :
    Provider<Settings>,
    HealthCheck {
    val last = ConcurrentSkipListMap<String, Long>()

    override fun validate(validation: Validation<Settings>) {
        val url = validation.state()["database"]
        validation.check(url.startsWith("memory:"), "'$url' is no database: say database=memory:…")
    }

    override fun boot(boot: Context<Settings>) = println("database: opened ${boot.state()["database"]}")

    fun store(price: Price): Boolean = last.put(price.symbol, price.value) == null

    override fun health(): Health = Health.up().with("symbols", last.size)

    override fun shutdown(shutdown: Context<Settings>) = println("database: closed, with prices of ${last.keys}")
}
// #endregion database

// #region feed

/** Brings prices for as long as the process runs; what it brings can be changed meanwhile. */
class Feed(
    private val prices: Inbox<Price>,
) : Provider<Settings>,
    Runner<Settings>,
    PreparedReloadable<Settings> {
    @Volatile
    private var symbols = listOf<String>()

    override fun boot(boot: Context<Settings>) {
        symbols = listed(boot.state())
    }

    override fun run(run: Run<Settings>) {
        var round = 0L
        while (!run.awaitStop(10.milliseconds)) {
            for (symbol in symbols) prices.offer(Price(symbol, round))
            round++
        }
        println("feed: stopped")
    }

    override fun prepare(reload: Context<Settings>): PreparedReload {
        val next = listed(reload.state())
        return PreparedReload {
            symbols = next
            println("feed: now brings $next")
        }
    }

    private fun listed(settings: Settings): List<String> {
        require("" !in settings.symbols) { "a symbol is empty: say symbols=EURUSD, GBPUSD" }
        return settings.symbols
    }
}
// #endregion feed

// #region api

/** Answers on a port of its own. It runs when the port is bound, and is ready then. */
class Api(
    private val health: () -> HealthReport,
) : Provider<Settings>,
    Runner<Settings> {
    override fun run(run: Run<Settings>) {
        val database = run.get<Database>()
        val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
        server.createContext("/prices") { it.answer(200, database.last.toString()) }
        server.createContext("/health") {
            val report = health()
            it.answer(if (report.ready()) 200 else 503, report.toJson())
        }
        server.start()
        println("api: listens at http://localhost:${server.address.port}")
        run.ready()
        try {
            run.awaitStop()
        } finally {
            server.stop(0)
            println("api: closed")
        }
    }

    private fun HttpExchange.answer(
        status: Int,
        text: String,
    ) = use {
        val bytes = text.toByteArray()
        sendResponseHeaders(status, bytes.size.toLong())
        responseBody.write(bytes)
    }
}
// #endregion api

// #region last-words

/** Has failures heard, and says how it all ended: what comes later may be cut off. */
object LastWords : ContainerListener {
    override fun failed(failure: LifecycleException) = println(failure.message)

    override fun ended(report: ShutdownReport) = print(report.toText())
}
// #endregion last-words

fun onPrice(
    database: Res<Database>,
    price: Price,
) {
    if (database().store(price)) println("desk: ${price.symbol} is quoted")
}

class Service(
    file: Path,
) {
    // #region container
    val container: Container<Settings> =
        container("service", Settings(file)) {
            val database = Database()
            val prices = inbox<Price>("prices", 1_024, WhenFull.DROP_OLDEST)

            val builder: WorldBuilder = World.builder().resource(database)
            val booked = builder.install(prices, builder.handler(::onPrice))
            val world = builder.build()
            val loop = world.eventLoop("desk") { inbox(booked) }

            provide(database)
            provider("desk", { after<Database>() }) { onShutdown { world.close() } }
            // #region loop
            runs("desk loop", loop, { loop.stop("the service ends") }) { it.after("desk") }
            // #endregion loop
            provide(Feed(prices)) { after("desk loop").restarts(Restart.onFailure()).notCritical() }
            provide(Api(::health)) {
                after<Feed>()
                awaitsReady()
            }
            bootTimeout(10.seconds)
            shutdownDeadline(20.seconds)
            onFatal(FatalReaction.exit(3))
            stopOnSignals()
            reloadOnHangup()
            listen(LastWords)
        }
    // #endregion container

    private fun health(): HealthReport = container.health()
}

// #region main
fun main(arguments: Array<String>) {
    val service = Service(arguments.firstOrNull()?.let(Path::of) ?: example())
    print(service.container.start()) // throws if it can't: the process exits with 1
    service.container.awaitShutdown()
}
// #endregion main

private fun example(): Path {
    val file = Files.createTempFile("service", ".properties")
    file.writeText("database=memory:desk\nsymbols=EURUSD, GBPUSD\n")
    println("settings: $file")
    return file
}
