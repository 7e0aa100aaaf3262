package dev.headrace.internal.flow;

/**
 * Where in a flow something comes from, as its author knows it; errors say so.
 *
 * @param flow what it is part of, such as {@code pipeline orders}
 * @param name what it is called there
 */
public record Origin(String flow, String name) {
  /** Nobody's: what a call throws leaves it as it is. */
  public static final Origin UNMARKED = new Origin("", "");

  @Override
  public String toString() {
    return "step " + name + " of " + flow;
  }
}
