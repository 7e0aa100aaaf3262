/** Injection: what a handler needs, found and wired. */
package dev.headrace.benchmarks.injection;
