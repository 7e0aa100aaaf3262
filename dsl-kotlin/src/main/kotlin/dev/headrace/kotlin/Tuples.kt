package dev.headrace.kotlin

import dev.headrace.flow.Tuple2
import dev.headrace.flow.Tuple3
import dev.headrace.flow.Tuple4
import dev.headrace.flow.Tuple5

/** Its first part: `val (a, b) = tuple`. */
public operator fun <A : Any> Tuple2<A, *>.component1(): A = first()

/** Its second part: `val (a, b) = tuple`. */
public operator fun <B : Any> Tuple2<*, B>.component2(): B = second()

/** Its first part: `val (a, b, c) = tuple`. */
public operator fun <A : Any> Tuple3<A, *, *>.component1(): A = first()

/** Its second part: `val (a, b, c) = tuple`. */
public operator fun <B : Any> Tuple3<*, B, *>.component2(): B = second()

/** Its third part: `val (a, b, c) = tuple`. */
public operator fun <C : Any> Tuple3<*, *, C>.component3(): C = third()

/** Its first part: `val (a, b, c, d) = tuple`. */
public operator fun <A : Any> Tuple4<A, *, *, *>.component1(): A = first()

/** Its second part: `val (a, b, c, d) = tuple`. */
public operator fun <B : Any> Tuple4<*, B, *, *>.component2(): B = second()

/** Its third part: `val (a, b, c, d) = tuple`. */
public operator fun <C : Any> Tuple4<*, *, C, *>.component3(): C = third()

/** Its fourth part: `val (a, b, c, d) = tuple`. */
public operator fun <D : Any> Tuple4<*, *, *, D>.component4(): D = fourth()

/** Its first part: `val (a, b, c, d, f) = tuple`. */
public operator fun <A : Any> Tuple5<A, *, *, *, *>.component1(): A = first()

/** Its second part: `val (a, b, c, d, f) = tuple`. */
public operator fun <B : Any> Tuple5<*, B, *, *, *>.component2(): B = second()

/** Its third part: `val (a, b, c, d, f) = tuple`. */
public operator fun <C : Any> Tuple5<*, *, C, *, *>.component3(): C = third()

/** Its fourth part: `val (a, b, c, d, f) = tuple`. */
public operator fun <D : Any> Tuple5<*, *, *, D, *>.component4(): D = fourth()

/** Its fifth part: `val (a, b, c, d, f) = tuple`. */
public operator fun <F : Any> Tuple5<*, *, *, *, F>.component5(): F = fifth()
