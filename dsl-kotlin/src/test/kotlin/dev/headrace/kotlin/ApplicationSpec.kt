package dev.headrace.kotlin

import dev.headrace.BuildException
import dev.headrace.Problem
import dev.headrace.channel.Connection
import dev.headrace.channel.ErrorCode
import dev.headrace.clock.ManualClock
import dev.headrace.clock.ManualTimekeeper
import dev.headrace.driver.timer.TimerDriver
import dev.headrace.driver.timer.TimerPoller
import dev.headrace.driver.timer.TimerWheel
import dev.headrace.lifecycle.BootException
import dev.headrace.lifecycle.ContainerState
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Health
import dev.headrace.lifecycle.LifecycleException
import dev.headrace.lifecycle.Priority
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.ReloadableState
import dev.headrace.lifecycle.ValidationException
import dev.headrace.testsupport.ReportedFailures
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContain
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeInstanceOf
import io.kotest.matchers.types.shouldBeSameInstanceAs
import io.kotest.property.Arb
import io.kotest.property.arbitrary.enum
import io.kotest.property.arbitrary.int
import io.kotest.property.arbitrary.list
import io.kotest.property.checkAll
import java.io.IOException
import java.util.Collections
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.CyclicBarrier
import kotlin.concurrent.thread
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import java.time.Duration as JavaDuration

private val ADD = command<Add, Long>("math.add")
private val FLOORS = event<Int>("desk.floors")

private fun log(): MutableList<String> = Collections.synchronizedList(mutableListOf())

/** A resource that says when it is closed. */
private class Closing(
    val name: String,
    val log: MutableList<String>,
) : AutoCloseable {
    override fun close() {
        log += "$name closed"
    }
}

private class Pool(
    val log: MutableList<String>,
) : Provider<Any> {
    override fun boot(context: Context<Any>) {
        log += "pool up"
    }

    override fun shutdown(context: Context<Any>) {
        log += "pool down"
    }
}

class ApplicationSpec :
    FunSpec({
        test("everything that is declared boots in its order, runs, and ends in the reverse order") {
            val log = log()
            val turned = CountDownLatch(1)
            val app =
                headrace("desk") {
                    val alerts = registry<String>("alerts")
                    alerts.on { log += it }
                    val pool = provide(Pool(log))
                    world("desk") {
                        resource(Closing("world", log))
                        loop {
                            step("count") {
                                turned.countDown()
                                0
                            }
                        }
                    }
                    val desk =
                        commands("desk") {
                            register(ADD) { it.a + it.b }
                            onClose { log += "commands closed" }
                        }
                    provider("last") {
                        onBoot {
                            get<Pool>() shouldBeSameInstanceAs pool
                            desk.execute(ADD, Add(1, 2)).thenAccept { alerts("sum $it") }
                        }
                        onShutdown {
                            alerts("last down")
                            desk.execute(ADD, Add(1, 2)).thenAccept { alerts("sum $it again") }
                        }
                    }
                }
            log.shouldBeEmpty()
            app.container.providers() shouldContainExactly
                listOf("registry alerts", "Pool", "world desk", "loop desk", "commands desk", "last")
            app.use {
                it.start().isStarted shouldBe true
                turned.await()
                it.loop("desk").name() shouldBe "desk"
                it.container.state() shouldBe ContainerState.RUNNING
            }
            app.loop("desk").awaitEnd(1.seconds) shouldBe true
            log shouldContainExactly
                listOf("pool up", "sum 3", "last down", "sum 3 again", "commands closed", "world closed", "pool down")
            app.registry<String>("alerts").isEmpty shouldBe true
            app.container.state() shouldBe ContainerState.STOPPED
        }
        test("providers are ordered by what they come after, parts and providers by their declaration") {
            class Books : Provider<Any>
            val app =
                headrace("desk") {
                    provider("feed", { after<Books>() }) {}
                    provide(Books())
                    registry<String>("alerts")
                    provide(Pool(log())) { named("first pool") }
                    provide(Pool(log())) { named("pool") }
                    registry<String>("more")
                }
            app.container.providers() shouldContainExactly
                listOf("Books", "feed", "registry alerts", "first pool", "pool", "registry more")
            app.close()
        }
        test("whatever is declared in whatever order, a part comes after all before it and before all after it") {
            checkAll(60, Arb.list(Arb.enum<Kind>(), 0..12), Arb.int(0..2)) { kinds, priority ->
                headrace("desk") {
                    kinds.forEachIndexed { i, kind ->
                        when (kind) {
                            Kind.PROVIDER -> provider("$i", { bootPriority(-priority * i) }) {}
                            Kind.REGISTRY -> registry<String>("$i")
                            Kind.COMMANDS -> commands("$i")
                            Kind.WORLD -> world("$i") { loop {} }
                        }
                    }
                }.use { app ->
                    val places =
                        app.container
                            .providers()
                            .filterNot { it.startsWith("loop") }
                            .map { it.substringAfter(' ').toInt() }
                    for ((place, declared) in places.withIndex()) {
                        if (kinds[declared] != Kind.PROVIDER) {
                            places.take(place).all { it < declared } shouldBe true
                            places.drop(place + 1).all { it > declared } shouldBe true
                        }
                    }
                }
            }
        }
        test("what is wrong with any part is said together, with the part's name, and what was built is closed") {
            val log = log()
            val wrong =
                shouldThrow<BuildException> {
                    headrace("desk") {
                        world("fine") {
                            resource(Closing("fine", log))
                            loop {}
                        }
                        world("rates") {
                            resource(Closing("rates", log))
                            resource(Closing("rates again", log))
                            loop {}
                        }
                        commands("desk", { maxInFlight(0) }) {
                            register(ADD) { 1 }
                            register(ADD) { 2 }
                        }
                        provider("orders", { after("databse") }) {}
                        registry<String>("alerts")
                        registry<String>("alerts")
                    }
                }
            wrong.message?.lines()?.first() shouldBe "application desk can't be built: 5 problems"
            wrong.problems().map { it.where().substringBefore(',') } shouldContainExactly
                listOf("world rates", "commands desk", "commands desk", "container desk", "'orders'")
            log shouldContain "fine closed"
        }
        test("what is thrown while it is declared is thrown, and what was built is closed, the last first") {
            val log = log()
            val failure = IOException("no file")
            shouldThrow<IOException> {
                headrace("desk") {
                    world("first") {
                        resource(Closing("first", log))
                        loop {}
                    }
                    world("second") {
                        resource(Closing("second", log))
                        loop {}
                    }
                    throw failure
                }
            } shouldBeSameInstanceAs failure
            log shouldContainExactly listOf("second closed", "first closed")
        }
        test("what is thrown because a part is wrong comes after what is wrong with it") {
            val wrong =
                shouldThrow<BuildException> {
                    headrace("desk") {
                        val rates =
                            world("rates") {
                                resource(Position(1))
                                resource(Position(2))
                                loop {}
                            }
                        rates.handler { limits: Res<Limits>, event: Int -> println("${limits()} $event") }
                    }
                }
            wrong.problems().map { it.where() to it.kind() } shouldContainExactly listOf("world rates" to Problem.Kind.DUPLICATE)
            wrong.suppressed.single().shouldBeInstanceOf<BuildException>()
        }
        test("an application that is never started closes what was built") {
            val log = log()
            headrace("desk") {
                world("desk") {
                    resource(Closing("world", log))
                    loop {}
                }
                commands("desk") { onClose { log += "commands closed" } }
            }.use { log.shouldBeEmpty() }
            log shouldContainExactly listOf("commands closed", "world closed")
        }
        test("a boot that fails in the middle is taken back, and what never booted is closed too") {
            val log = log()
            val app =
                headrace("desk") {
                    provide(Pool(log))
                    world("early") {
                        resource(Closing("early", log))
                        loop {}
                    }
                    provider("broken") { onBoot { throw IOException("no line") } }
                    world("late") {
                        resource(Closing("late", log))
                        loop {}
                    }
                    commands("late") { onClose { log += "commands closed" } }
                }
            shouldThrow<BootException> { app.start() }.provider() shouldBe "broken"
            ReportedFailures.take()
            log shouldContainExactly listOf("pool up", "early closed", "pool down", "commands closed", "late closed")
            app.container.state() shouldBe ContainerState.FAILED
        }
        test("an application whose settings are wrong boots nothing and closes everything") {
            val log = log()
            val app =
                headrace("desk") {
                    provide(Pool(log))
                    provider("strict") { onValidate { error("no limit is set") } }
                    world("desk") {
                        resource(Closing("world", log))
                        loop {}
                    }
                }
            shouldThrow<ValidationException> { app.run() }
            ReportedFailures.take()
            log shouldContainExactly listOf("world closed")
        }
        test("channels connect at boot, wait for each other, and close first") {
            val (toWorker, toRoot) = inMemoryPair("worker", "root")
            val log = log()
            val root = commandRegistry("root")
            root.connect(toWorker)
            root.register(ADD) { it.a + it.b }
            val app =
                headrace("worker") {
                    val desk = commands("desk", { router("root") })
                    connect(desk) {
                        log += "connecting"
                        toRoot
                    }
                    provider("asks") {
                        onBoot { log += "sum ${desk.execute(ADD, Add(1, 2)).join()}" }
                        onShutdown { log += "sum ${desk.execute(ADD, Add(2, 2)).join()}" }
                    }
                }
            app.use {
                root.connections().single().isOpen shouldBe true
                log.shouldBeEmpty()
                it.start()
                it.commands("desk").connections().size shouldBe 1
            }
            log shouldContainExactly listOf("connecting", "sum 3", "sum 4")
            root.connections().shouldBeEmpty()
            root.close()
        }
        test("a channel that can't be started fails the boot") {
            val app =
                headrace("worker") {
                    val desk = commands("desk", { router("root") }) { onFailure {} }
                    connect(desk) { throw IOException("no line") }
                    connect(desk) { inMemoryPair("root", "worker").second() }
                }
            app.container.providers() shouldContainExactly listOf("commands desk", "connection of desk", "connection of desk 2")
            shouldThrow<BootException> { app.run() }.provider() shouldBe "connection of desk"
            ReportedFailures.take()
        }
        test("what opens at boot is closed at shutdown") {
            val log = log()
            headrace("desk") {
                opens("server") {
                    log += "server open"
                    Closing("server", log)
                }
                provider("asks") { onShutdown { log += "asks down" } }
            }.use { it.start() }
            log shouldContainExactly listOf("server open", "asks down", "server closed")
        }
        test("when it is to end calls from outside are refused first, and what was taken is still seen to and answered") {
            val (toWorker, toRoot) = inMemoryPair("worker", "root")
            val root = commandRegistry("root")
            root.connect(toWorker)
            val store = command<Int, Int>("store")
            val asked = inbox<Pair<Int, CompletableFuture<Int>>>("asked", 8)
            val codes = mutableListOf<ErrorCode?>()
            val begun = CountDownLatch(1)
            val app =
                headrace("worker") {
                    val desk =
                        commands("desk", { router("root") }) {
                            registerAsync(store) { number -> CompletableFuture<Int>().also { asked.offer(number to it) } }
                        }
                    connect(desk) { toRoot }
                    world("desk") {
                        val inbox =
                            install(
                                asked,
                                handler<Pair<Int, CompletableFuture<Int>>> { (number, answer) ->
                                    answer.complete(number)
                                },
                            )
                        loop {
                            step("hold") {
                                begun.countDown()
                                0
                            }
                            inbox(inbox)
                        }
                    }
                    provider("ends", { runPriority(Priority.LAST - 1) }) {
                        onRun {
                            awaitStop()
                            codes +=
                                root
                                    .execute(store, 2)
                                    .joinCatching()
                                    .exceptionOrNull()
                                    ?.errorCode
                            codes +=
                                desk
                                    .execute(store, 3)
                                    .joinCatching()
                                    .exceptionOrNull()
                                    ?.errorCode
                        }
                        onShutdown {
                            codes +=
                                desk
                                    .execute("root's", null)
                                    .joinCatching()
                                    .exceptionOrNull()
                                    ?.errorCode
                        }
                    }
                }
            root.register("root's") { "still there" }
            app.start()
            begun.await()
            root.execute(store, 1).join() shouldBe 1
            app.close()
            codes shouldContainExactly listOf(ErrorCode.CHANNEL_DISCONNECTED, null, null)
            root.close()
        }
        test("what is open can be had while it is open") {
            val log = log()
            val server: () -> Closing
            val app =
                headrace("desk") {
                    server = opens("server") { Closing("server", log) }
                    provider("asks") { onBoot { log += "asks ${server().name}" } }
                }
            shouldThrow<IllegalStateException> { server() }.message shouldBe
                "'server' is not open. Fix: ask for it once the application has booted"
            app.start()
            app.opened<Closing>("server") shouldBeSameInstanceAs server()
            app.close()
            shouldThrow<IllegalStateException> { app.opened<Closing>("server") }
            log shouldContainExactly listOf("asks server", "server closed")
        }
        test("what was opened is closed where a later boot fails") {
            val log = log()
            val app =
                headrace("desk") {
                    opens("server") { Closing("server", log) }
                    registry<String>("alerts")
                    provider("broken") { onBoot { throw IOException("no line") } }
                }
            shouldThrow<BootException> { app.start() }
            ReportedFailures.take()
            log shouldContainExactly listOf("server closed")
        }
        test("a connection that the other side closes leaves the application running, degraded") {
            val (toWorker, toRoot) = inMemoryPair("worker", "root")
            val root = commandRegistry("root")
            val connection = root.connect(toWorker)
            headrace("worker") {
                val desk = commands("desk", { router("root") })
                connect(desk) { toRoot }
            }.use {
                it.start()
                val here = it.opened<Connection>("connection of desk")
                here.isOpen shouldBe true
                it.container.health().status() shouldBe Health.Status.UP
                connection.close()
                here.closed().join()
                it.container.health().status() shouldBe Health.Status.DEGRADED
                it.container.state() shouldBe ContainerState.RUNNING
            }
            root.close()
        }
        test("what fails to close is told of, and keeps nothing else from being closed") {
            val log = log()
            headrace("desk") {
                opens("server") { AutoCloseable { throw IOException("stuck") } }
                world("desk") {
                    resource(Closing("world", log))
                    loop {}
                }
                world("never") {
                    resource(AutoCloseable { throw IOException("stuck too") })
                    loop {}
                }
                provide(Pool(log))
            }.use {
                it.start()
                it.container
                    .shutdown()
                    .failures()
                    .map { failure -> failure.provider() } shouldContain "world never"
            }
            ReportedFailures.take()
            log shouldContainExactly listOf("pool up", "pool down", "world closed")
        }
        test("what never booted and fails to close is told of") {
            val log = log()
            val app =
                headrace("desk") {
                    provider("broken") { onBoot { throw IOException("no line") } }
                    world("first") {
                        resource(Closing("first", log))
                        loop {}
                    }
                    world("second") {
                        resource(AutoCloseable { throw IOException("stuck") })
                        loop {}
                    }
                }
            shouldThrow<BootException> { app.start() }
            ReportedFailures.take().any { "second" in it.toString() } shouldBe true
            log shouldContainExactly listOf("first closed")
        }
        test("the state is every hook's, and is reloaded") {
            class Settings : ReloadableState {
                var loaded = 1

                override fun reload() {
                    loaded++
                }
            }
            val seen = log()
            headrace("desk", Settings()) {
                provider("books") {
                    onBoot { seen += "booted with ${state().loaded}" }
                    onReload { seen += "reloaded with ${state().loaded}" }
                }
                container { reloadTimeout(5.seconds) }
            }.use {
                it.start()
                it.container.reloadAll().isDone shouldBe true
            }
            seen shouldContainExactly listOf("booted with 1", "reloaded with 2")
        }
        test("time is a test's to advance") {
            val time = ManualTimekeeper()
            headrace("desk", time = time) {
                val desk = commands("desk") { registerAsync(ADD) { CompletableFuture<Long>() } }
                this.time shouldBeSameInstanceAs time
                provider("asks") {
                    onBoot {
                        val sum = desk.execute(ADD, Add(1, 2), 2.seconds)
                        time.advance(JavaDuration.ofSeconds(2))
                        sum.joinCatching().exceptionOrNull()?.errorCode shouldBe ErrorCode.TIMEOUT
                    }
                }
            }.use { it.start() }
        }
        test("time is the system's where nothing else is said, and its thread ends with the application") {
            val late = CountDownLatch(1)
            headrace("desk") {
                commands("desk") {
                    registerAsync(ADD) { CompletableFuture<Long>() }
                    execute(ADD, Add(1, 2), 1.milliseconds).whenComplete { _, _ -> late.countDown() }
                }
            }.use { late.await() }
        }
        test("a loop is turned by hand in virtual time, without a thread") {
            val clock = ManualClock.startingAt(0)
            lateinit var timers: TimerPoller
            headrace("desk") {
                world("desk") {
                    add(clock.clock())
                    resource(Position(0))
                    timers = install(TimerDriver.wheel())
                    loop {
                        clock(clock)
                        timers(timers)
                    }
                }
            }.use { app ->
                val desk = app.world("desk")
                val position by desk.resMut<Position>()
                desk.res<TimerWheel>()().schedule(1.seconds, desk.handler { p: ResMut<Position>, _: Any -> p.set(Position(1)) })
                app.loop("desk").turn()
                position shouldBe Position(0)
                clock.advance(JavaDuration.ofSeconds(1))
                app.loop("desk").turn() shouldBe 1
                position shouldBe Position(1)
            }
        }
        test("run waits until the application is asked to end") {
            val up = CyclicBarrier(2)
            val app =
                headrace("desk") {
                    provider("feed") {
                        onRun {
                            up.await()
                            awaitStop()
                        }
                    }
                }
            val asks =
                thread {
                    up.await()
                    app.container.requestShutdown("enough")
                }
            app.run()
            asks.join()
            app.container.state() shouldBe ContainerState.STOPPED
            shouldThrow<IllegalStateException> { app.run() }
        }
        test("one that is asked to end while it starts has not failed") {
            val log = log()
            val app =
                headrace("desk") {
                    provide(Pool(log))
                    provider("slow") {
                        onBoot {
                            requestShutdown("changed my mind")
                            CountDownLatch(1).await()
                        }
                    }
                }
            app.run()
            app.container.state() shouldBe ContainerState.STOPPED
            log shouldContainExactly listOf("pool up", "pool down")
            ReportedFailures.take()
        }
        test("one that is interrupted while it starts is shut down") {
            val booting = CountDownLatch(1)
            var interrupted = false
            val app =
                headrace("desk") {
                    provider("slow") {
                        onBoot {
                            booting.countDown()
                            CountDownLatch(1).await()
                        }
                    }
                }
            val main =
                thread {
                    try {
                        app.run()
                    } catch (expected: InterruptedException) {
                        interrupted = true
                    }
                }
            booting.await()
            main.interrupt()
            main.join()
            interrupted shouldBe true
            ReportedFailures.take()
        }
        test("run throws what the application has failed by") {
            val log = log()
            val app =
                headrace("desk") {
                    provide(Pool(log))
                    provider("feed") { onRun { throw IOException("no line") } }
                    provider("steady") { onRun { awaitStop() } }
                }
            val failure = shouldThrow<LifecycleException> { app.run() }
            ReportedFailures.take()
            failure.provider() shouldBe "feed"
            failure.cause.shouldBeInstanceOf<IOException>()
            log shouldContainExactly listOf("pool up", "pool down")
        }
        test("a loop that fails ends the application") {
            val app = headrace("desk") { world("desk") { loop { step("feed") { throw IllegalStateException("bad line") } } } }
            shouldThrow<LifecycleException> { app.run() }.provider() shouldBe "loop desk"
            ReportedFailures.take()
        }
        test("a thread that is interrupted while it runs the application shuts it down") {
            val up = CountDownLatch(1)
            val app =
                headrace("desk") {
                    provider("feed") {
                        onRun {
                            up.countDown()
                            awaitStop()
                        }
                    }
                }
            var interrupted = false
            val main =
                thread {
                    try {
                        app.run()
                    } catch (expected: InterruptedException) {
                        interrupted = true
                    }
                }
            up.await()
            main.interrupt()
            main.join()
            interrupted shouldBe true
            app.container.state() shouldBe ContainerState.STOPPED
        }
        test("parts are found by their kind and name; one that is not there is said with those that are") {
            headrace("desk") {
                world("rates") { loop {} }
                asyncRegistry<Int>("orders")
                commands("desk") { on(FLOORS) {} }
            }.use {
                it.world("rates").size() shouldBe 0
                it.asyncRegistry<Int>("orders").name() shouldBe "orders"
                it.commands("desk").name() shouldBe "desk"
                shouldThrow<IllegalArgumentException> { it.world("rate") }.message shouldBe
                    "there is no world 'rate'. Fix: name one of 'rates'"
                shouldThrow<IllegalArgumentException> { headrace("none") {}.use { none -> none.commands("desk") } }.message shouldBe
                    "there is no commands 'desk'. Fix: declare it"
                it.name shouldBe "desk"
            }
        }
    })

private enum class Kind { PROVIDER, REGISTRY, COMMANDS, WORLD }
