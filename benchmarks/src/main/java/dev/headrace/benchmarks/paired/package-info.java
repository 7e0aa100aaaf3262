/**
 * The paired harness: how many times the hand-written form's time ours takes, and how many bytes it
 * allocates beyond it, measured in one JVM on a machine that has other things to do.
 *
 * <pre>
 *   Suite ── pollute, cases ──► Case ── byHand, ours ──► Subject ── a Loop of its own ──► the work
 *                                 │
 *   Paired ──► Comparison ────────┴── settle, blocks A B B A… ──► Verdict, one line
 * </pre>
 *
 * Suites are listed in {@link dev.headrace.benchmarks.paired.Suites}.
 */
package dev.headrace.benchmarks.paired;
