package dev.headrace.samples.desk.market

import dev.headrace.kotlin.add
import dev.headrace.kotlin.addAlways
import dev.headrace.kotlin.after
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.scheduler
import dev.headrace.samples.desk.feed.Currency
import dev.headrace.schedule.Scheduler
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.Resources
import kotlin.math.abs

// What is looked at once a turn of the loop, however many quotes it brought, and only where something was traded.

// #region systems

/** Whether there is anything to look at. */
fun positions(
    blotter: ResMut<Blotter>,
    counts: Res<Counts>,
): Boolean {
    counts().passes++
    return blotter().clear()
}

/** Adds up what the desk holds of each currency. */
fun exposure(
    market: Res<Market>,
    exposure: ResMut<Exposure>,
) {
    val held = exposure().held
    held.fill(0.0)
    for (instrument in market().instruments) {
        if (instrument.position != 0) {
            held[instrument.pair.base.ordinal] += instrument.exposure(instrument.pair.base)
            held[instrument.pair.quote.ordinal] += instrument.exposure(instrument.pair.quote)
        }
    }
}

/** Says so where that is more than it may: once, until it is clearly less again. */
fun limits(
    limits: Res<Limits>,
    exposure: ResMut<Exposure>,
    alarm: Alarm,
) {
    val now = exposure()
    for (currency in Currencies) {
        val was = now.isOver[currency.ordinal]
        val allowed = if (was) 0.8 * limits().exposure else limits().exposure.toDouble()
        val isOver = abs(now.held[currency.ordinal]) > allowed
        now.isOver[currency.ordinal] = isOver
        if (isOver && !was) {
            alarm.raise(Alert.Kind.EXPOSURE, currency.name) {
                "${Math.round(now.held[currency.ordinal])} million dollars of at most ${limits().exposure}"
            }
        }
    }
}

fun Resources.riskSystems(): Scheduler =
    scheduler("risk") {
        val positions = add(::positions)
        val exposure = addAlways(::exposure) after positions
        addAlways(::limits) after exposure
        counting()
    }
// #endregion systems

/** Gone over by each pass, so it is an array: the list would make an iterator each time. */
private val Currencies = Currency.entries.toTypedArray()
