package dev.headrace.registry;

/**
 * What a registry says of one of its handlers.
 *
 * @param id the handler's id
 * @param name what it was named, or the name of its method; {@code <unnamed>} where it has none
 * @param priority the higher, the earlier it runs
 * @param once whether it is unregistered by the first event that reaches it
 */
public record HandlerInfo(HandlerId id, String name, int priority, boolean once) {}
