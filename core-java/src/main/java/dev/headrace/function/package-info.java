/**
 * The shapes of the functions that handlers and flows are made of. They are seldom named: a method
 * reference or a lambda becomes one where it is given.
 *
 * <pre>
 *   Action3&lt;A, B, E&gt;   (resource, resource, event) → nothing
 *   Step2&lt;A, T, U&gt;     (resource, value)           → value
 *   Check1&lt;T&gt;          (value)                     → yes or no
 *   ToLong2&lt;A, T&gt;      (resource, value)           → long
 *   LongToDouble1      (long)                      → double
 *   AsyncAction1&lt;E&gt;    (event)                     → a stage that completes when it is done
 * </pre>
 *
 * <p>All of them are serialisable, because the serialised form of a method reference names its
 * method; from there the types of the resources are read. Nothing is ever serialised.
 *
 * <p>Kotlin's functions have lost those types by then. So methods that take functions of these
 * shapes stand back, by {@code @LowPriorityInOverloadResolution}, for the extension functions of
 * the same names in headrace-kotlin, which bring the types along: Kotlin would choose the member
 * otherwise. The annotation is read by Kotlin's compiler alone, and missing at run time.
 */
@NullMarked
package dev.headrace.function;

import org.jspecify.annotations.NullMarked;
