package dev.headrace.samples.kotlin.timers

import dev.headrace.clock.EventClock
import dev.headrace.clock.ManualClock
import dev.headrace.driver.timer.MissedFirings
import dev.headrace.driver.timer.Timer
import dev.headrace.driver.timer.TimerEvent
import dev.headrace.driver.timer.TimerPoller
import dev.headrace.driver.timer.TimerWheel
import dev.headrace.kotlin.advance
import dev.headrace.kotlin.callback
import dev.headrace.kotlin.getValue
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.installTimers
import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.realtimeClock
import dev.headrace.kotlin.res
import dev.headrace.kotlin.resource
import dev.headrace.kotlin.schedule
import dev.headrace.kotlin.timer
import dev.headrace.kotlin.timerAtFixedRate
import dev.headrace.kotlin.under
import dev.headrace.kotlin.world
import dev.headrace.world.Res
import dev.headrace.world.Resources
import kotlin.time.Duration.Companion.seconds

// #region timeout
class Session(
    world: Resources,
    val name: String,
) {
    val silence: Timer = timer(world.callback(this, ::onSilence).handler())
}

data class Message(
    val from: Session,
)

fun onMessage(
    timers: Res<TimerWheel>,
    message: Message,
) {
    timers().schedule(30.seconds, message.from.silence) // again and again
}

fun onSilence(
    session: Session,
    clock: Res<EventClock>,
    event: TimerEvent,
) = println("${clock().instant()} ${session.name} is silent")
// #endregion timeout

// #region heartbeat
fun heartbeat(timers: TimerWheel): Timer {
    val beat = handler<TimerEvent>("beat") { println("beat, ${it.missed()} missed") }
    return timers.schedule(20.seconds, timerAtFixedRate(20.seconds, beat, MissedFirings.COALESCE))
}
// #endregion heartbeat

fun loop() {
    // #region loop
    val time = realtimeClock()
    val timers: TimerPoller
    val world =
        world {
            resource(time.clock())
            timers = installTimers()
        }

    world.run {
        time.sync()
        timers.poll()
    }
    // #endregion loop
}

fun main() {
    // #region test
    val time = ManualClock.startingAt(0)
    val poller: TimerPoller
    val world =
        world {
            resource(time.clock())
            poller = installTimers()
        }
    val timers = poller.under(time)
    val wheel by world.res<TimerWheel>()

    val onMessage = world.handler(::onMessage)
    val ann = Session(world, "ann")
    heartbeat(wheel)
    onMessage(Message(ann))
    timers.advance(15.seconds)
    onMessage(Message(ann)) // not silent yet
    print(wheel.describe())
    timers.advance(35.seconds)
    // #endregion test
}
