package dev.headrace.internal.flow;

/**
 * How far a batch has come. It is moved on before an item is run, so that a failing item is behind
 * it.
 */
public final class Cursor {
  /** The index of the next item. */
  public int next;

  /** The index behind the last item. */
  public int end;
}
