/**
 * Handlers made of handlers, and of steps before them. What is built here is one compiled handler,
 * unless its Javadoc says otherwise.
 *
 * <pre>
 *            ┌▶ handler                          ┌▶ handler ┐
 *   event ───┼▶ handler    FanOut      event ────┤    …     │  Broadcast: added and removed
 *            └▶ handler                          └▶ handler ┘  as events go on
 *
 *   wire ──▶ function ──▶ handler     Adapt      event ──▶ [ handler ] ──▶ failures   Guarded
 * </pre>
 */
@NullMarked
package dev.headrace.flow;

import org.jspecify.annotations.NullMarked;
