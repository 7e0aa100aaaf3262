package dev.headrace.benchmarks.paired

import dev.headrace.Handler
import dev.headrace.benchmarks.paired.FlowSteps.Limits
import dev.headrace.benchmarks.paired.FlowSteps.Order
import dev.headrace.benchmarks.paired.FlowSteps.Quote
import dev.headrace.benchmarks.paired.FlowSteps.Refusal
import dev.headrace.benchmarks.paired.FlowSteps.Risk
import dev.headrace.benchmarks.paired.FlowSteps.Tick
import dev.headrace.flow.Fail
import dev.headrace.kotlin.attempt
import dev.headrace.kotlin.attemptOrFail
import dev.headrace.kotlin.dag
import dev.headrace.kotlin.end
import dev.headrace.kotlin.getValue
import dev.headrace.kotlin.guard
import dev.headrace.kotlin.handler
import dev.headrace.kotlin.merge
import dev.headrace.kotlin.onError
import dev.headrace.kotlin.pipeline
import dev.headrace.kotlin.provideDelegate
import dev.headrace.kotlin.res
import dev.headrace.kotlin.resMut
import dev.headrace.kotlin.root
import dev.headrace.kotlin.setValue
import dev.headrace.kotlin.then
import dev.headrace.kotlin.thenLong
import dev.headrace.kotlin.thenNullable
import dev.headrace.world.Res
import dev.headrace.world.ResMut

/** Flows as a program in Kotlin builds them; [FlowsByHand] has the same work by hand. */
internal object KotlinFlows {
    // ---- of function references

    @JvmStatic
    fun one(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().pipeline("one") { end { sum.add(it.price()) } }
    }

    @JvmStatic
    fun three(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().pipeline("three") { then(FlowSteps::quote) then FlowSteps::order end { sum.add(it.price()) } }
    }

    @JvmStatic
    fun five(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().pipeline("five") {
            then(FlowSteps::quote) then FlowSteps::order then FlowSteps::risk then FlowSteps::fill end { sum.add(it.price()) }
        }
    }

    @JvmStatic
    fun ten(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().pipeline("ten") {
            then(FlowSteps::quote) then FlowSteps::order then FlowSteps::risk then FlowSteps::fill then FlowSteps::tick then
                FlowSteps::quote then FlowSteps::order then FlowSteps::risk then FlowSteps::fill end { sum.add(it.price()) }
        }
    }

    @JvmStatic
    fun twenty(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().pipeline("twenty") {
            then(FlowSteps::quote) then FlowSteps::order then FlowSteps::risk then FlowSteps::fill then FlowSteps::tick then
                FlowSteps::quote then FlowSteps::order then FlowSteps::risk then FlowSteps::fill then FlowSteps::tick then
                FlowSteps::quote then FlowSteps::order then FlowSteps::risk then FlowSteps::fill then FlowSteps::tick then
                FlowSteps::quote then FlowSteps::order then FlowSteps::risk then FlowSteps::fill end { sum.add(it.price()) }
        }
    }

    @JvmStatic
    fun fiveWithResources(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().pipeline("five with resources") {
            then(FlowSteps::since) then FlowSteps::limited then FlowSteps::risk then FlowSteps::filled end { sum.add(it.price()) }
        }
    }

    @JvmStatic
    fun tenWithResources(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().pipeline("ten with resources") {
            then(FlowSteps::since) then FlowSteps::limited then FlowSteps::risk then FlowSteps::filled then FlowSteps::tick then
                FlowSteps::quote then FlowSteps::limited then FlowSteps::risk then FlowSteps::filled end { sum.add(it.price()) }
        }
    }

    // ---- of lambdas

    @JvmStatic
    fun fiveLambdas(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().pipeline("five lambdas") {
            then { FlowSteps.quote(it) } then { FlowSteps.order(it) } then { FlowSteps.risk(it) } then { FlowSteps.fill(it) } end
                { sum.add(it.price()) }
        }
    }

    @JvmStatic
    fun tenLambdas(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().pipeline("ten lambdas") {
            then { FlowSteps.quote(it) } then { FlowSteps.order(it) } then { FlowSteps.risk(it) } then { FlowSteps.fill(it) } then
                { FlowSteps.tick(it) } then { FlowSteps.quote(it) } then { FlowSteps.order(it) } then { FlowSteps.risk(it) } then
                { FlowSteps.fill(it) } end { sum.add(it.price()) }
        }
    }

    @JvmStatic
    fun fiveLambdasWithResources(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().pipeline("five lambdas with resources") {
            then { last: ResMut<Tick>, tick -> FlowSteps.since(last, tick) } then
                { limits: Res<Limits>, quote -> FlowSteps.limited(limits, quote) } then
                { FlowSteps.risk(it) } then
                { limits: Res<Limits>, risk -> FlowSteps.filled(limits, risk) } end
                { sum.add(it.price()) }
        }
    }

    /** The resources are properties that the lambdas have captured. */
    @JvmStatic
    fun fiveWithProperties(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        val limits by desk.world().res<Limits>()
        var last by desk.world().resMut<Tick>()
        return desk.world().pipeline("five with properties") {
            then {
                val before = last
                last = it
                Quote(it.id(), FlowSteps.mixed(it.price() - before.price()))
            } then { Order(it.id() + 1, FlowSteps.mixed(minOf(it.price(), limits.most()))) } then { FlowSteps.risk(it) } then
                { FlowSteps.Fill(it.id() + limits.most(), FlowSteps.mixed(it.weight() + 5)) } end { sum.add(it.price()) }
        }
    }

    @JvmStatic
    fun handler(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().handler { last: ResMut<Tick>, limits: Res<Limits>, tick: Tick ->
            val order = FlowSteps.limited(limits, FlowSteps.since(last, tick))
            sum.add(order.price())
        }
    }

    @JvmStatic
    fun longs(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().pipeline("longs") {
            thenLong { it.price() } thenLong { BoxedFlows.scaled(it) } thenLong { BoxedFlows.folded(it) } thenLong
                { BoxedFlows.scaled(it) } end { sum.add(it) }
        }
    }

    // ---- graphs

    @JvmStatic
    fun diamond(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().dag("diamond") {
            val quote by root(FlowSteps::quote)
            val order by quote then FlowSteps::order
            val offered by quote then FlowSteps::offered
            merge(order, offered, FlowSteps::weighed) end { sum.add(it.weight()) }
        }
    }

    @JvmStatic
    fun threeLevels(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().dag("three levels") {
            val quote by root(FlowSteps::quote)
            val order by quote then FlowSteps::order
            val offered by quote then FlowSteps::offered
            val priced by quote then FlowSteps::priced
            val weighed by merge(order, offered) { left, right -> FlowSteps.weighed(left, right) }
            val matched by merge(offered, priced) { left, right -> FlowSteps.matched(left, right) }
            merge(weighed, matched, order) { risk: Risk, match, first -> FlowSteps.settled(risk, match, first) } end
                { sum.add(it.weight()) }
        }
    }

    // ---- two ways out

    @JvmStatic
    fun filters(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().pipeline("filters") {
            guard(Tick::isLarge) then FlowSteps::quote guard { it.isEven } end { sum.add(it.price()) }
        }
    }

    @JvmStatic
    fun nullable(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        return desk.world().pipeline("nullable") {
            thenNullable { if (it.isLarge) it else null } then FlowSteps::quote end { sum.add(it.price()) }
        }
    }

    @JvmStatic
    fun fail(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        val rejected = desk.rejected()
        return desk.world().pipeline("fail") {
            attemptOrFail { tick, fail: Fail<Refusal> -> if (tick.isLarge) tick else fail.with(Refusal.SMALL) } onError
                { rejected.add(it.code.toLong()) } then FlowSteps::quote end { sum.add(it.price()) }
        }
    }

    @JvmStatic
    fun result(desk: Desk): Handler<Tick> {
        val sum = desk.sum()
        val rejected = desk.rejected()
        return desk.world().pipeline("result") {
            attempt(FlowSteps::largeOrRefusal) onError { rejected.add(it.code.toLong()) } then FlowSteps::quote end
                { sum.add(it.price()) }
        }
    }
}
