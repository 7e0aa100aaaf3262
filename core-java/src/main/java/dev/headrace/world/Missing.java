package dev.headrace.world;

import dev.headrace.BuildException;
import dev.headrace.Problem;
import java.util.List;

/** The error of asking for a resource that is not there. */
final class Missing {
  private Missing() {}

  static BuildException of(Resources resources, Key<?> key) {
    String fix =
        "add it to the world's builder before; there are " + resources.store().cells().keySet();
    return new BuildException(
        "access to " + key, List.of(Problem.missing(resources.toString(), key, fix)));
  }
}
