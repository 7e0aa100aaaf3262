/**
 * Reads the method behind a method reference: its name, and the types of its parameters with their
 * arguments.
 *
 * <p>Not exported.
 */
@NullMarked
package dev.headrace.internal.method;

import org.jspecify.annotations.NullMarked;
