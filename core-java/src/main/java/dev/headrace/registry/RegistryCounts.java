package dev.headrace.registry;

/**
 * What a registry counted since it was built. Each number is right once nothing is published any
 * more; while threads publish, it may lack the latest.
 *
 * @param published how many events were published, those that handlers published included
 * @param failed how many failures of handlers there were
 */
public record RegistryCounts(long published, long failed) {}
