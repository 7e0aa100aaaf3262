package dev.headrace.kotlin

import dev.headrace.BuildException
import dev.headrace.testsupport.Memory
import dev.headrace.world.Local
import dev.headrace.world.Res
import dev.headrace.world.ResMut
import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.property.Arb
import io.kotest.property.arbitrary.boolean
import io.kotest.property.arbitrary.list
import io.kotest.property.checkAll

class CallbacksSpec :
    FunSpec({
        val world =
            world {
                resource(Limits(10))
                resource(Position())
                resource<List<Order>>(listOf(Order(1)))
            }

        fun accept(
            session: Session,
            limits: Res<Limits>,
            order: Order,
        ) {
            if (order.quantity <= limits().max) session.accepted += order.quantity
        }

        test("a callback owns its context, which can be replaced") {
            val callback = world.callback(Session("ann"), ::accept)
            callback.handler().run(Order(5))
            callback.handler().run(Order(50))
            callback.context().accepted shouldContainExactly listOf(5)
            callback.setContext(Session("bob"))
            callback.handler().run(Order(6))
            callback.context() shouldBe Session("bob", mutableListOf(6))
            callback.handler().name() shouldBe "accept"
        }
        test("a lambda gets the context, resources by type, then the event") {
            val callback =
                world.callback(Session("ann")) { session, orders: Res<List<Order>>, position: ResMut<Position>, event: String ->
                    session.accepted += orders().size + event.length
                    position.set(Position(event.length))
                }
            callback.handler().run("four")
            callback.context().accepted shouldContainExactly listOf(5)
            world.res<Position>()() shouldBe Position(4)
            world.callback(Session("ann")) { session, event: Int -> session.accepted += event }.let {
                it.handler().run(3)
                it.context().accepted shouldContainExactly listOf(3)
            }
        }
        test("a routine gets no event") {
            val callback = world.callbackRoutine(Session("ann")) { session, limits: Res<Limits> -> session.accepted += limits().max }
            callback.handler().run("anything")
            callback.context().accepted shouldContainExactly listOf(10)
        }
        test("a resource that is missing is found before it runs") {
            shouldThrow<BuildException> { world.callback(Session("ann")) { _, _: Res<Trade>, _: Order -> } }
        }
        test("each handler that a template stamps has its own state, and none shares it") {
            val seen = mutableListOf<Int>()
            val template =
                world.template { counter: Local<Counter>, limits: Res<Limits>, event: Boolean ->
                    counter.get().count += if (event) limits().max else 1
                    seen += counter.get().count
                }
            checkAll(20, Arb.list(Arb.boolean(), 0..20)) { steps ->
                seen.clear()
                val first = template.stamp()
                val second = template.stamp()
                var a = 0
                var b = 0
                val expected = mutableListOf<Int>()
                steps.forEach { isFirst ->
                    if (isFirst) a += 10 else b += 1
                    expected += if (isFirst) a else b
                    (if (isFirst) first else second).run(isFirst)
                }
                seen shouldContainExactly expected
            }
        }
        test("templates of routines, and of callbacks") {
            val counting = world.routineTemplate { position: ResMut<Position> -> position.change { Position(it.quantity + 1) } }
            world.resMut<Position>().set(Position())
            counting.stamp().run("a")
            counting.stamp().run(1)
            world.res<Position>()() shouldBe Position(2)

            val sessions = world.callbackTemplate(::accept)
            val ann = sessions.stamp(Session("ann"))
            val bob = sessions.stamp(Session("bob"))
            ann.handler().run(Order(1))
            bob.handler().run(Order(2))
            ann.context().accepted shouldContainExactly listOf(1)
            bob.context().accepted shouldContainExactly listOf(2)

            val routines = world.callbackRoutineTemplate { session: Session, limits: Res<Limits> -> session.accepted += limits().max }
            routines.stamp(ann.context()).handler().run("x")
            ann.context().accepted shouldContainExactly listOf(1, 10)
        }
        test("a stamped handler of a lambda allocates nothing") {
            val handler = world.template { counter: Local<Counter>, event: Order -> counter.get().count += event.quantity }.stamp()
            val order = Order(3)
            Memory.allocatedPerRun { handler.run(order) } shouldBe 0.0
        }
    })
