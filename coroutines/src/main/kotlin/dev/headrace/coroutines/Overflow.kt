package dev.headrace.coroutines

import kotlinx.coroutines.channels.BufferOverflow

/**
 * What happens to an event that comes when a flow's buffer is full: whoever publishes can't be made to wait, so one of
 * the events must go, or the flow must fail.
 *
 * There is no default: what may be lost is for the application to say.
 */
public class Overflow private constructor(
    /** How many events wait for a slow collector. */
    public val capacity: Int,
    private val name: String,
    internal val buffer: BufferOverflow,
) {
    init {
        require(capacity >= 1) { "a buffer for $capacity events can't hold any: give it a capacity of 1 or more" }
    }

    /** Such as `dropOldest(64)`. */
    override fun toString(): String = "$name($capacity)"

    /** The policies. */
    public companion object {
        /** Makes room by dropping the event that has waited longest: the collector sees what is newest. */
        public fun dropOldest(capacity: Int): Overflow = Overflow(capacity, "dropOldest", BufferOverflow.DROP_OLDEST)

        /** Drops the event that came: the collector sees what came first, without gaps up to the first loss. */
        public fun dropLatest(capacity: Int): Overflow = Overflow(capacity, "dropLatest", BufferOverflow.DROP_LATEST)

        /**
         * Drops nothing: the collector gets what was buffered, and then a [dev.headrace.CapacityException]. Whoever
         * publishes is not harmed.
         */
        public fun fail(capacity: Int): Overflow = Overflow(capacity, "fail", BufferOverflow.SUSPEND)
    }
}
