package dev.headrace;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with a wiring: where, what, and how to put it right.
 *
 * <p>Builders collect problems and throw them together, in a {@link BuildException}. None of the
 * texts may be blank.
 *
 * @param kind what sort of problem it is
 * @param where the step, handler or builder it was found in
 * @param what what is wrong there, naming the type or thing, a sentence without its full stop
 * @param fix what to do about it, a sentence without its full stop
 */
public record Problem(Kind kind, String where, String what, String fix) {

  /** The sorts of problems a builder can find. */
  public enum Kind {
    /** Something is named that was never registered. */
    MISSING,
    /** Something is registered twice. */
    DUPLICATE,
    /** One step names the same resource twice. */
    CONFLICT,
    /** Things wait for each other in a circle. */
    CYCLE,
    /** Something made by one owner, such as a world, is given to another. */
    FOREIGN,
    /** More is asked for than there is room for. */
    CAPACITY,
    /** A setting or a function can't be used as it is. */
    INVALID
  }

  /**
   * Makes a problem from its parts. Where one of the methods below fits, prefer it.
   *
   * @param kind what sort of problem it is
   * @param where the step, handler or builder it was found in
   * @param what what is wrong there
   * @param fix what to do about it
   * @throws IllegalArgumentException if one of the texts is blank
   */
  public Problem {
    Objects.requireNonNull(kind, "kind");
    requireText(where, "where");
    requireText(what, "what");
    requireText(fix, "fix");
  }

  /**
   * A thing that was never registered.
   *
   * @param where the step that names it
   * @param thing what it names
   * @param fix what to do about it
   * @return the problem
   */
  public static Problem missing(String where, Object thing, String fix) {
    return new Problem(Kind.MISSING, where, thing + " is not registered", fix);
  }

  /**
   * A thing that is registered twice.
   *
   * @param where the builder it is given to
   * @param thing what is given again
   * @param fix what to do about it
   * @return the problem
   */
  public static Problem duplicate(String where, Object thing, String fix) {
    return new Problem(Kind.DUPLICATE, where, thing + " is already registered", fix);
  }

  /**
   * A thing that one step names twice.
   *
   * @param where the step
   * @param thing what it names twice
   * @param first how it names it first, such as {@code "parameter 1"}
   * @param second how it names it again
   * @param fix what to do about it
   * @return the problem
   */
  public static Problem conflict(
      String where, Object thing, String first, String second, String fix) {
    return new Problem(
        Kind.CONFLICT,
        where,
        "conflicting access to " + thing + " by " + first + " and " + second,
        fix);
  }

  /**
   * Things that wait for each other in a circle.
   *
   * @param where the builder they were given to
   * @param path the things in order, each waiting for the next and the last for the first; at least
   *     one
   * @param fix what to do about it
   * @return the problem
   */
  public static Problem cycle(String where, List<?> path, String fix) {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a cycle needs at least one thing on its path");
    }
    String steps = path.stream().map(String::valueOf).collect(Collectors.joining(" → "));
    return new Problem(Kind.CYCLE, where, "cycle detected: " + steps + " → " + path.get(0), fix);
  }

  /**
   * The problem as a line of text.
   *
   * @return where, what and the fix
   */
  @Override
  public String toString() {
    return where + ": " + what + ". Fix: " + fix;
  }

  private static void requireText(String text, String part) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a problem must say " + part + ", but that text is blank");
    }
  }
}
