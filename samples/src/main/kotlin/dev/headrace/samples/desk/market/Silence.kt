package dev.headrace.samples.desk.market

import dev.headrace.Handler
import dev.headrace.driver.timer.TimerEvent
import dev.headrace.driver.timer.TimerWheel
import dev.headrace.kotlin.callbackTemplate
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.timer
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import dev.headrace.world.Resources

// #region silence

/**
 * A timer for each instrument. A quote does not move it, for that would cost more than all else that is done for a quote: it
 * leaves its time behind, and the timer looks there when it fires, and waits for what is left.
 */
fun onSilence(
    instrument: Instrument,
    limits: Res<Limits>,
    wheel: ResMut<TimerWheel>,
    alarm: Alarm,
    event: TimerEvent,
) {
    val deadline = instrument.quotedAt + limits().staleAfterNanos
    if (deadline - event.now() > 0) {
        wheel().schedule(deadline, instrument.silence)
    } else {
        instrument.isStale = true
        alarm.raise(Alert.Kind.STALE, instrument.symbol) { "no quote for ${limits().staleAfter}" }
    }
}

/** The first quote ever, or the first after a silence. */
fun onRevival(
    limits: Res<Limits>,
    wheel: ResMut<TimerWheel>,
    alarm: Alarm,
    instrument: Instrument,
) {
    instrument.isStale = false
    wheel().schedule(instrument.quotedAt + limits().staleAfterNanos, instrument.silence)
    if (instrument.quotes > 1) alarm.raise(Alert.Kind.REVIVED, instrument.symbol) { "quoted again" }
}
// #endregion silence

fun Resources.revivals(): Handler<Instrument> = handler(::onRevival)

/** Gives each instrument its timer, all of one compiled template. */
fun Resources.watchSilence(market: Market) {
    val template = callbackTemplate(::onSilence)
    for (instrument in market.instruments) {
        instrument.silence = timer(template.stamp(instrument).handler()).named("silence of ${instrument.symbol}")
    }
}
