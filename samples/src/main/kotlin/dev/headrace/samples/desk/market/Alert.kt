package dev.headrace.samples.desk.market

/** Something that a person should know of. */
data class Alert(
    val kind: Kind,
    /** The instrument or the currency. */
    val subject: String,
    val text: String,
    /** When it was, in milliseconds since 1970. */
    val millis: Long,
) {
    enum class Kind {
        /** A bid above the ask. */
        CROSSED,

        /** No quote for too long. */
        STALE,

        /** Quoted again after that. */
        REVIVED,

        /** A trade that was not done because the desk has as much as it may. */
        POSITION,

        /** A currency of which the desk has more than it may. */
        EXPOSURE,

        /** The operator has said so. */
        OPERATOR,
    }
}
