package dev.headrace.testsupport

import sun.misc.Signal

/** Breaks a rule of the house; in Kotlin, for javac would not compile it here. */
class UsesSignals {
    fun signal(): Signal = Signal("HUP")
}
