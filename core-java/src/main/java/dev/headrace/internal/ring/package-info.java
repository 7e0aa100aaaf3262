/**
 * The queue between threads that inboxes and the buffers of subscribers share.
 *
 * <p>Not exported.
 */
@NullMarked
package dev.headrace.internal.ring;

import org.jspecify.annotations.NullMarked;
