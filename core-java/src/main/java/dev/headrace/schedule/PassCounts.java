package dev.headrace.schedule;

/**
 * How often a system ran and was skipped.
 *
 * @param system the system's name
 * @param runs in how many passes it ran
 * @param skips in how many it did not
 */
public record PassCounts(String system, long runs, long skips) {}
