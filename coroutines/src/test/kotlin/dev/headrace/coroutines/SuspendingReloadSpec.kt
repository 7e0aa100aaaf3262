package dev.headrace.coroutines

import dev.headrace.lifecycle.Container
import dev.headrace.lifecycle.Context
import dev.headrace.lifecycle.Provider
import dev.headrace.lifecycle.ReloadException
import dev.headrace.lifecycle.Reloadable
import dev.headrace.testsupport.ReportedFailures
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.cancel
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import java.util.concurrent.CopyOnWriteArrayList

class SuspendingReloadSpec :
    FunSpec({
        val reloaded = CopyOnWriteArrayList<String>()
        beforeTest { reloaded.clear() }

        class Rates :
            Provider<Any>,
            Reloadable<Any> {
            override fun reload(context: Context<Any>) {
                reloaded += "rates"
            }
        }

        fun container(onReload: suspend () -> Unit = {}) =
            Container
                .withoutState()
                .add(Rates())
                .addSuspending("books", Dispatchers.IO, { after(Rates::class.java) }) {
                    reload {
                        onReload()
                        reloaded += "books"
                    }
                }.build("desk")

        test("one provider is reloaded by its name, by its class, and with those that depend on it") {
            runBlocking {
                val desk = container()
                desk.startAndAwait()
                desk.reloadAndAwait("books").isDone shouldBe true
                desk.reloadAndAwait<Rates>().isDone shouldBe true
                desk.reloadWithDependantsAndAwait("Rates").isDone shouldBe true
                reloaded shouldContainExactly listOf("books", "rates", "rates", "books")
                desk.shutdownAndAwait()
            }
        }
        test("one that fails is thrown, one that is unknown is refused") {
            runBlocking {
                val desk = container { error("bad books") }
                desk.startAndAwait()
                shouldThrow<ReloadException> { desk.reloadAndAwait("books") }.message shouldBe
                    "reload of 'books' failed: IllegalStateException: bad books"
                shouldThrow<ReloadException> { desk.reloadWithDependantsAndAwait("Rates") }
                shouldThrow<IllegalArgumentException> { desk.reloadAndAwait("book") }
                shouldThrow<IllegalArgumentException> { desk.reloadAndAwait<String>() }
                dev.headrace.testsupport.ReportedFailures
                    .take()
                desk.shutdownAndAwait()
            }
        }
        test("cancelled before, nothing is reloaded; cancelled meanwhile, the reload goes on") {
            runBlocking {
                val begun = CompletableDeferred<Unit>()
                val goOn = CompletableDeferred<Unit>()
                val ended = CompletableDeferred<Unit>()
                val desk =
                    container {
                        begun.complete(Unit)
                        goOn.await()
                        ended.complete(Unit)
                    }
                desk.startAndAwait()
                launch {
                    currentCoroutineContext().cancel()
                    shouldThrow<CancellationException> { desk.reloadAndAwait("books") }
                    shouldThrow<CancellationException> { desk.reloadAndAwait<Rates>() }
                    shouldThrow<CancellationException> { desk.reloadWithDependantsAndAwait("Rates") }
                }.join()
                reloaded shouldContainExactly listOf()
                val caller = launch { desk.reloadAndAwait("books") }
                begun.await()
                caller.cancel()
                caller.join()
                withContext(NonCancellable) { goOn.complete(Unit) }
                ended.await()
                desk.shutdownAndAwait()
            }
        }
    })
