package dev.headrace.loop;

/**
 * What a loop has done so far.
 *
 * @param turns how many turns it took
 * @param idleTurns how many of them found nothing to do
 * @param events how many events, timers and woken reactors it saw to
 * @param busyNanos how long the other turns took in all; 0 where time is not measured
 * @param longestNanos how long the longest of them took; 0 where time is not measured
 * @param times how long each of them took; none where time is not measured
 */
public record LoopReport(
    long turns, long idleTurns, long events, long busyNanos, long longestNanos, TurnTimes times) {}
