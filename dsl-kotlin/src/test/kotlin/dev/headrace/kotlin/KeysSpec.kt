package dev.headrace.kotlin

import dev.headrace.world.Key
import dev.headrace.world.TypeRef
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.shouldBe
import io.kotest.matchers.shouldNotBe

open class Open

class KeysSpec :
    FunSpec({
        test("a class has the key that Java gives it") {
            key<Order>() shouldBe Key.of(Order::class.java)
            key<Order>() shouldNotBe key<Trade>()
        }
        test("generic arguments tell keys apart") {
            key<List<Order>>() shouldBe key<List<Order>>()
            key<List<Order>>() shouldNotBe key<List<Trade>>()
            key<List<Order>>() shouldNotBe key<Set<Order>>()
        }
        test("a generic type has the key that Java gives it") {
            key<List<Order>>() shouldBe Key.of(object : TypeRef<List<Order>>() {})
            key<List<Open>>() shouldBe Key.of(JavaTypes.LIST_OF_OPEN)
            key<MutableList<Open>>() shouldBe Key.of(JavaTypes.LIST_OF_OPEN)
            key<Map.Entry<String, Order>>().toString() shouldBe "Map.Entry<String, Order>"
            key<Comparator<in Number>>().toString() shouldBe "Comparator<Number>"
        }
        test("Kotlin's primitives have the keys of their boxes") {
            key<Int>() shouldBe Key.of(Int::class.javaObjectType)
            key<Boolean>() shouldBe Key.of(java.lang.Boolean.TYPE)
            key<IntArray>() shouldNotBe key<Array<Int>>()
            key<List<Int>>().toString() shouldBe "List<Integer>"
        }
        test("a qualifier tells resources of one type apart") {
            key<Order>("eu") shouldBe Key.of(Order::class.java).qualified("eu")
            key<Order>("eu") shouldNotBe key<Order>("us")
            key<Order>("eu") shouldNotBe key<Order>()
            shouldThrow<IllegalArgumentException> { key<Order>(" ") }
        }
    })
