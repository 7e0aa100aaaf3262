package dev.headrace.benchmarks.injection

import dev.headrace.benchmarks.injection.Components.Eighth
import dev.headrace.benchmarks.injection.Components.Fifth
import dev.headrace.benchmarks.injection.Components.First
import dev.headrace.benchmarks.injection.Components.Fourth
import dev.headrace.benchmarks.injection.Components.Ninth
import dev.headrace.benchmarks.injection.Components.Second
import dev.headrace.benchmarks.injection.Components.Seventh
import dev.headrace.benchmarks.injection.Components.Sixth
import dev.headrace.benchmarks.injection.Components.Tenth
import dev.headrace.benchmarks.injection.Components.Third
import dev.headrace.benchmarks.peers.Events.Event
import org.koin.core.module.Module
import org.koin.dsl.koinApplication
import org.koin.dsl.module

/** Koin, in an application of its own rather than the global one. */
internal class KoinPeer(
    shape: String,
) : InjectionPeer(shape) {
    private val application =
        koinApplication {
            modules(
                components(),
                module {
                    single { receiver }
                    single { desk }
                    single { InjectedHandler(get(), get(), get()) }
                },
            )
        }
    private val koin = application.koin
    private val handler = koin.get<InjectedHandler>()

    private fun components(): Module =
        module {
            single { First() }
            single { Second(get()) }
            single { Third(get()) }
            single { Fourth(get()) }
            single { Fifth(get()) }
            single { Sixth(get()) }
            single { Seventh(get()) }
            single { Eighth(get()) }
            single { Ninth(get()) }
            single { Tenth(get()) }
        }

    override fun lookUp(): Tenth = koin.get()

    override fun call(event: Event) {
        handler.handle(event)
    }

    override fun wire(): Tenth {
        val fresh = koinApplication { modules(components()) }
        return fresh.koin.get<Tenth>().also { fresh.close() }
    }

    override fun close() {
        application.close()
    }
}
