/** Threads of the JDK's newer kinds, where it has them. */
@NullMarked
package dev.headrace.internal.thread;

import org.jspecify.annotations.NullMarked;
