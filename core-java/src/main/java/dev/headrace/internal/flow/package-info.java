/**
 * The flow compiler: one plan for everything that runs steps, and two engines that run it.
 *
 * <pre>
 *   front ends ──▶ Plan (checked, plain data) ──▶ Compiler     one hidden class of straight-line code
 *                                             └─▶ Interpreter  instruction by instruction, the reference
 * </pre>
 *
 * <p>Not exported.
 */
@NullMarked
package dev.headrace.internal.flow;

import org.jspecify.annotations.NullMarked;
