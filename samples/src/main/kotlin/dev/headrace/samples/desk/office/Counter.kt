package dev.headrace.samples.desk.office

import dev.headrace.samples.desk.market.Snapshot

/** What snapshots count. */
enum class Counter(
    val of: (Snapshot) -> Long,
) {
    QUOTES({ it.received }),
    STRONG({ it.strong }),
    CROSSED({ it.crossed }),
    REVIVED({ it.revived }),
    OPEN({ it.open }),
    FILLED({ it.filled }),
    PASSES({ it.passes }),
    REQUOTES({ it.requotes.sum() }),
    TURNS({ it.turns }),
}
