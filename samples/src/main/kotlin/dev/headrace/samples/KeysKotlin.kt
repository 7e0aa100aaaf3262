@file:JvmName("KeysKotlin")

package dev.headrace.samples

import dev.headrace.kotlin.key

internal class Limits

internal class Fill

public fun main() {
    // #region keys
    val limits = key<Limits>()
    val european = key<Limits>("eu")
    val fills = key<List<Fill>>()

    println("$limits, $european, $fills")
    // #endregion keys
}
