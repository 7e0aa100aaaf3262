package dev.headrace.samples.desk.market

import dev.headrace.Handler
import dev.headrace.kotlin.end
import dev.headrace.kotlin.guard
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.pipeline
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.Resources
import kotlin.math.abs
import kotlin.math.sign

// A price that is far above its average is sold at, one that is far below is bought at.

/** A lot more, or a lot less. */
private val Instrument.side: Int get() = -sign(signal).toInt()

private val Instrument.grows: Boolean get() = abs(position + side) > abs(position)

fun isOpen(
    counts: Res<Counts>,
    instrument: Instrument,
): Boolean = (!instrument.isHalted).also { if (it) counts().open++ }

/** What makes a position smaller is always allowed. It is said once that it may not grow, until it is clearly smaller again. */
fun isWithinLimits(
    limits: Res<Limits>,
    alarm: Alarm,
    instrument: Instrument,
): Boolean {
    if (2 * abs(instrument.position) <= limits().position) instrument.isAtLimit = false
    if (!instrument.grows) return true
    val isAllowed = abs(instrument.position) < limits().position
    if (!isAllowed && !instrument.isAtLimit) {
        instrument.isAtLimit = true
        alarm.raise(Alert.Kind.POSITION, instrument.symbol) { "holds ${instrument.position} lots of at most ${limits().position}" }
    }
    return isAllowed
}

fun isBearable(
    exposure: Res<Exposure>,
    instrument: Instrument,
): Boolean = !instrument.grows || !exposure().isOver(instrument)

fun fill(
    blotter: ResMut<Blotter>,
    counts: Res<Counts>,
    instrument: Instrument,
) {
    instrument.position += instrument.side
    instrument.trades++
    counts().filled++
    blotter().note(instrument)
}

// #region trades
fun Resources.tradeFlow(): Handler<Instrument> =
    pipeline<Instrument>("trades") {
        guard(::isOpen) guard ::isWithinLimits guard ::isBearable end ::fill
    }
// #endregion trades
