/** Timers: scheduled and cancelled, and scheduled and fired. */
package dev.headrace.benchmarks.timers;
