package dev.headrace.samples.desk.market

/** What was counted since the desk began. A resource. */
class Counts {
    var turns = 0L
    var strong = 0L
    var crossed = 0L
    var revived = 0L
    var open = 0L
    var filled = 0L
    var passes = 0L
}
