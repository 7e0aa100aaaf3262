package dev.headrace.flow;

/**
 * Two values as one, for a step that gives several.
 *
 * @param first the first value
 * @param second the second value
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 */
public record Tuple2<A, B>(A first, B second) {}
