package dev.headrace.coroutines

import dev.headrace.channel.Channel
import dev.headrace.channel.ChannelClosedException
import dev.headrace.channel.CommandRegistry
import dev.headrace.channel.InMemoryChannel
import dev.headrace.channel.InMemoryOptions
import dev.headrace.channel.Message
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeInstanceOf
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.async
import kotlinx.coroutines.cancel
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.currentTime
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.withTimeout
import java.io.IOException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage
import kotlin.time.Duration.Companion.seconds

/** A channel to nobody, whose start and close a test completes. */
private class Nobody : Channel {
    val started = CompletableFuture<Unit>()
    val closed = CompletableFuture<Unit>()
    var isClosing = false

    override fun id() = "root"

    override fun start(receiver: Channel.Receiver): CompletionStage<*> = started

    override fun send(message: Message) = Unit

    override fun close(): CompletionStage<*> {
        isClosing = true
        return closed
    }
}

@OptIn(ExperimentalCoroutinesApi::class)
class CommandChannelsSpec :
    FunSpec({
        test("connecting waits until both sides know of each other") {
            runTest {
                CommandRegistry.create("root").use { root ->
                    CommandRegistry.builder("worker").router("root").build().use { worker ->
                        val pair = InMemoryChannel.pair("worker", "root", InMemoryOptions::pumped)
                        worker.register(LENGTH) { it.length }
                        val down = async { root.connectAndAwait(pair.first()) }
                        val up = async { worker.connectAndAwait(pair.second()) }
                        runCurrent()
                        down.isCompleted shouldBe false
                        up.isCompleted shouldBe false
                        while (pair.poll() != 0) runCurrent()
                        down.await().id() shouldBe "worker"
                        up.await().isOpen shouldBe true
                        root
                            .commands()
                            .single()
                            .info()
                            .id() shouldBe "length"
                    }
                }
            }
        }
        test("a channel that can't be started fails who connects it, with the cause") {
            runTest {
                CommandRegistry.create("desk").use { desk ->
                    desk.onFailure {}
                    val nobody = Nobody()
                    val connecting = async { shouldThrow<ChannelClosedException> { desk.connectAndAwait(nobody) } }
                    runCurrent()
                    nobody.started.completeExceptionally(IOException("no line"))
                    connecting.await().cause.shouldBeInstanceOf<IOException>()
                    desk.connections().shouldBeEmpty()
                    nobody.closed.complete(Unit)
                }
            }
        }
        test("who is cancelled before connects nothing; who is cancelled meanwhile closes the connection") {
            runTest {
                CommandRegistry.create("desk").use { desk ->
                    val nobody = Nobody()
                    nobody.closed.complete(Unit)
                    launch {
                        currentCoroutineContext().cancel()
                        shouldThrow<CancellationException> { desk.connectAndAwait(nobody) }
                    }.join()
                    nobody.isClosing shouldBe false
                    val connecting = launch { desk.connectAndAwait(nobody) }
                    runCurrent()
                    desk.connections().size shouldBe 1
                    connecting.cancel()
                    connecting.join()
                    nobody.isClosing shouldBe true
                    desk.connections().shouldBeEmpty()
                }
            }
        }
        test("who is cancelled afterwards leaves the connection as it is") {
            runTest {
                Desks().use { desks ->
                    val waiting =
                        launch {
                            desks.root
                                .connections()
                                .single()
                                .awaitClosed()
                        }
                    runCurrent()
                    waiting.cancel()
                    waiting.join()
                    val connection = desks.root.connections().single()
                    connection.isOpen shouldBe true
                    connection.closed().isDone shouldBe false
                    val again = launch { connection.awaitClosed() }
                    runCurrent()
                    desks.worker.close()
                    again.join()
                }
            }
        }
        test("who is cancelled while a command is agreed on leaves it to be agreed on") {
            runTest {
                val root = CommandRegistry.create("root")
                val worker = CommandRegistry.builder("worker").router("root").build()
                val pair = InMemoryChannel.pair("worker", "root", InMemoryOptions::pumped)
                root.connect(pair.first())
                worker.connect(pair.second())
                while (pair.poll() != 0) runCurrent()
                val registration = worker.register(LENGTH) { it.length }
                val waiting = launch { registration.awaitReady() }
                runCurrent()
                waiting.cancel()
                waiting.join()
                while (pair.poll() != 0) runCurrent()
                registration.awaitReady().ready().isCompletedExceptionally shouldBe false
                root.commands().size shouldBe 1
                root.close()
                worker.close()
            }
        }
        test("closing waits for the channels, also where the caller was cancelled, and no longer than it is given") {
            runTest {
                val desk = CommandRegistry.create("desk")
                val nobody = Nobody()
                desk.connect(nobody)
                val closing = async { desk.closeAndAwait(5.seconds) }
                runCurrent()
                nobody.isClosing shouldBe true
                closing.isCompleted shouldBe false
                closing.cancel()
                runCurrent()
                closing.isCompleted shouldBe false
                nobody.closed.complete(Unit)
                closing.join()
                currentTime shouldBe 0
                desk.closeAndAwait(5.seconds) shouldBe true

                val late = CommandRegistry.create("late")
                val hanging = Nobody()
                late.connect(hanging)
                late.closeAndAwait(5.seconds) shouldBe false
                currentTime shouldBe 5_000
                hanging.closed.complete(Unit)
            }
        }
        test("closing in a finally goes on where time was over") {
            runTest {
                val desk = CommandRegistry.create("desk")
                val nobody = Nobody()
                var isClosed = false
                val ended =
                    async {
                        shouldThrow<TimeoutCancellationException> {
                            withTimeout(1.seconds) {
                                try {
                                    desk.connectAndAwait(nobody)
                                } finally {
                                    isClosed = desk.closeAndAwait(1.seconds)
                                }
                            }
                        }
                    }
                nobody.closed.complete(Unit)
                ended.await()
                isClosed shouldBe true
            }
        }
        test("a channel that broke keeps nobody from waiting for the others") {
            runTest {
                val desk = CommandRegistry.create("desk")
                desk.onFailure {}
                val broken = Nobody()
                broken.closed.completeExceptionally(IOException("no line"))
                desk.connect(broken)
                desk.closeAndAwait(1.seconds) shouldBe true
            }
        }
    })
