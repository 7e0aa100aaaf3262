/**
 * For tests of programs that are built on Headrace: a world to try handlers in, and handlers that
 * remember what they got; a channel that is as bad as a network can be.
 *
 * <pre>
 *   TestHarness ──dispatch──▶ handler under test ──▶ RecordingHandler
 * </pre>
 */
@NullMarked
package dev.headrace.testing;

import org.jspecify.annotations.NullMarked;
