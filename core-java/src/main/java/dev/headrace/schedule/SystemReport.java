package dev.headrace.schedule;

/**
 * What a system has done so far.
 *
 * @param system the system's name
 * @param runs in how many passes it ran, those in which it failed included
 * @param skips in how many it was skipped
 * @param busyNanos how long its runs took in all; 0 where time is not measured
 * @param longestNanos how long the longest of them took; 0 where time is not measured
 */
public record SystemReport(
    String system, long runs, long skips, long busyNanos, long longestNanos) {}
