package dev.headrace.samples.desk.market

/** The instruments that were traded since the risk systems last looked. A resource. */
class Blotter(
    instruments: Int,
) {
    private val changed = arrayOfNulls<Instrument>(instruments)
    var size = 0
        private set

    /** Notes an instrument, once. */
    fun note(instrument: Instrument) {
        if (!instrument.isChanged) {
            instrument.isChanged = true
            changed[size++] = instrument
        }
    }

    /** Forgets them; says whether there were any. */
    fun clear(): Boolean {
        val any = size > 0
        for (i in 0 until size) {
            changed[i]?.isChanged = false
            changed[i] = null
        }
        size = 0
        return any
    }
}
