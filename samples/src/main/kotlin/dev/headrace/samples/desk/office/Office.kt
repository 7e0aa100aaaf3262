package dev.headrace.samples.desk.office

import dev.headrace.driver.inbox.Inbox
import dev.headrace.driver.inbox.InboxPoller
import dev.headrace.driver.inbox.WhenFull
import dev.headrace.kotlin.eventLoop
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.inbox
import dev.headrace.kotlin.install
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.world
import dev.headrace.loop.EventLoop
import dev.headrace.registry.SyncRegistry
import dev.headrace.samples.desk.market.Alert
import dev.headrace.samples.desk.market.Snapshot
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.World
import java.util.concurrent.CompletableFuture

/**
 * What is done with what the desk shows: a world of its own, on a thread of its own, where it does not matter what something costs.
 * It adds up, says a line each second, and tells whoever listens to [looks] and [alerts].
 */
class Office(
    val ledger: Ledger,
    shown: Inbox<Snapshot>,
    read: Inbox<Snapshot>,
    say: (String) -> Unit,
) : AutoCloseable {
    /** Each time there is something new to be seen; on the office's thread. */
    val looks: SyncRegistry<Ledger> = SyncRegistry.create("looks")

    /** What was raised; on the office's thread. */
    val alerts: SyncRegistry<Alert> = SyncRegistry.create("alerts, in the office")

    /** Alerts on their way here. Where they come faster than anybody could read them, the oldest are left out, and counted. */
    val raised: Inbox<Alert> = inbox("alerts", 1024, WhenFull.DROP_OLDEST)

    private val questions: Inbox<Question> = inbox("questions", 1024)
    private val world: World
    val loop: EventLoop

    /** Something to be done with the ledger on the office's thread. */
    private fun interface Question {
        fun ask(ledger: Ledger)
    }

    init {
        // #region office
        val snapshots: InboxPoller<Snapshot>
        val alerting: InboxPoller<Alert>
        val asking: InboxPoller<Question>
        world =
            world("office") {
                resource(ledger)
                resource(looks)
                resource(alerts)
                resource(Reception(read, say))
                snapshots = install(shown, handler(::onSnapshot))
                alerting = install(raised, handler(::onAlert))
                asking = install(questions, handler { ledger: Res<Ledger>, question: Question -> question.ask(ledger()) })
            }
        loop =
            world.eventLoop("office") {
                inbox(alerting)
                inbox(snapshots)
                inbox(asking)
                drain(Int.MAX_VALUE)
            }
        // #endregion office
    }

    /** Has the office answer, on its own thread. For any thread. */
    fun <R : Any> ask(question: (Ledger) -> R): CompletableFuture<R> {
        val answer = CompletableFuture<R>()
        val offer =
            questions.offer { ledger ->
                runCatching { question(ledger) }.fold(answer::complete, answer::completeExceptionally)
            }
        if (!offer.isIn) answer.completeExceptionally(IllegalStateException("the office takes no more questions: ask again later"))
        return answer
    }

    override fun close() = world.close()
}

fun onSnapshot(
    ledger: ResMut<Ledger>,
    looks: Res<SyncRegistry<Ledger>>,
    reception: ResMut<Reception>,
    snapshot: Snapshot,
) {
    val former = ledger().take(snapshot)
    looks().publish(ledger())
    reception().done(former, ledger())
}

/** Gives snapshots back that were read, and says a line each second. A resource. */
class Reception(
    private val read: Inbox<Snapshot>,
    private val say: (String) -> Unit,
) {
    private var second = 0

    fun done(
        snapshot: Snapshot,
        ledger: Ledger,
    ) {
        read.offer(snapshot)
        if (ledger.elapsed.toInt() > second) {
            second = ledger.elapsed.toInt()
            say(StatusLine.of(ledger))
        }
    }
}

fun onAlert(
    ledger: ResMut<Ledger>,
    alerts: Res<SyncRegistry<Alert>>,
    alert: Alert,
) {
    ledger().heard(alert)
    alerts().publish(alert)
}
