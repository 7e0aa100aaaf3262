package dev.headrace.samples.desk.market

import dev.headrace.clock.EventClock
import dev.headrace.driver.inbox.Inbox
import dev.headrace.kotlin.invoke
import dev.headrace.samples.desk.feed.Currency
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import java.util.ArrayDeque

/** The snapshots that nobody has, and where full ones go. A resource. */
class Snapshots(
    private val full: Inbox<Snapshot>,
    private val instruments: Int,
) {
    private val free = ArrayDeque(List(FEW) { another() })

    /** Fills one and hands it over; not, where others have them all and it is not the last. */
    fun take(
        parts: Parts,
        isLast: Boolean = false,
    ) {
        val snapshot = free.poll() ?: if (isLast) another() else return
        snapshot.fill(parts.market(), parts.exposure(), parts.counts(), parts.tally())
        snapshot.limits = parts.limits()
        snapshot.nanos = parts.clock().nanos()
        snapshot.allocated = parts.meter().allocated
        snapshot.allocatedByAlerts = parts.meter().alerts
        if (!full.offer(snapshot).isIn) free.add(snapshot)
    }

    private fun another() = Snapshot(instruments, Currency.entries.size)

    fun giveBack(snapshot: Snapshot) {
        free.add(snapshot)
    }

    /** What a snapshot is of. */
    @JvmRecord
    data class Parts(
        val market: Res<Market>,
        val exposure: Res<Exposure>,
        val counts: Res<Counts>,
        val tally: Res<Tally>,
        val limits: Res<Limits>,
        val meter: Res<Meter>,
        val clock: Res<EventClock>,
    )

    private companion object {
        const val FEW = 4
    }
}

// #region snapshot

/** On a timer: what is seen of the desk from outside costs the same, whoever looks and however much there is to do. */
fun onShow(
    snapshots: ResMut<Snapshots>,
    parts: Snapshots.Parts,
) = snapshots().take(parts)

/** When the loop has ended: how it all was. */
fun onLast(
    snapshots: ResMut<Snapshots>,
    parts: Snapshots.Parts,
) = snapshots().take(parts, isLast = true)

/** By an inbox: somebody has read one. */
fun onRead(
    snapshots: ResMut<Snapshots>,
    snapshot: Snapshot,
) = snapshots().giveBack(snapshot)
// #endregion snapshot
