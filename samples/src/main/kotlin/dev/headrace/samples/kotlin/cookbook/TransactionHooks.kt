package dev.headrace.samples.kotlin.cookbook

import dev.headrace.kotlin.invoke
import dev.headrace.kotlin.on
import dev.headrace.kotlin.syncRegistry

// #region transaction
class Transaction(
    private val name: String,
) : AutoCloseable {
    private val committed = syncRegistry<String>("committed")
    private val rolledBack = syncRegistry<String>("rolled back")
    private var isCommitted = false

    init {
        committed.onFailure { println("after commit: ${it.cause().message}") }
    }

    fun afterCommit(hook: (String) -> Unit) = committed.on({ once() }, hook) // a hook runs once, whatever happens to it

    fun afterRollback(hook: (String) -> Unit) = rolledBack.on({ once() }, hook)

    fun commit() {
        isCommitted = true // here the database commits
        committed(name)
    }

    override fun close() {
        if (!isCommitted) rolledBack(name) // here the database has rolled back
    }
}
// #endregion transaction

object TransactionHooks {
    @JvmStatic
    fun main(args: Array<String>) {
        // #region main
        Transaction("order 1").use { order ->
            order.afterCommit { println("confirm $it") }
            order.afterCommit { error("no mail for $it") }
            order.afterCommit { println("publish $it") }
            order.afterRollback { println("free the stock of $it") }
            order.commit()
        }
        Transaction("order 2").use { order ->
            order.afterCommit { println("confirm $it") }
            order.afterRollback { println("free the stock of $it") }
            // no commit: something went wrong
        }
        // #endregion main
    }
}
