package dev.headrace.kotlin

import dev.headrace.BuildException
import dev.headrace.channel.CommandException
import dev.headrace.channel.ErrorCode
import dev.headrace.channel.Message
import dev.headrace.clock.ManualTimekeeper
import dev.headrace.testing.FaultyChannel
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import java.util.concurrent.CompletableFuture
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import java.time.Duration as JavaDuration

private val ADD = command<Add, Long>("math.add")

class CommandRegistriesSpec :
    FunSpec({
        test("times are Kotlin's") {
            val time = ManualTimekeeper()
            val root =
                commandRegistry("root") {
                    time(time)
                    requestTimeout(2.seconds)
                    eventWindow(1.seconds)
                    closeTimeout(1.seconds)
                }
            val worker = commandRegistry("worker") { router("root") }
            val (toWorker, toRoot) = inMemoryPair("worker", "root")
            root.connect(toWorker)
            worker.connect(toRoot)
            worker.registerAsync(ADD) { CompletableFuture<Long>() }
            val sum = root.execute(ADD, Add(1, 2))
            time.advance(JavaDuration.ofSeconds(2))
            sum.joinCatching().exceptionOrNull()?.errorCode shouldBe ErrorCode.TIMEOUT
            worker.close()
            root.close()
        }
        test("everything that is wrong with a registry is said together") {
            shouldThrow<BuildException> {
                commandRegistry("desk") {
                    requestTimeout(Duration.ZERO)
                    maxInFlight(0)
                }
            }.problems().map { it.where() } shouldContainExactly listOf("requestTimeout", "maxInFlight", "timeouts")
        }
        test("what comes in and goes out is seen, and can be refused") {
            val seen = mutableListOf<String>()
            val root =
                commandRegistry("root") {
                    inbound { channel, message ->
                        if (message is Message.ExecuteRequest) {
                            seen += "in by $channel: ${message.commandId()}"
                            if (message.commandId() == "admin.stop") {
                                throw CommandException(ErrorCode.INVALID_REQUEST, "not for guests")
                            }
                        }
                        message
                    }
                    outbound { channel, message ->
                        if (message is Message.ExecuteResponse) seen += "out by $channel"
                        message
                    }
                }
            val guest = commandRegistry("guest") { router("root") }
            val (toGuest, toRoot) = inMemoryPair("guest", "root")
            root.connect(toGuest)
            guest.connect(toRoot)
            root.register(ADD) { it.a + it.b }
            root.register("admin.stop") { "stopped" }
            guest.execute(ADD, Add(1, 2)).join() shouldBe 3
            guest
                .execute("admin.stop", null)
                .joinCatching()
                .exceptionOrNull()
                ?.errorCode shouldBe ErrorCode.INVALID_REQUEST
            seen shouldContainExactly listOf("in by guest: math.add", "out by guest", "in by guest: admin.stop", "out by guest")
            guest.close()
            root.close()
        }
        test("messages of a bad channel are late by some time of Kotlin's") {
            val time = ManualTimekeeper()
            val root = commandRegistry("root")
            val worker = commandRegistry("worker") { router("root") }
            val (toWorker, toRoot) = inMemoryPair("worker", "root")
            root.connect(FaultyChannel.wrap(toWorker, 1) { it.delay(time, 5.milliseconds, 5.milliseconds) })
            worker.connect(toRoot)
            root.register(ADD) { it.a + it.b }
            val sum = worker.execute(ADD, Add(1, 2))
            sum.isDone shouldBe false
            time.advance(JavaDuration.ofMillis(20))
            sum.join() shouldBe 3
            worker.close()
            root.close()
        }
    })
