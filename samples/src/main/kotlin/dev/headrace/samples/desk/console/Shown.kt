package dev.headrace.samples.desk.console

import dev.headrace.channel.KnownCommand

/** What comes back, as people read it. */
object Shown {
    fun list(commands: List<KnownCommand>): String =
        table(
            commands.sortedBy { it.id() }.map { command ->
                val request = command.info().schema()?.get("request") as? Map<*, *>
                val required = (request?.get("required") as? List<*>).orEmpty()
                val takes =
                    RequestWords.properties(request).entries.joinToString(" ") { (name, type) ->
                        if (name in required) "<$name: $type>" else "[$name: $type]"
                    }
                listOf(command.id(), takes, command.info().description().orEmpty())
            },
        )

    fun result(result: Any?): String =
        when (result) {
            null -> {
                "done"
            }

            is Map<*, *> -> {
                result.values
                    .singleOrNull()
                    ?.let { it as? List<*> }
                    ?.let(::rows)
                    ?: table(result.map { listOf(it.key, it.value) })
            }

            is List<*> -> {
                rows(result)
            }

            else -> {
                "$result".trimEnd()
            }
        }

    private fun rows(list: List<*>): String {
        val maps = list.filterIsInstance<Map<*, *>>()
        if (maps.isEmpty() || maps.size < list.size) return list.joinToString("\n")
        return table(listOf(maps.first().keys.toList()) + maps.map { it.values.toList() })
    }

    /** Columns as wide as their widest; numbers to the right. */
    private fun table(rows: List<List<Any?>>): String {
        val widths = rows.maxOf { it.size }.let { columns -> List(columns) { i -> rows.maxOf { "${it.getOrNull(i) ?: ""}".length } } }
        return rows.joinToString("\n") { row ->
            row
                .mapIndexed { i, cell -> if (cell is Number) "$cell".padStart(widths[i]) else "${cell ?: ""}".padEnd(widths[i]) }
                .joinToString("  ")
                .trimEnd()
        }
    }
}
