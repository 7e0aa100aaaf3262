package dev.headrace.coroutines

import dev.headrace.clock.EventClock
import dev.headrace.driver.Waker
import dev.headrace.driver.timer.TimerWheel
import dev.headrace.loop.EventLoopBuilder
import dev.headrace.world.Installer
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import dev.headrace.world.Key as ResourceKey

/**
 * Runs coroutines on the thread of a world's loop: between two suspension points a coroutine owns the world, as a
 * handler does. It is a resource of the world, and its time is the world's: `delay` and `withTimeout` are timers on the
 * wheel, so that under a manual clock everything runs in virtual time.
 *
 * ```kotlin
 * val builder = World.builder().add(time.clock())
 * val timers = builder.install(TimerDriver.wheel())
 * val coroutines = builder.install(LoopDispatcher.installer())
 * val world = builder.build()
 * val loop = EventLoop.of(world).clock(time).coroutines(coroutines).timers(timers).build("desk")
 *
 * val connections = coroutines.scope("connections")
 * connections.launch { … }
 * ```
 *
 * **Thread.** Any thread may launch, resume and cancel. The loop's thread is the one that polls; another may take over
 * between two polls, as the world itself is handed over.
 *
 * **Order.** What is dispatched is run by the next [poll], first come, first served, and advances the world's sequence by
 * one each. What is dispatched meanwhile waits for the poll after it, so that other steps of the loop have their turn. A
 * coroutine whose `delay` is over goes on where its timer fires, in the order of deadlines.
 *
 * **Time.** A `delay` counts from the time that the world's clock shows, or where it is called on another thread, from
 * when the loop comes to it. It is never early by that clock. Where the wheel has no room it throws
 * [CapacityException][dev.headrace.CapacityException].
 *
 * **The end.** Closing it, which closing the world does, cancels what was launched on it and has it come to its end on the
 * closing thread: see [close]. Nothing that comes later is lost either.
 *
 * **Cost.** Dispatching takes a lock for a few instructions and allocates nothing, but where more waits than ever before.
 * A thread that is not the loop's wakes the loop once for all that comes in until the next poll. A `delay` costs some small
 * objects.
 */
public abstract class LoopDispatcher internal constructor() :
    CoroutineDispatcher(),
    AutoCloseable {
        /**
         * The same, but that a coroutine which is started or resumed on the loop's thread goes on at once, and does not wait
         * for a poll.
         */
        public abstract val immediate: CoroutineDispatcher

        /** Whether this is the loop's thread: the last one that polled. For any thread. */
        public abstract val isOnLoop: Boolean

        internal abstract val job: Job

        /**
         * Runs what was dispatched until now, on this thread, which is the loop's from then on. What is dispatched meanwhile
         * waits for the next poll.
         *
         * Coroutines keep what they throw to themselves. What a plain `Runnable` throws, from `asExecutor()`, reaches the
         * caller; those behind it wait for the next poll.
         *
         * @return how many ran
         */
        public abstract fun poll(): Int

        /**
         * How long a loop may wait: 0 where something is to be polled, [Long.MAX_VALUE] where nothing is. Timers are the
         * wheel's business. For the loop's thread.
         */
        public abstract fun nanosToNext(): Long

        /**
         * Has a loop by hand woken where another thread dispatches something; [coroutines] does it for an event loop. It is
         * woken once now. What the loop's own thread dispatches wakes nobody: a loop asks [nanosToNext] before it waits.
         *
         * @param waker wakes the loop, and does not throw; it takes the place of an earlier one
         * @return this
         */
        public abstract fun wakes(waker: Waker): LoopDispatcher

        /**
         * Ends it: the scopes made by [scope] are cancelled, and so is whatever waits in a `delay`, in a `withTimeout` or for
         * a poll. What these have left to do, such as their `finally`, is run here and now, on this thread, as far as it does
         * not wait for something else: then it is run where it is resumed, on the fallback. Delays that can't be cancelled end
         * at once. For the loop's thread when the loop has ended; closing the world does it.
         *
         * What is dispatched afterwards has its job cancelled and is run on the fallback, which does not own the world.
         * Closing again does nothing.
         */
        abstract override fun close()

        /** How [LoopDispatcher]s are made. */
        public companion object {
            /**
             * Adds a dispatcher to a world that is being built, as a resource. The world needs its clock and its wheel first.
             *
             * @param wheel the wheel that delays are timers of
             * @param fallback where coroutines come to their end that are resumed when it is closed
             * @return to be installed; fails with a [BuildException][dev.headrace.BuildException] where there is no clock or
             *     wheel
             */
            public fun installer(
                wheel: ResourceKey<TimerWheel> = ResourceKey.of(TimerWheel::class.java),
                fallback: CoroutineDispatcher = Dispatchers.IO,
            ): Installer<LoopDispatcher> =
                Installer { builder ->
                    val clock = builder.res(EventClock::class.java).get()
                    val loop = WorldLoop(builder.sequence(), clock, builder.res(wheel).get(), fallback)
                    builder.add(LoopDispatcher::class.java, loop)
                    loop
                }
        }
    }

/**
 * Polls a dispatcher in each turn: what is dispatched by any thread wakes the loop. Its delays fire with the
 * [timers][EventLoopBuilder.timers], to be said too.
 */
public fun EventLoopBuilder.coroutines(dispatcher: LoopDispatcher): EventLoopBuilder =
    step("coroutines", dispatcher::poll) { dispatcher.wakes(it) }.waitsAtMost(dispatcher::nanosToNext)

/**
 * A scope on the loop's thread, until it is cancelled or the dispatcher is closed: one for each part of an application.
 *
 * A child that fails harms no other. What it throws goes to [onFailure], on the loop's thread.
 *
 * @param name the name of its coroutines
 * @param onFailure is told of what children of [launch][kotlinx.coroutines.launch] threw; it goes to the log where nothing
 *     is said
 */
public fun LoopDispatcher.scope(
    name: String,
    onFailure: (Throwable) -> Unit = logging(name),
): CoroutineScope = supervisor(this + job, name, onFailure)

/**
 * A scope within this one, in its context: one for each connection, say. It is cancelled by `cancel()`, and with this one.
 *
 * A child that fails harms no other, and neither this nor the outer scope, which does not complete while this is open.
 *
 * @param name the name of its coroutines
 * @param onFailure is told of what children of [launch][kotlinx.coroutines.launch] threw; it goes to the log where nothing
 *     is said
 */
public fun CoroutineScope.childScope(
    name: String,
    onFailure: (Throwable) -> Unit = logging(name),
): CoroutineScope = supervisor(coroutineContext, name, onFailure)
