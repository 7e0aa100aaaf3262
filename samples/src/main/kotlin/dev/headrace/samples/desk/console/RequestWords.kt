package dev.headrace.samples.desk.console

import dev.headrace.channel.CommandInfo

/** Makes a request of what was typed, by what the command's schema says: words in the order of its properties, or `name=word`. */
object RequestWords {
    fun of(
        command: CommandInfo,
        words: List<String>,
    ): Map<String, Any>? {
        val schema = command.schema()?.get("request") as? Map<*, *>
        val properties = properties(schema)
        if (schema == null) {
            require(words.isEmpty()) { "it takes nothing, and not '${words.joinToString(" ")}'" }
            return null
        }
        val request = mutableMapOf<String, Any>()
        words.forEachIndexed { index, word ->
            val name = word.substringBefore('=', properties.keys.elementAtOrElse(index) { "" })
            val type = requireNotNull(properties[name]) { "'$word' is none of what it takes: ${properties.keys.joinToString()}" }
            request[name] = value(word.substringAfter('='), type)
        }
        return request
    }

    /** The types of a request's properties, as the schema says them. */
    fun properties(schema: Map<*, *>?): Map<String, String> =
        (schema?.get("properties") as? Map<*, *>).orEmpty().entries.associate { (name, property) ->
            "$name" to "${(property as? Map<*, *>)?.get("type")}"
        }

    private fun value(
        word: String,
        type: String,
    ): Any =
        when (type) {
            "integer" -> requireNotNull(word.toLongOrNull()) { "'$word' is no whole number" }
            "number" -> requireNotNull(word.toDoubleOrNull()) { "'$word' is no number" }
            "boolean" -> word.toBooleanStrict()
            else -> word
        }
}
