/** DAGs: an event through steps that fork and meet again. */
package dev.headrace.benchmarks.dags;
