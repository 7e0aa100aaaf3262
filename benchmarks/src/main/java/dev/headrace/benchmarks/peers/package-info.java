/**
 * Headrace beside the libraries people use today: what is measured, how, and the pages that are
 * made of the results.
 *
 * <pre>
 *   Part ── its benchmark ── Measuring ── Results ── benchmarks/results/JDK/PART.json
 *                                                          │
 *        BENCHMARKS.md, docs-site/performance, README ── Report
 * </pre>
 *
 * <p>Each part has a package of its own beside this one, with its {@link
 * dev.headrace.benchmarks.peers.Part} and a class for each {@link
 * dev.headrace.benchmarks.peers.Peer}.
 */
package dev.headrace.benchmarks.peers;
