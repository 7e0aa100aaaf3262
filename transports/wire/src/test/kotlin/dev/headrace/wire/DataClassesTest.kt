package dev.headrace.wire

import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import tools.jackson.databind.json.JsonMapper
import tools.jackson.module.kotlin.KotlinModule

/** Kotlin's data classes as payloads, with a mapper that has Jackson's Kotlin module. */
class DataClassesTest {
    data class Order(
        val symbol: String,
        val quantity: Int,
        val note: String?,
        val tag: String = "none",
    )

    private val codec =
        JacksonCodec.of(JsonMapper.builder().addModule(KotlinModule.Builder().build()).build())

    @Test
    fun `a data class becomes an object and comes back`() {
        val order = Order("EURUSD", 5, null, "x")
        val data = codec.encode(order)
        assertThat(data).isEqualTo(mapOf("symbol" to "EURUSD", "quantity" to 5, "note" to null, "tag" to "x"))
        assertThat(codec.decode(data, Order::class.java)).isEqualTo(order)
    }

    @Test
    fun `what has a default may be left out`() {
        assertThat(codec.decode(mapOf("symbol" to "EURUSD", "quantity" to 5.0, "more" to true), Order::class.java))
            .isEqualTo(Order("EURUSD", 5, null))
    }

    @Test
    fun `what may not be null is required`() {
        assertThat(JsonSchemas.of(codec).of(Order::class.java)["required"])
            .asString()
            .contains("symbol", "quantity")
            .doesNotContain("note")
    }
}
