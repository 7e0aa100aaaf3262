package dev.headrace.samples.desk.feed

/** A currency, and about how many dollars one of it is worth. */
enum class Currency(
    val dollars: Double,
) {
    EUR(1.08),
    GBP(1.27),
    AUD(0.66),
    NZD(0.61),
    USD(1.0),
    CAD(0.73),
    CHF(1.12),
    SGD(0.74),
    PLN(0.25),
    ILS(0.27),
    TRY(0.031),
    HKD(0.128),
    CNH(0.138),
    DKK(0.145),
    SEK(0.095),
    NOK(0.093),
    MXN(0.058),
    ZAR(0.054),
    CZK(0.043),
    JPY(0.0066),
    HUF(0.0028),
}

/** What is traded: so much of [quote] for one of [base]. */
data class CurrencyPair(
    val base: Currency,
    val quote: Currency,
) {
    val symbol: String = base.name + quote.name

    /** Where its price begins, in points. */
    val price: Long = Math.round(POINTS * base.dollars / quote.dollars)

    override fun toString(): String = symbol

    companion object {
        private val MAJORS =
            listOf("EURUSD", "USDJPY", "GBPUSD", "AUDUSD", "USDCAD", "USDCHF", "NZDUSD", "EURJPY", "GBPJPY", "EURGBP")

        /** All there are, those that are quoted most first. */
        val ALL: List<CurrencyPair> =
            Currency.entries
                .flatMap { base -> Currency.entries.filter { it > base }.map { CurrencyPair(base, it) } }
                .sortedBy { pair -> MAJORS.indexOf(pair.symbol).let { if (it < 0) MAJORS.size else it } }

        /** The first so many. */
        fun first(count: Int): List<CurrencyPair> {
            require(count in 1..ALL.size) { "there are no $count instruments: say --instruments with 1 to ${ALL.size}" }
            return ALL.take(count)
        }
    }
}
