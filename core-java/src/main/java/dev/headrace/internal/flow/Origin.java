package dev.headrace.internal.flow;

import org.jspecify.annotations.Nullable;

/**
 * Where in a flow something comes from, as its author knows it; errors say so.
 *
 * @param flow what it is part of, such as {@code pipeline orders}
 * @param name what it is called there
 * @param explanation explains what it throws, or null
 */
public record Origin(String flow, String name, @Nullable Explanation explanation) {
  /** Nobody's: what a call throws leaves it as it is. */
  public static final Origin UNMARKED = new Origin("", "");

  /** Says what is thrown in the place of what was thrown. */
  @FunctionalInterface
  public interface Explanation {

    /**
     * Explains.
     *
     * @param thrown what was thrown
     * @param origin by what
     * @return what to throw in its place, or the same
     */
    Throwable of(Throwable thrown, Origin origin);
  }

  /** What needs no explanation. */
  public Origin(String flow, String name) {
    this(flow, name, null);
  }

  Throwable explained(Throwable thrown) {
    return explanation == null ? thrown : explanation.of(thrown, this);
  }

  @Override
  public String toString() {
    return "step " + name + " of " + flow;
  }
}
