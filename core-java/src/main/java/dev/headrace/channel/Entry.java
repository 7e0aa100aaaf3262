package dev.headrace.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A command's place in the table: reserved at first, then live.
 *
 * <pre>
 *   live         read, written: volatile; false while a router is asked
 *   announcedTo  read: volatile   written: compare-and-set, by who announces it to that link
 *   takenBy      read, written: volatile; the router that has said yes
 * </pre>
 */
abstract sealed class Entry permits LocalCommand, RemoteCommand {
  private static final VarHandle ANNOUNCED_TO;

  static {
    try {
      ANNOUNCED_TO = MethodHandles.lookup().findVarHandle(Entry.class, "announcedTo", Link.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile boolean live;
  private volatile @Nullable Link announcedTo;
  private volatile @Nullable Link takenBy;

  abstract CommandInfo info();

  /** The link by which it is reached; null if its handler is here. */
  abstract @Nullable Link owner();

  final String id() {
    return info().id();
  }

  final boolean isLive() {
    return live;
  }

  final void goLive() {
    live = true;
  }

  /** Whether the caller is the one to announce it to a router. */
  final boolean claimFor(Link router) {
    Link before = announcedTo;
    return before != router && ANNOUNCED_TO.compareAndSet(this, before, router);
  }

  final boolean isTakenBy(Link router) {
    return takenBy == router;
  }

  final void takenBy(Link router) {
    takenBy = router;
  }
}
