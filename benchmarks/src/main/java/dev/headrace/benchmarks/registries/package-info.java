/** Registries: an event to all who listen, on the thread that publishes. */
package dev.headrace.benchmarks.registries;
