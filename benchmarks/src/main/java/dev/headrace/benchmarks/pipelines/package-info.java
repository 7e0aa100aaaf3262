/** Pipelines: an event through steps, one after another. */
package dev.headrace.benchmarks.pipelines;
