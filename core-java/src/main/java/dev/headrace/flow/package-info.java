/**
 * Flows: steps that run one after another for each event, built once and compiled into a class of
 * their own; and handlers made of handlers.
 *
 * <pre>
 *   Pipe ──guard──▶ MaybePipe ──attempt──▶ MaybeResultPipe ──onError──▶ MaybePipe ──dispatch──▶ End
 *   a value         or absent              or an error                                          build(name)
 *
 *            ┌▶ handler                          ┌▶ handler ┐
 *   event ───┼▶ handler    FanOut      event ────┤    …     │  Broadcast: added and removed
 *            └▶ handler                          └▶ handler ┘  as events go on
 * </pre>
 *
 * <p>Every function of a flow can take one resource before what flows, or a record of them; those
 * of {@code then}, {@code thenNullable}, {@code guard}, {@code tap}, {@code check}, {@code end},
 * {@code attempt}, {@code onError}, {@code onAbsent} and {@code root} can take two.
 *
 * <p>The kind of what flows is in the type of the stage, so that what makes no sense does not
 * compile. Stages never change: one may be gone on with more than once.
 */
@NullMarked
package dev.headrace.flow;

import org.jspecify.annotations.NullMarked;
