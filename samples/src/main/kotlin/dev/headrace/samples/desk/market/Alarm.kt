package dev.headrace.samples.desk.market

import dev.headrace.clock.EventClock
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.registry.SyncRegistry
import dev.headrace.world.Res
import dev.headrace.world.Resources
import java.math.BigDecimal
import java.util.function.LongSupplier

/** What a step needs to raise an alert: a record of resources, which is declared like one. */
@JvmRecord
data class Alarm(
    val alerts: Res<SyncRegistry<Alert>>,
    val clock: Res<EventClock>,
    val meter: Res<Meter>,
) {
    /** Raises one; [text] is made here, so that what an alert allocates is known. */
    inline fun raise(
        kind: Alert.Kind,
        subject: String,
        text: () -> String,
    ) {
        val before = meter().allocated
        alerts().publish(Alert(kind, subject, text(), clock().millis()))
        meter().alerts += meter().allocated - before
    }
}

/** How much the loop's thread has allocated, and how much of that for alerts, which are rare and for people. A resource. */
class Meter(
    private val bytes: LongSupplier,
) {
    val allocated: Long get() = bytes.asLong
    var alerts = 0L
}

fun onCrossing(
    alarm: Alarm,
    instrument: Instrument,
) = alarm.raise(Alert.Kind.CROSSED, instrument.symbol) { "bid ${price(instrument.bid)} above ask ${price(instrument.ask)}" }

/** A price of so many points as people write it. */
fun price(points: Long): String = BigDecimal.valueOf(points, 5).toPlainString()

fun Resources.crossings() = handler(::onCrossing)
