package dev.headrace.internal.flow;

/**
 * Where in a flow something comes from, as its author knows it; errors say so.
 *
 * @param flow what it is part of, such as {@code pipeline orders}
 * @param name what it is called there
 */
public record Origin(String flow, String name) {
  @Override
  public String toString() {
    return "step " + name + " of " + flow;
  }
}
