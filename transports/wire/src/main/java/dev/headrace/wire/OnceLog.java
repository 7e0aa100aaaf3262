package dev.headrace.wire;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A log in which each thing is said once. Any thread may call it.
 *
 * <pre>
 *   said  a concurrent set; once it is full nothing more is said
 * </pre>
 */
final class OnceLog {
  private static final System.Logger LOG = System.getLogger("dev.headrace.wire");
  private static final int MOST = 1_000;

  private final Set<String> said = ConcurrentHashMap.newKeySet();

  /** Says something, unless it was said of this thing before; the text is made if it is needed. */
  void warn(String thing, Supplier<String> text, @Nullable Throwable cause) {
    if (said.size() < MOST && said.add(thing)) {
      LOG.log(Level.WARNING, text.get() + ". It is not logged again", cause);
    }
  }

  /** How many things something was said of. */
  int size() {
    return said.size();
  }
}
