package dev.headrace.samples.kotlin.wires

import dev.headrace.clock.Timekeeper
import dev.headrace.kotlin.command
import dev.headrace.kotlin.commandRegistry
import dev.headrace.kotlin.execute
import dev.headrace.kotlin.joinCatching
import dev.headrace.kotlin.register
import dev.headrace.wire.JacksonCodec
import dev.headrace.wire.JsonSchemas
import dev.headrace.wire.RequestValidation
import dev.headrace.wire.Wire
import java.net.InetSocketAddress

@JvmRecord
data class Add(
    val a: Long,
    val b: Long,
)

val ADD = command<Add, Long>("math.add")

fun main() {
    // #region serve
    val time = Timekeeper.start(::Thread)
    val codec = JacksonCodec.create()
    val wire = Wire.of(::Thread, time) { it.codec(codec).maxFrameBytes(65_536) }

    val root =
        commandRegistry("root") {
            time(time)
            codec(codec)
        }
    val server = wire.serveTcp(InetSocketAddress("127.0.0.1", 0), "worker", root::connect)
    // #endregion serve
    val address = server.address()
    check(address is InetSocketAddress)

    // #region schema
    val schemas = JsonSchemas.of(codec)
    val validation = RequestValidation.create().add(ADD, schemas.of(ADD.requestType()))
    // #endregion schema
    // #region keep
    val worker =
        commandRegistry("worker") {
            router("root")
            time(time)
            codec(codec)
            intercept(validation)
        }
    worker.register(ADD, schema = schemas.of(ADD)) { it.a + it.b }
    val client = wire.keep({ wire.tcp("root", address) }, worker::connect)
    // #endregion keep
    client.connection()?.ready()?.join()

    println(root.execute(ADD, Add(1, 2)).join())
    root.execute("math.add", mapOf("a" to 1)).joinCatching().onFailure { println(it.message) }

    client.close()
    server.close()
    worker.close()
    root.close()
    time.close()
}
