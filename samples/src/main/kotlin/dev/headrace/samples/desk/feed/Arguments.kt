package dev.headrace.samples.desk.feed

import kotlin.time.Duration

/** What was said on the command line: `--name value`, and flags that are `--name` alone. */
class Arguments private constructor(
    private val values: Map<String, String>,
    private val flags: Set<String>,
) {
    operator fun get(name: String): String? = values[name]

    fun has(flag: String): Boolean = flag in flags

    fun int(
        name: String,
        default: Int,
    ): Int = number(name)?.let { Math.toIntExact(it) } ?: default

    fun long(
        name: String,
        default: Long,
    ): Long = number(name) ?: default

    /** How many quotes a second; null for as many as can be. */
    fun rate(default: Long? = null): Long? =
        when (get("rate")) {
            null -> default
            "max" -> null
            else -> number("rate").also { require(it != 0L) { "'--rate 0' sends nothing: say 1 or more, or max" } }
        }

    /** A time such as `60s`, `2m`, `500ms`. */
    fun time(name: String): Duration? =
        get(name)?.let { text ->
            val time = Duration.parseOrNull(text)
            require(time != null && time.isPositive()) { "'--$name $text' is no time: say such as --$name 60s" }
            time
        }

    private fun number(name: String): Long? =
        get(name)?.let { text ->
            val number = text.replace("_", "").toLongOrNull()
            require(number != null && number >= 0) { "'--$name $text' is no number: say such as --$name 1000" }
            number
        }

    companion object {
        /** Reads them; throws where something is not known, and says what is. */
        fun parse(
            args: Array<String>,
            help: String,
            names: Set<String>,
            flags: Set<String>,
        ): Arguments {
            val values = mutableMapOf<String, String>()
            val given = mutableSetOf<String>()
            var at = 0
            while (at < args.size) {
                val name = args[at++].removePrefix("--")
                when (name) {
                    in flags -> {
                        given += name
                    }

                    in names -> {
                        require(at < args.size) { "--$name needs a value; known are: $help" }
                        values[name] = args[at++]
                    }

                    else -> {
                        throw IllegalArgumentException("'${args[at - 1]}' is not known; known are: $help")
                    }
                }
            }
            return Arguments(values, given)
        }
    }
}
