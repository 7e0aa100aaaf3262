package dev.headrace.wire;

/**
 * What went through a channel until now.
 *
 * @param sent messages that were written
 * @param received messages that were read
 * @param malformed lines that were no messages; those that were too long are among them
 * @param tooLong lines that were longer than a message may be
 * @param refused messages that were not taken because there was no room
 * @param waitingBytes bytes that wait to be written
 */
public record WireCounts(
    long sent, long received, long malformed, long tooLong, long refused, long waitingBytes) {}
