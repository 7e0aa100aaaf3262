package dev.headrace.kotlin

import dev.headrace.schedule.Scheduler
import dev.headrace.schedule.SchedulerBuilder
import dev.headrace.schedule.SystemHandle
import dev.headrace.world.Resources
import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.InvocationKind
import kotlin.contracts.contract

/**
 * Makes a scheduler of the systems that [build] adds, called [name].
 *
 * @throws dev.headrace.BuildException with everything that is wrong with them
 */
@OptIn(ExperimentalContracts::class)
public inline fun Resources.scheduler(
    name: String,
    build: @HeadraceDsl SchedulerBuilder.() -> Unit,
): Scheduler {
    contract { callsInPlace(build, InvocationKind.EXACTLY_ONCE) }
    return Scheduler.of(this).apply(build).build(name)
}

/** Adds a system: [system] gets nothing and says whether it changed anything. */
public fun SchedulerBuilder.add(system: () -> Boolean): SystemHandle = add(check0(system))

/** Adds a system: [system] gets one resource and says whether it changed anything. */
public inline fun <reified A> SchedulerBuilder.add(system: Given<A, Boolean>): SystemHandle = add(givenCheck(system, type<A>()))

/** Adds a system: [system] gets two resources and says whether it changed anything. */
public inline fun <reified A, reified B> SchedulerBuilder.add(noinline system: (A, B) -> Boolean): SystemHandle =
    add(check2(system, type<A>(), type<B>()))

/** Adds a system: [system] gets three resources and says whether it changed anything. */
public inline fun <reified A, reified B, reified D> SchedulerBuilder.add(noinline system: (A, B, D) -> Boolean): SystemHandle =
    add(check3(system, type<A>(), type<B>(), type<D>()))

/** Adds a system that counts as having changed something whenever it ran: [system] gets nothing. */
public fun SchedulerBuilder.addAlways(system: () -> Unit): SystemHandle = addAlways(action0(system))

/** Adds a system that counts as having changed something whenever it ran: [system] gets one resource. */
public inline fun <reified A> SchedulerBuilder.addAlways(system: Given<A, Unit>): SystemHandle = addAlways(givenAction(system, type<A>()))

/** Adds a system that counts as having changed something whenever it ran: [system] gets two resources. */
public inline fun <reified A, reified B> SchedulerBuilder.addAlways(noinline system: (A, B) -> Unit): SystemHandle =
    addAlways(action2(system, type<A>(), type<B>()))

/** Adds a system that counts as having changed something whenever it ran: [system] gets three resources. */
public inline fun <reified A, reified B, reified D> SchedulerBuilder.addAlways(noinline system: (A, B, D) -> Unit): SystemHandle =
    addAlways(action3(system, type<A>(), type<B>(), type<D>()))

/** Runs this system after [other], and only where that one changed something. */
public infix fun SystemHandle.after(other: SystemHandle): SystemHandle = after(listOf(other))

/** Runs this system before [other]. */
public infix fun SystemHandle.before(other: SystemHandle): SystemHandle = apply { other.after(listOf(this)) }

/** Runs the systems stage by stage: those of one after all of the one before it, where one of those changed something. */
public fun SchedulerBuilder.stages(vararg stages: List<SystemHandle>): SchedulerBuilder = stages(stages.asList())
