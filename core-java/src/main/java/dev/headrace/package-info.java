/**
 * What every part of the platform shares: the {@link dev.headrace.Handler} that events are given
 * to, the {@link dev.headrace.Result} of a step that may fail, what a full buffer does ({@link
 * dev.headrace.Overflow}), and the errors.
 *
 * <pre>
 *   event ──▶ Handler.run(event) ──▶ effects, all visible when run returns
 * </pre>
 *
 * <p>Errors come in two families. What is wrong with a wiring is found when it is built, all of it,
 * and thrown as one {@link dev.headrace.BuildException} that lists every {@link
 * dev.headrace.Problem} with its fix. What goes wrong later is a {@link
 * dev.headrace.HeadraceException} of its own kind.
 */
@NullMarked
package dev.headrace;

import org.jspecify.annotations.NullMarked;
