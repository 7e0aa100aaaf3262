package dev.headrace.kotlin

import dev.headrace.flow.BoolPipe

/** Says yes where [other] does too, which is not asked where this says no. */
public infix fun <I : Any> BoolPipe<I>.and(other: () -> Boolean): BoolPipe<I> = and(check0(other))

/** Says yes where [other] does too, which is not asked where this says no. [other] gets one resource first. */
public inline infix fun <I : Any, reified A> BoolPipe<I>.and(other: Given<A, Boolean>): BoolPipe<I> = and(givenCheck(other, type<A>()))

/** Says yes where [other] does, which is not asked where this says yes. */
public infix fun <I : Any> BoolPipe<I>.or(other: () -> Boolean): BoolPipe<I> = or(check0(other))

/** Says yes where [other] does, which is not asked where this says yes. [other] gets one resource first. */
public inline infix fun <I : Any, reified A> BoolPipe<I>.or(other: Given<A, Boolean>): BoolPipe<I> = or(givenCheck(other, type<A>()))

/** Says yes where [other] says no, and no where it says yes. */
public infix fun <I : Any> BoolPipe<I>.xor(other: () -> Boolean): BoolPipe<I> = xor(check0(other))

/** Says yes where [other] says no, and no where it says yes. [other] gets one resource first. */
public inline infix fun <I : Any, reified A> BoolPipe<I>.xor(other: Given<A, Boolean>): BoolPipe<I> = xor(givenCheck(other, type<A>()))
