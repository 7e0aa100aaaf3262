package dev.headrace.samples.desk.feed

/** When quotes are to be sent. */
sealed interface Pace {
    /** When this one is to be sent, in nanoseconds of the sender's clock; 0 for as soon as can be. */
    fun intended(sequence: Long): Long
}

/** As fast as the other end takes them. */
data object FullSpeed : Pace {
    override fun intended(sequence: Long): Long = 0
}

// #region pace

/**
 * So many each second, by a timetable that is made before anything is sent. A feed that is late, or that is kept waiting by the
 * other end, keeps to it all the same: a quote that could not be sent in time bears the time at which it should have been. Who
 * measures from there counts each stall once for every quote that it held up, and not once in all.
 */
data class FixedRate(
    val perSecond: Long,
    val start: Long,
) : Pace {
    override fun intended(sequence: Long): Long = start + sequence / perSecond * SECOND + sequence % perSecond * SECOND / perSecond

    private companion object {
        const val SECOND = 1_000_000_000L
    }
}
// #endregion pace
