package dev.headrace.samples.kotlin.cookbook

import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.on
import dev.headrace.kotlin.syncRegistry

// #region settings
data class Settings(
    val limit: Int,
)

fun settings(text: Map<String, String>): Settings {
    val limit = (text["limit"] ?: "100").toInt()
    require(limit >= 0) { "limit: $limit is less than 0" }
    return Settings(limit)
}

class Config {
    val changes = syncRegistry<Settings>("settings")

    @Volatile
    var current = settings(emptyMap())
        private set

    /** Everybody has the new settings when this returns; what is wrong changes nothing. */
    @Synchronized
    fun reload(text: Map<String, String>) {
        val read = settings(text)
        if (read != current) {
            current = read
            changes(read)
        }
    }
}
// #endregion settings

// #region user
class Risk(
    config: Config,
) : AutoCloseable {
    @Volatile
    private var limit = config.current.limit
    private val guard = config.changes.on { limit = it.limit }

    fun allows(quantity: Int) = quantity <= limit

    override fun close() = guard.close()
}
// #endregion user

object HotReload {
    @JvmStatic
    fun main(args: Array<String>) {
        // #region main
        val config = Config()
        config.changes.on(priority = -1) { println("in force: $it") } // after all others
        Risk(config).use { risk ->
            println("150 is allowed: ${risk.allows(150)}")
            config.reload(mapOf("limit" to "200"))
            println("150 is allowed: ${risk.allows(150)}")
            try {
                config.reload(mapOf("limit" to "-1"))
            } catch (e: IllegalArgumentException) {
                println("kept as it was, since ${e.message}")
            }
            println("150 is allowed: ${risk.allows(150)}")
        }
        println(config.changes)
        // #endregion main
    }
}
