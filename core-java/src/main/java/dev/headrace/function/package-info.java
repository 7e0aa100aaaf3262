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
 */
@NullMarked
package dev.headrace.function;

import org.jspecify.annotations.NullMarked;
