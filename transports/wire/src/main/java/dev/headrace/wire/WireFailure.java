package dev.headrace.wire;

/**
 * Something failed, and there is no registry to be told.
 *
 * @param subject what failed
 * @param cause why
 */
public record WireFailure(String subject, Throwable cause) {}
