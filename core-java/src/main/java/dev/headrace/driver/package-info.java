/**
 * What brings events into a world from outside, below this package: other threads ({@code inbox}),
 * sockets ({@code io}). A driver is installed while the world is built and polled by its loop;
 * nothing runs unless it is polled.
 *
 * <pre>
 *   any thread ──offer──▶ Inbox ──wakes──▶ the loop's thread, which polls and runs handlers
 * </pre>
 */
@NullMarked
package dev.headrace.driver;

import org.jspecify.annotations.NullMarked;
