package dev.headrace.world;

import dev.headrace.HeadraceException;
import java.util.Iterator;
import java.util.Map;

/**
 * Thrown by {@link World#close} when resources could not be closed. All others were closed. Its
 * cause is what the first to fail threw; what others threw is suppressed.
 */
public final class WorldCloseException extends HeadraceException {
  private static final long serialVersionUID = 1L;

  WorldCloseException(String world, Map<Key<?>, Throwable> failures) {
    super(
        "closing " + world + " failed for " + failures.keySet(),
        null,
        failures.values().iterator().next());
    Iterator<Throwable> others = failures.values().iterator();
    others.next();
    others.forEachRemaining(this::addSuppressed);
  }
}
