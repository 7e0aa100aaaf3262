package dev.headrace.registry;

/**
 * A handler failed.
 *
 * @param registry the name of its registry
 * @param id the handler's id
 * @param handler the handler's name
 * @param event the event it was run for
 * @param cause what it threw
 * @param closed whether this was one failure too many, so that the handler was unregistered
 * @param <E> the type of the events
 */
public record HandlerFailure<E>(
    String registry, HandlerId id, String handler, E event, Throwable cause, boolean closed) {}
