package dev.headrace.samples.kotlin

import dev.headrace.kotlin.key

class Limits

class Order

fun main() {
    // #region keys
    val limits = key<Limits>()
    val european = key<Limits>("eu")
    val orders = key<List<Order>>()

    println("$limits, $european, $orders")
    // #endregion keys
}
