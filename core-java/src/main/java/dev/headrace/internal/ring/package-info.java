/**
 * The queue between threads that inboxes and the buffers of subscribers share: {@link
 * dev.headrace.internal.ring.Ring}, of which there are two kinds.
 *
 * <p>Not exported.
 */
@NullMarked
package dev.headrace.internal.ring;

import org.jspecify.annotations.NullMarked;
