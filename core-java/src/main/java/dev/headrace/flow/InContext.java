package dev.headrace.flow;

/**
 * Says, in the type of a flow, that its events come with a context. Nobody makes one.
 *
 * @param <C> the type of the context
 * @param <E> the type of the events
 */
@SuppressWarnings("UnusedTypeParameter") // they are all it is for
public final class InContext<C, E> {
  private InContext() {}
}
