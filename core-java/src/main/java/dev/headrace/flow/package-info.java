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
 * <p>The kind of what flows is in the type of the stage, so that what makes no sense does not
 * compile. Stages never change: one may be gone on with more than once.
 */
@NullMarked
package dev.headrace.flow;

import org.jspecify.annotations.NullMarked;
