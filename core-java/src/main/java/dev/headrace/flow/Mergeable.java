package dev.headrace.flow;

import org.jspecify.annotations.Nullable;

/**
 * A stage whose value can be merged with others: a value or a number, one that may be absent, or
 * yes and no. A stage with errors is made one of these first, by saying what becomes of the errors.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of the value
 */
public abstract sealed class Mergeable<I, T extends @Nullable Object> extends Stage<I, T>
    permits Pipe, MaybePipe, LongPipe, MaybeLongPipe, DoublePipe, MaybeDoublePipe, BoolPipe {
  Mergeable(Trunk trunk, Node node) {
    super(trunk, node);
  }
}
