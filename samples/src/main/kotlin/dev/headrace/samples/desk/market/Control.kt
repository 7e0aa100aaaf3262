package dev.headrace.samples.desk.market

import dev.headrace.kotlin.invoke
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import java.util.concurrent.CompletableFuture

/** What other threads tell the loop to do. It comes by an inbox. */
sealed interface Control {
    /** From now on these are the limits. */
    data class Replace(
        val limits: Limits,
    ) : Control

    /** Trades an instrument no more, or again. */
    data class Halt(
        val symbol: String,
        val isHalted: Boolean,
        val done: CompletableFuture<String>,
    ) : Control
}

fun onControl(
    limits: ResMut<Limits>,
    market: Res<Market>,
    alarm: Alarm,
    control: Control,
) {
    when (control) {
        is Control.Replace -> {
            limits.set(control.limits)
            alarm.raise(Alert.Kind.OPERATOR, "limits") { "now ${control.limits}" }
        }

        is Control.Halt -> {
            halt(market().find(control.symbol), control, alarm)
        }
    }
}

private fun halt(
    instrument: Instrument?,
    control: Control.Halt,
    alarm: Alarm,
) {
    if (instrument == null) {
        control.done.completeExceptionally(IllegalArgumentException("there is no ${control.symbol}: desk.top lists some"))
        return
    }
    instrument.isHalted = control.isHalted
    val text = if (control.isHalted) "halted" else "traded again"
    alarm.raise(Alert.Kind.OPERATOR, instrument.symbol) { text }
    control.done.complete("${instrument.symbol} is $text")
}
