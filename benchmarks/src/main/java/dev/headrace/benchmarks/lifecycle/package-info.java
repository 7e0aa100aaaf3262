/** Lifecycle: the parts of a process, started and stopped. */
package dev.headrace.benchmarks.lifecycle;
