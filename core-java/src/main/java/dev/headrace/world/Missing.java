package dev.headrace.world;

import dev.headrace.BuildException;
import dev.headrace.Problem;
import java.util.List;

/** The errors of asking for a resource that is not there, or not in the way asked for. */
final class Missing {
  private Missing() {}

  static BuildException of(Resources resources, Key<?> key) {
    String fix = "add it to the world's builder before; there are " + resources.store().keys();
    return of(key, Problem.missing(resources.toString(), key, fix));
  }

  /** The error of writing what is only read. */
  static BuildException written(Resources resources, Alias<?> alias) {
    return of(
        alias.key(),
        new Problem(Problem.Kind.INVALID, resources.toString(), alias.refusal(), alias.fix()));
  }

  private static BuildException of(Key<?> key, Problem problem) {
    return new BuildException("access to " + key, List.of(problem));
  }
}
