package dev.headrace.kotlin

import dev.headrace.Handler
import dev.headrace.driver.inbox.Inbox
import dev.headrace.driver.inbox.InboxPoller
import dev.headrace.driver.inbox.WhenFull
import dev.headrace.world.WorldBuilder

/** Makes an inbox of so many events, for other threads to put them in. */
public fun <E : Any> inbox(
    name: String,
    capacity: Int,
    whenFull: WhenFull = WhenFull.REJECT,
): Inbox<E> = Inbox.bounded(name, capacity, whenFull)

/** Makes an inbox that keeps only the latest event of each key, which [key] takes from it. */
public fun <E : Any> conflatingInbox(
    name: String,
    capacity: Int,
    whenFull: WhenFull = WhenFull.REJECT,
    key: (E) -> Any,
): Inbox<E> = Inbox.conflating(name, capacity, whenFull, key)

/** Adds [inbox] as a resource of type `Inbox<E>`; what this returns gives its events to [handler] when the loop polls it. */
public inline fun <reified E : Any> WorldBuilder.install(
    inbox: Inbox<E>,
    handler: Handler<in E>,
): InboxPoller<E> = install(inbox.into(key<Inbox<E>>(), handler))
